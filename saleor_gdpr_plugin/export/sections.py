"""Kinds of data without a form of their own: each entry says when, what, and then everything else.

A page shows every field of every entry it was given; the letter shows the newest in a line each.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, overload

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ..contracts import Record
from ..paper import language
from .markup import table
from .values import Row, flat, is_empty, label, rows, words

MOMENTS = (
    "at", "date", "created_at", "submitted_at", "received_on", "sent_at", "placed_at", "happened_at",
    "moment", "created", "updated_at", "modified_at", "last_change", "date_joined", "since", "until",
)  # fmt: skip
"""Where the moment of an entry stands; the first that is there."""
NAMES = (
    "type", "kind", "right", "name", "subject", "gateway", "label", "title", "attribute", "filename",
    "standing", "ground",
)  # fmt: skip
"""What an entry is called; the first that is there."""
NUMBERS = ("number", "code", "voucher_code", "reference", "invoice_number", "order_number", "order")
"""Else it is called by a number, with the name of the field before it."""
LETTER_ENTRIES = 5
LETTER_TEXT = 240
LETTER_NAME = 120
"""What a letter shows at most: entries of a kind, letters of details, letters of a name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One kind of data. `records` are the newest ones, newest first; `count` speaks of all.

    Records stay text until they are printed, so that thousands of them cost little.
    """

    slug: str
    label: Any
    count: int
    records: tuple[Record, ...] = ()


class Loaded(Sequence[Mapping[str, Any]]):
    """Records as values, each made when it is asked for; one that Python cannot read (nested too deep, a
    number too long) is shown as stored."""

    def __init__(self, records: Sequence[Record]) -> None:
        self._records = records

    @overload
    def __getitem__(self, at: int) -> Mapping[str, Any]: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Mapping[str, Any]]: ...
    def __getitem__(self, at: int | slice) -> Mapping[str, Any] | Sequence[Mapping[str, Any]]:
        found = self._records[at]
        return data(found) if isinstance(found, Record) else [data(record) for record in found]

    def __len__(self) -> int:
        return len(self._records)


def data(record: Record) -> Mapping[str, Any]:
    """The record as values, or the whole of it as one text."""
    try:
        return record.data()
    except (RecursionError, ValueError):
        return {"metadata": {"JSON": record.json}}


@dataclass(frozen=True, slots=True)
class Entry:
    """One record: when, what it is called, and everything else as rows."""

    moment: str
    raw: str
    """The moment as stored."""
    name: str
    rows: list[Row]

    @property
    def table(self) -> SafeString:
        """Everything else, as a page shows it."""
        return table(self.rows)


@dataclass(frozen=True, slots=True)
class Line:
    """One record in the letter."""

    moment: str
    name: str
    details: str


def entries(section: Section, *, without: frozenset[str] = frozenset()) -> Iterator[Entry]:
    """Every record the section was given, complete but for the fields `without`."""
    for position, record in enumerate(section.records, start=1):
        otherwise = _("Entry %(number)s") % {"number": language.number(position)}
        yield entry(section.slug, record, otherwise, without=without)


def entry(slug: str, record: Record, otherwise: str, *, without: frozenset[str] = frozenset()) -> Entry:
    """A record laid out; `otherwise` is what it is called when nothing in it is a name."""
    found = data(record)
    when = next((key for key in MOMENTS if _is_text(found.get(key))), None)
    named = next((key for key in NAMES if _is_text(found.get(key))), None)
    numbered = None if named else next((key for key in NUMBERS if _is_number(found.get(key))), None)
    used = frozenset(key for key in (when, named, numbered) if key)
    return Entry(
        moment=words(when, found[when]) if when else "",
        raw=found[when] if when else "",
        name=_name(slug, found, named, numbered) or otherwise,
        rows=rows(found, skip=used | without, source=slug),
    )


def _name(slug: str, found: Mapping[str, Any], named: str | None, numbered: str | None) -> str:
    if named:
        return words(named, found[named], source=slug)
    return f"{label(numbered, source=slug)} {words(numbered, found[numbered])}" if numbered else ""


INNER = frozenset({"id", "uuid", "token", "account", "about", "about_event", "checkout"})
"""Numbers the software gave to rows: they tell a reader of the letter nothing."""


def lines(section: Section) -> list[Line]:
    """The newest records, each in a line whose length is bounded."""
    return [
        Line(clipped(each.moment, LETTER_NAME), clipped(each.name, LETTER_NAME), _details(each.rows))
        for each in islice(entries(section, without=INNER), LETTER_ENTRIES)
    ]


def _details(found: list[Row]) -> str:
    """As many fields as have room, whole ones while there are any."""
    shown, length = "", 0
    for name, value in flat(found):
        text = f"{name}: {' '.join(value[: 2 * LETTER_TEXT].split())}"
        length += len(text)
        if shown and length > LETTER_TEXT:
            return f"{shown} …"
        shown += f" · {text}" if shown else clipped(text, LETTER_TEXT)
    return shown


def clipped(value: str, length: int) -> str:
    """At most `length` characters; the whole text stands in data.json."""
    return value if len(value) <= length else f"{value[:length].rstrip()} …"


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and not is_empty(value)


def _is_number(value: Any) -> bool:
    return (isinstance(value, int) and not isinstance(value, bool)) or _is_text(value)
