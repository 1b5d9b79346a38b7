"""Verifying: what was changed, removed or put in a different order, and where.

Limits. Entries younger than the last sealing are not protected yet. Whoever holds the keys and may write to the
database can forge the whole chain anew: only heads kept elsewhere (journal, mail, paper) show that. Without any
such head, entries cut off at the end together with their heads are not found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .. import keys
from . import log
from .models import Entry, Head
from .sealing import GENESIS, seal_of

LIMITS = (
    "Entries younger than the last sealing are not protected yet. Whoever holds GDPR_KEYS and may write to the "
    "database can forge all of it; only heads kept elsewhere (journal, mail, paper) show that."
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: its place in the chain, and what it is."""

    number: int
    what: str


@dataclass(frozen=True, slots=True)
class KnownHead:
    """A head from outside the database."""

    number: int
    seal: str


def verify(known: Iterable[KnownHead] = ()) -> Iterator[Finding]:
    """Walk the chain in constant memory and name every break; nothing means all is well."""
    heads = {head.number: head.seal for head in known}
    ours = dict(Head.objects.values_list("number", "seal"))
    expected, before = 1, GENESIS
    for row in Entry.objects.filter(number__isnull=False).order_by("number").iterator(chunk_size=2000):
        assert row.number is not None
        if row.number != expected:
            yield Finding(expected, f"missing: {_span(expected, row.number - 1)}")
        yield from _row(row, before if row.number == expected else None)
        yield from _head(row, heads.pop(row.number, None), "a head kept outside the database")
        yield from _head(row, ours.pop(row.number, None), "a head of this database")
        expected, before = row.number + 1, row.seal
    cut = [number for number in {*heads, *ours} if number >= expected]
    if cut:
        yield Finding(expected, f"cut off: {_span(expected, max(cut))}")


def _row(row: Entry, before: str | None) -> Iterator[Finding]:
    if row.content is not None and log.digest(row.salt, row.content) != row.digest:
        yield Finding(row.number, "its content was changed")
    if before is None:
        # After a gap the seal cannot be computed; the row's own successor still binds it.
        return
    try:
        if seal_of(row, before) != row.seal:
            yield Finding(row.number, "the entry was changed, exchanged or moved")
    except keys.KeyMissing:
        yield Finding(row.number, f"its key {row.key_id!r} is not in GDPR_KEYS")


def _head(row: Entry, seal: str | None, whose: str) -> Iterator[Finding]:
    if seal is not None and seal != row.seal:
        yield Finding(row.number, f"differs from {whose}")


def _span(first: int, last: int) -> str:
    return f"entry {first}" if first == last else f"entries {first} to {last}"
