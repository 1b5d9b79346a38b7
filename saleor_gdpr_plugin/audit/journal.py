"""The journal: signed lines outside the database, free of personal data, so that a restored backup can be checked.

`GDPR_JOURNAL` is a directory, or a bucket (`s3://bucket/prefix`, `gs://bucket/prefix`). Without it Saleor's private
storage is used, but only when a remote private one is configured: its fallback is public. Without either, lines are
mailed to the data protection officer once a day.
"""

from __future__ import annotations

import enum
import hmac
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from .. import keys
from ..host import storage


class Wrong(enum.StrEnum):
    """Why a line cannot be believed."""

    CUT = "cut"
    """Not a whole line, and genuine ones follow: a crash or a full disk cut it off, and its entry came again whole."""
    BROKEN = "broken"
    """Changed or not ours."""
    KEY = "key"
    """Signed with a key that is not in GDPR_KEYS."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line: which entry, what kind, when, its payload, and where it stands. `wrong` is "" when it is genuine."""

    id: str
    kind: str
    at: datetime
    payload: dict[str, Any]
    place: str
    wrong: str = ""
    key_id: str = ""

    @property
    def genuine(self) -> bool:
        """Whether its signature holds."""
        return not self.wrong


def is_configured() -> bool:
    """Whether there is a place outside the database."""
    return storage.journal() is not None


def signed(kind: str, uid: UUID, at: datetime, payload: Mapping[str, Any]) -> str:
    """One line. The same entry gives the same text as long as the same key writes."""
    key_id = keys.writing_id()
    told = {**payload, "id": str(uid), "kind": kind, "at": at.isoformat(), "key": key_id}
    return _canonical({**told, "mac": keys.mac(keys.Use.JOURNAL, key_id, _canonical(told))})


def append(lines: Sequence[str], now: datetime) -> None:
    """Add lines to the file of the day; they are outside when this returns. Raises what the storage raises."""
    place = storage.journal()
    if place is None:
        raise RuntimeError("there is no journal")
    place.append(f"{now:%Y-%m-%d}.jsonl", "".join(f"{line}\n" for line in lines))


def read(text: str, *, name: str = "") -> Iterator[Line]:
    """The lines of a file in their order; what does not look like one is left out, such as the words of a mail."""
    found = [
        _line(raw.strip(), f"{name}:{number}" if name else str(number))
        for number, raw in enumerate(text.splitlines(), start=1)
        if raw.strip().startswith("{")
    ]
    last = max((place for place, line in enumerate(found) if line.genuine), default=-1)
    for place, line in enumerate(found):
        yield replace(line, wrong=Wrong.BROKEN) if line.wrong == Wrong.CUT and place > last else line


def lines(path: str | None = None) -> Iterator[Line]:
    """All lines of the configured journal, or of the file, directory or bucket `path`, each entry once, oldest first.

    Raises FileNotFoundError where there is no journal.
    """
    seen = set()
    for line in _all(path):
        if line.genuine and line.id in seen:
            continue
        seen.add(line.id)
        yield line


def _all(path: str | None) -> Iterator[Line]:
    if path and Path(path).is_file():
        yield from read(Path(path).read_text(), name=Path(path).name)
        return
    place = storage.journal(path)
    if place is None or (isinstance(place, storage.Directory) and not place.path.is_dir()):
        raise FileNotFoundError(path or "GDPR_JOURNAL")
    for name in place.names():
        yield from read(place.read(name), name=name)


def _line(raw: str, place: str) -> Line:
    nothing = datetime.min.replace(tzinfo=UTC)
    try:
        found = json.loads(raw)
    except ValueError:
        return Line("", "", nothing, {}, place, wrong=Wrong.CUT)
    try:
        mac, key_id, kind, entry = found.pop("mac"), found["key"], found["kind"], found["id"]
        at = datetime.fromisoformat(found["at"])
        wrong = "" if hmac.compare_digest(mac, _mac(key_id, found)) else Wrong.BROKEN
    except keys.KeyMissing as missing:
        return Line("", "", nothing, {}, place, wrong=Wrong.KEY, key_id=str(missing))
    except (ValueError, KeyError, TypeError, AttributeError):
        wrong = Wrong.BROKEN
    if wrong:
        return Line("", "", nothing, {}, place, wrong=wrong)
    payload = {name: value for name, value in found.items() if name not in ("id", "kind", "at", "key")}
    return Line(entry, kind, at, payload, place, key_id=key_id)


def _mac(key_id: str, told: dict[str, Any]) -> str:
    return keys.mac(keys.Use.JOURNAL, key_id, _canonical(told))


def _canonical(value: Mapping[str, Any]) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"))
