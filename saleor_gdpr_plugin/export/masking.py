"""Masking: before release staff hides single fields that concern other people (Art. 15(4)).

A mask names source, record and path; it stays with the request, so that every archive built for it is masked.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..contracts import Record
from ..datamap import exact
from ..datamap.private_keys import MASK
from ..requests.models import Request
from .models import Mask


@dataclass(frozen=True, slots=True)
class MaskedRecord(Record):
    """A record with a mask in it.

    For a computer (`json`) the mask stands in place of anything. For papers (`data`) a hidden object or list is an
    empty one, so that whatever is printed finds the kind of value it expects.
    """

    shaped: str = ""

    def data(self) -> dict[str, Any]:
        loaded: dict[str, Any] = json.loads(self.shaped)
        return loaded


def apply(record: Record, paths: Collection[str]) -> tuple[Record, frozenset[str]]:
    """The record with the fields at these dotted paths masked, and those of the paths that led to a field.

    A key may hold dots itself ("metadata.erp.note"): whatever a path can mean is masked.
    """
    masked, shaped = exact.loads(record.json), exact.loads(record.json)
    hit = frozenset(path for path in paths if _hide(masked, path.split("."), whole=True))
    if not hit:
        return record, hit
    for path in hit:
        _hide(shaped, path.split("."), whole=False)
    return MaskedRecord(exact.dumps(masked), shaped=exact.dumps(shaped)), hit


def _hide(value: Any, steps: Sequence[str], *, whole: bool) -> bool:
    """Mask below a value; whether there was anything. One mask may lie inside another."""
    found = False
    for length in range(1, len(steps) + 1):
        name, rest = _place(value, ".".join(steps[:length])), steps[length:]
        if name is None:
            continue
        if rest:
            found |= value[name] == MASK or _hide(value[name], rest, whole=whole)
        else:
            value[name] = _hidden(value[name], whole=whole)
            found = True
    return found


def _place(value: Any, step: str) -> Any:
    """The key or index a step means in this value, or None."""
    match value:
        case dict() if step in value:
            return step
        case list() if step.isascii() and step.isdigit() and len(step) < 7 and int(step) < len(value):
            return int(step)
    return None


def _hidden(value: Any, *, whole: bool) -> Any:
    if isinstance(value, dict | list) and not whole:
        return type(value)()
    return MASK


@dataclass(slots=True)
class Masks:
    """The masks of one request while an archive is built; remembers which took effect."""

    rows: Sequence[Mask] = ()
    effective: set[int] = field(default_factory=set)

    def over(self, slug: str, records: Iterator[Record]) -> Iterator[Record]:
        """The records of a source as they may be handed over; a source without masks is not even parsed."""
        by_record: dict[str, dict[str, int]] = {}
        for row in self.rows:
            if row.source == slug:
                by_record.setdefault(row.record, {})[row.path] = row.pk
        return self._hidden(records, by_record) if by_record else records

    def _hidden(self, records: Iterator[Record], by_record: dict[str, dict[str, int]]) -> Iterator[Record]:
        for record in records:
            paths = by_record.get(str(exact.loads(record.json).get("id")), {})
            if not paths:
                yield record
                continue
            masked, hit = apply(record, paths)
            self.effective |= {paths[path] for path in hit}
            yield masked

    def took_effect(self, slug: str, fields: Collection[str]) -> bool:
        """Whether one of these fields, or a part of it, was masked in a record of the source."""
        return any(
            row.source == slug and row.pk in self.effective and row.path.split(".")[0] in fields
            for row in self.rows
        )

    def told(self) -> list[dict[str, str]]:
        """What data.json says about them: which fields were masked, never why."""
        return [
            {"source": row.source, "record": row.record, "path": row.path}
            for row in self.rows
            if row.pk in self.effective
        ]

    def remember(self, *, unread: Collection[str]) -> None:
        """Write down which masks took effect, in the transaction that ends the building; of sources that could not
        be read nobody knows."""
        for row in self.rows:
            row.effective = None if row.source in unread else row.pk in self.effective
        Mask.objects.bulk_update(self.rows, ["effective"])


def of(request: Request) -> Masks:
    """The masks of a request."""
    return Masks(list(Mask.objects.filter(request_id=request.pk)))


def without_effect(request: Request) -> list[str]:
    """Masks that hid nothing in the newest archive, in words: a slip there would hand out what was to be hidden."""
    rows = Mask.objects.filter(request_id=request.pk, effective=False)
    return [f"{row.source} {row.record} {row.path}" for row in rows]
