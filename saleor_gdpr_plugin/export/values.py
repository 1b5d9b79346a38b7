"""Values of a record as people read them: yes and no, money, moments, names of countries.

Records differ between Saleor versions and grow with them, so nothing is dropped for being unknown: a key
without a word is shown by its own name.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..paper import language
from .words import FIELDS, NO, PAYMENTS, STATES, YES

MOMENTS = frozenset({"date_joined", "last_login"})
"""Fields that hold a moment, besides all whose name ends in _at."""
METADATA = "metadata"
"""The field whose keys the shop and its apps chose; they are shown as they are, whatever they are called."""


@dataclass(frozen=True, slots=True)
class Row:
    """A labelled value, ready to print."""

    label: str
    value: str


def rows(record: Mapping[str, Any], *, skip: frozenset[str] = frozenset()) -> list[Row]:
    """Every field of a record that is not empty, and a row for each entry of its metadata."""
    found: list[Row] = []
    for key, value in record.items():
        if key in skip or value in (None, "", [], {}):
            continue
        if key == METADATA and isinstance(value, Mapping):
            found += [Row(name, _plain(entry)) for name, entry in value.items()]
        else:
            found.append(Row(label(key), words(key, value)))
    return found


def label(key: str) -> str:
    """Name of a field in the language of the build."""
    return str(FIELDS.get(key, key))


def words(key: str, value: Any) -> str:
    """One value in words; `key` tells what kind of value it is."""
    match value:
        case None:
            text = ""
        case dict() if not value:
            text = ""
        case bool():
            text = str(YES if value else NO)
        case {"amount": amount, "currency": currency} if len(value) == 2:
            text = language.money(amount, currency)
        case int() | float() if key == "tax_rate":
            text = language.percent(value)
        case str():
            text = _text(key, value)
        case _:
            text = _plain(value)
    return text


def _text(key: str, value: str) -> str:
    match key:
        case "country":
            return language.country(value)
        case "language_code":
            return language.language_name(value)
        case "status":
            return str(STATES.get(value.lower(), value))
        case "charge_status":
            return str(PAYMENTS.get(value.lower(), value))
    return language.moment(value) if key.endswith("_at") or key in MOMENTS else value


def _plain(value: Any) -> str:
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return ", ".join(value)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


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
