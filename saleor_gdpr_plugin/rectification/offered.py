"""What a person can have corrected: to everybody by name, to whoever is proven with what is there now."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

from .. import subject
from ..conf import Settings
from ..datamap.ownership import orders_of
from ..host import accounts, models
from ..requests.models import Request
from . import keeping, places, telling
from .fields import FIELDS, Field
from .models import Correction, RecordKind

ORDERS = 20
"""The newest orders that are offered one by one; older ones are named by their number."""


@dataclass(slots=True)
class Offer:
    """One field on offer; `row` and `current` only for its person."""

    field: Field
    label: str
    at_once: bool
    key: str = ""
    of: str = ""
    number: str = ""
    row: Correction | None = None
    current: Any = None
    kept_because: list[str] = dataclasses.field(default_factory=list)


def to(user: Any | None, settings: Settings) -> list[Offer]:
    """The offer in the active language; a login that does not prove its address sees what a visitor sees."""
    if user is None or not subject.proves_address(user):
        return [
            Offer(each, label, at_once=False, key=key)
            for each in FIELDS.values()
            for key, label in _keys(each, settings)
        ]
    records = _records(user)
    asked = Request(account_id=user.pk)
    # Corrections that nobody asked for and that are never saved: they say where to read.
    rows = [
        Correction(request=asked, field=each.key, name=name, kind=each.kind, key=key)
        for each in FIELDS.values()
        for key in records[each.kind]
        for name, _label in _keys(each, settings)
    ]
    rules, names = keeping.rules_for(rows), telling.names(rows, settings)
    return [
        Offer(
            FIELDS[row.field],
            str(names[row.pk]),
            at_once=settings.self_service and FIELDS[row.field].self_service,
            key=row.name,
            of=row.key if row.kind != RecordKind.ACCOUNT else "",
            number=names[row.pk].number,
            row=row,
            current=places.current(row, record=records[RecordKind(row.kind)][row.key]),
            kept_because=[str(rule.reason) for rule in rules[row.pk]],
        )
        for row in rows
    ]


def _keys(each: Field, settings: Settings) -> list[tuple[str, str]]:
    if each.key == "metadata":
        return list(settings.rectifiable_metadata.items())
    return [("", str(each.label))]


def _records(user: Any) -> dict[RecordKind, dict[str, Any]]:
    """The person's own records of each kind by key, with their addresses, read once for all fields."""
    newest = orders_of(subject.proven(user.pk, None)).own[:ORDERS]
    orders = models.order().objects.filter(pk__in=newest).order_by("-created_at")
    with_addresses = orders.select_related("billing_address", "shipping_address")
    return {
        RecordKind.ACCOUNT: {str(user.pk): user},
        RecordKind.ADDRESS: {str(row.pk): row for row in accounts.book(user)},
        RecordKind.ORDER: {str(row.pk): row for row in with_addresses},
    }
