"""Where a change belongs: found among what was proven to be the person's, read there, and written there."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

import graphene

from ..contracts import Subject
from ..datamap.ownership import orders_of
from ..datamap.rows import IsOneOf
from ..host import accounts, addresses, models, orders
from .fields import FIELDS, Needs
from .models import Correction, RecordKind

ENTRY = "entry"
"""Beside the words of a usual address: the id of the entry it is."""
GONE = object()
"""What is read where the record is no longer there."""


def find(person: Subject, field: str, typed: str) -> str:
    """The key of the record that is meant, or "" where the person has none such.

    Somebody else's record reads like one that does not exist.
    """
    match FIELDS[field].kind:
        case RecordKind.ACCOUNT:
            return str(person.account_id or "")
        case RecordKind.ADDRESS:
            pk = _key(typed, "Address")
            return pk if pk and _owner(person, int(pk)) is not None else ""
        case RecordKind.ORDER:
            return _order(person, typed)


def _order(person: Subject, typed: str) -> str:
    own = orders_of(person).own
    if order_id := _key(typed, "Order"):
        return order_id if order_id in map(str, own) else ""
    number = typed.strip().lstrip("#")
    if not number or not own:
        return ""
    rows = models.order().objects.filter(IsOneOf("pk", own), number=number)
    found = rows.values_list("pk", flat=True).first()
    return str(found or "")


def _owner(person: Subject, address_id: int) -> Any | None:
    """The account of the person whose address book holds the entry."""
    for user in models.user().objects.filter(pk__in=person.accounts).order_by("pk"):
        if address_id in {row.pk for row in accounts.book(user)}:
            return user
    return None


def entries(person: Subject) -> list[int]:
    """The ids of everything in the address books of the person's accounts."""
    users = models.user().objects.filter(pk__in=person.accounts).order_by("pk")
    return [row.pk for user in users for row in accounts.book(user)]


def entry(person: Subject, typed: str) -> int | None:
    """The id of an entry in the address book of the person's own account."""
    pk = _key(typed, "Address")
    user = _owner(person, int(pk)) if pk else None
    return int(pk) if user is not None and user.pk == person.account_id else None


def _key(typed: str, kind: str) -> str:
    """The key in a global id of this kind, in its normal form; "" for anything else."""
    try:
        found, key = graphene.Node.from_global_id(typed)
        if found != kind:
            return ""
        return str(UUID(key)) if kind == "Order" else str(int(key)) if key.isascii() and len(key) < 10 else ""
    except (ValueError, UnicodeDecodeError):
        return ""


def current(row: Correction, *, locked: bool = False, record: Any | None = None) -> Any:
    """What the record says now: a text, an address, None, or GONE; `locked` until the transaction ends.

    `record` is one that was just read, with its addresses: then nothing is asked of the database.
    """
    field, given = FIELDS[row.field], record
    record = given or _record(row, locked=locked)
    if record is None:
        return GONE
    if row.field == "metadata":
        value = (record.metadata or {}).get(row.name)
        return None if value is None else str(value)
    if field.kind == RecordKind.ADDRESS:
        words = addresses.plain(record)
        return words["phone"] if row.field == "phone" else words
    if field.needs == Needs.TEXT:
        return str(getattr(record, field.column) or "")
    if given is not None:
        found = getattr(record, field.column)
    else:
        # Read by its id, not through the relation, which may be older than the lock.
        found = _address(getattr(record, f"{field.column}_id"), locked=locked)
    if found is None:
        return None
    words = addresses.plain(found)
    return {ENTRY: found.pk, **words} if field.needs == Needs.DEFAULT else words


def _address(pk: int | None, *, locked: bool) -> Any | None:
    """An address by its id; Saleor rewrites the row of an order without touching the order, so it is locked too."""
    if pk is None:
        return None
    return addresses.locked(pk) if locked else models.address().objects.filter(pk=pk).first()


def _record(row: Correction, *, locked: bool) -> Any | None:
    if not row.key:
        return None
    match FIELDS[row.field].kind:
        case RecordKind.ACCOUNT:
            rows = models.user().objects
            return accounts.locked(int(row.key)) if locked else rows.filter(pk=row.key).first()
        case RecordKind.ADDRESS:
            owner = _book_of(row)
            if owner is None:
                return None
            if not locked:
                return models.address().objects.filter(pk=row.key).first()
            # The account first, as everybody who changes its address book does.
            accounts.locked(owner)
            return addresses.locked(int(row.key))
        case RecordKind.ORDER:
            rows = models.order().objects
            return orders.locked(UUID(row.key)) if locked else rows.filter(pk=row.key).first()


def _book_of(row: Correction) -> int | None:
    """The account whose address book holds the entry of a correction; of several, the request's own."""
    at = [place for place in addresses.places(int(row.key)) if place.model.startswith("account.User")]
    users = sorted({int(place.key) for place in at})
    return row.request.account_id if row.request.account_id in users else next(iter(users), None)


def write(row: Correction) -> None:
    """Write `after` to the locked record of a correction, as Saleor's own change does."""
    field, value = FIELDS[row.field], row.after
    if field.kind == RecordKind.ORDER:
        order = orders.locked(UUID(row.key))
        if field.needs == Needs.TEXT:
            orders.change_note(order, value)
        else:
            orders.change_address(order, field.column, value)
        return
    owner = _book_of(row) if field.kind == RecordKind.ADDRESS else int(row.key)
    assert owner is not None
    user = accounts.locked(owner)
    if field.kind == RecordKind.ADDRESS:
        accounts.change_address(user, int(row.key), {"phone": value} if row.field == "phone" else value)
    elif row.field == "metadata":
        accounts.write(user, {"metadata": {row.name: value}})
    elif field.needs == Needs.DEFAULT and ENTRY in value:
        accounts.write(user, {field.column: addresses.locked(value[ENTRY])})
    elif field.needs == Needs.DEFAULT:
        accounts.add_address(user, value, default=field.column)
    else:
        accounts.write(user, {field.column: value})


def country(row: Correction) -> str:
    """The country of the address a correction is about."""
    found = models.address().objects.filter(pk=row.key).values_list("country", flat=True).first()
    return str(found or "")


def same(one: Any, other: Any) -> bool:
    """Whether two values say the same: what is empty and what is missing are one."""
    return _words(one) == _words(other)


def _words(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: found for name, found in value.items() if found not in ("", None)}
    return value or ""


def fingerprint(value: Any) -> str:
    """A short sign of a value, by which a decision names what it was based on."""
    said = "gone" if value is GONE else json.dumps(_words(value), sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()[:16]
