"""Values of a record as people read them: yes and no, money, moments, names of countries.

Records differ between Saleor versions and grow with them, so nothing is dropped for being unknown: a field
without a word is shown by its own name, a value without one as it is stored.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..datamap import registry
from ..paper import language
from .event_words import EVENTS, MAILS
from .field_words import FIELDS
from .words import ACTORS, METHODS, NO, ORIGINS, PAYMENTS, RESERVED, STATES, YES

MOMENTS = frozenset({"at", "date", "created", "date_joined", "last_login", "last_change", "moment"})
"""Fields that hold a moment, besides all whose name ends in one of ENDS."""
ENDS = ("_at", "_on", "_date", "_request", "since", "until")
METADATA = frozenset({"metadata", "private_metadata"})
"""Fields whose keys the shop and its apps chose; they are shown as they are, whatever they are called."""
COUNTRIES = frozenset({"country", "country_code", "billing_country", "billing_country_code"})
LANGUAGES = frozenset({"language", "language_code"})
WORDS: dict[str, dict[str, Any]] = {
    "by": ACTORS,
    "status": STATES,
    "order_status": STATES,
    "charge_status": PAYMENTS,
    "authorize_status": RESERVED,
    "origin": ORIGINS,
    "email_type": MAILS,
    "payment_method_type": METHODS,
}
"""Fields whose values Saleor chooses from a list."""
ENVELOPE = frozenset(
    {
        "company_name", "first_name", "last_name", "street_address_1", "street_address_2", "city_area",
        "postal_code", "city", "country_area", "country", "phone",
    }
)  # fmt: skip
"""Fields that an envelope shows."""
AMOUNT = re.compile(r"-?[0-9]{1,30}(\.[0-9]{1,30})?")
DEEPEST = 12
"""Levels of nesting that are laid out; deeper ones are shown as JSON."""


@dataclass(frozen=True, slots=True)
class Row:
    """A labelled value, ready to print: a text, or what is nested in it.

    `raw` is the value as stored where words say less, for example the seconds of a moment.
    """

    label: str
    value: str = ""
    raw: str = ""
    rows: tuple[Row, ...] = ()
    """Of a nested object."""
    each: tuple[tuple[Row, ...], ...] = ()
    """Of nested rows."""


def rows(
    record: Mapping[str, Any], *, skip: frozenset[str] = frozenset(), source: str = "", depth: int = 0
) -> list[Row]:
    """Every field of a record that is not empty, nested ones included, and a row for each entry of its metadata.

    `source` is the slug of the source the record stands in: it tells what its events are called.
    """
    found: list[Row] = []
    for key, value in record.items():
        if key in skip or is_empty(value):
            continue
        if key in METADATA and isinstance(value, Mapping):
            found += _entries(value, depth)
        else:
            row = _row(label(key, source=source), key, value, source, depth)
            if row.value or row.rows or row.each:
                found.append(row)
    return found


def is_empty(value: Any) -> bool:
    """Whether a value says nothing: zero and no do say something."""
    return value is None or (isinstance(value, str | list | dict) and not value)


def _row(name: str, key: str, value: Any, source: str, depth: int) -> Row:
    nested = isinstance(value, list) and any(isinstance(item, dict | list) for item in value)
    if depth >= DEEPEST and (nested or isinstance(value, dict)):
        return Row(name, _plain(value))

    def inside(item: Any) -> tuple[Row, ...]:
        entries = item if isinstance(item, dict) else {"": item}
        return tuple(rows(entries, source=source, depth=depth + 1) if key else _entries(entries, depth + 1))

    if isinstance(value, dict) and not _is_money(value):
        return Row(name, rows=inside(value))
    if nested:
        return Row(name, each=tuple(filter(None, map(inside, value))))
    text = words(key, value, source=source)
    raw = value if isinstance(value, str) and is_moment(key) and text != value else ""
    return Row(name, text, raw)


def _entries(value: Mapping[str, Any], depth: int) -> list[Row]:
    """Metadata, and what stands below it: names as they are, and empty values too."""
    return [_row(name, "", entry, "", depth) for name, entry in value.items()]


def label(key: str, *, source: str = "") -> str:
    """Name of a field in the language of the build: the source's own, the shared one, else its name made readable."""
    kind = registry.named(source)
    if kind and key in kind.names:
        return str(kind.names[key])
    if key in FIELDS:
        return str(FIELDS[key])
    readable = key.replace("_", " ")
    return readable[:1].upper() + readable[1:]


def words(key: str, value: Any, *, source: str = "") -> str:
    """One value in words; `key` and `source` tell what kind of value it is."""
    match value:
        case None:
            text = ""
        case dict() if not value:
            text = ""
        case bool():
            text = str(YES if value else NO)
        case dict() if _is_money(value):
            text = language.money(value["amount"], value["currency"])
        case int() | float() if key.endswith("tax_rate") and abs(value) < 10:
            text = language.percent(value)
        case str():
            text = _text(key, value, source)
        case list() if all(isinstance(item, str) for item in value):
            text = ", ".join(_text(key, item, source) for item in value)
        case _:
            text = _plain(value)
    return text


def is_moment(key: str) -> bool:
    """Whether a field of this name holds a date or a moment."""
    return key in MOMENTS or key.endswith(ENDS)


def _is_money(value: Any) -> bool:
    """Whether it is an amount as we write it; a number of a million digits would be none."""
    return (
        isinstance(value, dict)
        and value.keys() == {"amount", "currency"}
        and isinstance(value["amount"], str)
        and isinstance(value["currency"], str)
        and AMOUNT.fullmatch(value["amount"]) is not None
    )


def _text(key: str, value: str, source: str) -> str:
    kind = registry.named(source)
    if kind and (said := kind.in_words(key, value)) is not None:
        return said
    if key in COUNTRIES:
        return language.country(value)
    if key in LANGUAGES:
        return language.language_name(value)
    if key in ("type", "kind"):
        return str(EVENTS.get(source, {}).get(value.lower(), value))
    if key in WORDS:
        return str(WORDS[key].get(value.lower(), value))
    return _moment(value) if is_moment(key) else value


def _moment(value: str) -> str:
    try:
        return language.moment(value)
    except OverflowError:
        # The year 1 or 9999, moved out of the calendar by the time zone.
        return value


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def flat(found: list[Row] | tuple[Row, ...]) -> Iterator[tuple[str, str]]:
    """Label and text of every row, nested ones too, in their order."""
    for row in found:
        if row.value:
            yield row.label, row.value
        yield from flat(row.rows)
        for inner in row.each:
            yield from flat(inner)


def envelope(record: Mapping[str, Any] | None) -> list[str]:
    """The lines of an address as on an envelope: country in words, phone last."""
    address = record or {}
    lines = [
        address.get("company_name"),
        _joined(address, "first_name", "last_name"),
        *(address.get(key) for key in ("street_address_1", "street_address_2", "city_area")),
        _joined(address, "postal_code", "city"),
        address.get("country_area"),
        words("country", address.get("country")),
        address.get("phone"),
    ]
    return [line for line in lines if line]


def full_name(record: Mapping[str, Any] | None) -> str:
    """First and last name, as far as there are any."""
    return _joined(record or {}, "first_name", "last_name")


def _joined(record: Mapping[str, Any], *keys: str) -> str:
    return " ".join(record[key] for key in keys if record.get(key))
