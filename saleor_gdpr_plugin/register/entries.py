"""The register as it stands: what is prefilled, overlaid by what the merchant changed or added."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ..contracts import Refused
from . import kinds
from .kinds import Activity, Recipient, Retention, System, Text, Value
from .models import RegisterEntry
from .texts import Texts

STEP = 10
"""Between the positions of prefilled entries: one of the merchant's own fits between them."""
LAST = 1000
"""Where an entry of the merchant's own stands if nobody says where."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: `prefilled` ones came with us, `changed` ones say what the merchant wrote.

    `version` is 0 while nobody touched it.
    """

    key: str
    value: Value
    active: bool = True
    position: int = 0
    prefilled: bool = True
    changed: bool = False
    version: int = 0


@dataclass(frozen=True, slots=True)
class Register:
    """All entries, those switched off too, each kind in its order."""

    entries: dict[str, tuple[Entry, ...]]

    def activities(self) -> tuple[Activity, ...]:
        """The active ones."""
        return tuple(value for _key, value in self._active(Activity))

    def recipients(self) -> tuple[Recipient, ...]:
        """The active ones."""
        return tuple(value for _key, value in self._active(Recipient))

    def retention(self) -> dict[str, Retention]:
        """The active ones by key."""
        return dict(self._active(Retention))

    def systems(self) -> dict[str, System]:
        """The active ones by key."""
        return dict(self._active(System))

    def texts(self) -> dict[str, Text]:
        """The active ones by key."""
        return dict(self._active(Text))

    def _active(self, kind: type[Any]) -> list[tuple[str, Any]]:
        return [(entry.key, entry.value) for entry in self.entries[kind.kind] if entry.active]


def load() -> Register:
    """Read the register: one query."""
    rows = {(row.kind, row.key): row for row in RegisterEntry.objects.all()}
    found: dict[str, list[Entry]] = {kind: [] for kind in kinds.KINDS}
    for (kind, key), entry in prefilled().items():
        row = rows.pop((kind, key), None)
        found[kind].append((_overlaid(row, entry) if row else None) or entry)
    for (kind, _key), row in rows.items():
        own = _overlaid(row, None) if kind in found else None
        if own is not None:
            found[kind].append(own)
    ordered = {
        kind: sorted(each, key=lambda entry: (entry.position, entry.key)) for kind, each in found.items()
    }
    return Register({kind: tuple(each) for kind, each in ordered.items()})


@cache
def prefilled() -> dict[tuple[str, str], Entry]:
    """What we ship, by kind and key, in the order of the file."""
    found = {}
    for kind, entries in _file()["entries"].items():
        for place, (key, body) in enumerate(entries.items(), 1):
            value = kinds.parse(kind, key, body)
            found[kind, key] = Entry(key=key, value=value, position=place * STEP)
    return found


@cache
def words() -> dict[str, Texts]:
    """Words around the entries that nobody has to change: roles, and what a recipient does by its kind."""
    found: dict[str, Texts] = _file()["words"]
    return found


@cache
def _file() -> dict[str, Any]:
    text = files(__package__).joinpath("prefilled.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def _overlaid(row: RegisterEntry, shipped: Entry | None) -> Entry | None:
    """The entry of a row; content that another version of ours wrote, and we cannot read, counts as none."""
    value = shipped.value if shipped else None
    if row.body is not None:
        with suppress(Refused):
            value = kinds.parse(row.kind, row.key, row.body)
    if value is None:
        return None
    return Entry(
        key=row.key,
        value=value,
        active=row.active,
        position=row.position,
        prefilled=shipped is not None,
        changed=row.body is not None,
        version=row.version,
    )
