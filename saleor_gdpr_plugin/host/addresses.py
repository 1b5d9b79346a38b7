"""Addresses: checked as Saleor checks them, and changed without touching anybody who shares the row.

An address row may stand in an address book and on any number of orders. It is changed in place only where nothing
else points at it; else a new row takes its place at the one spot that is meant.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef

from . import database, models

FIELDS = (
    "first_name",
    "last_name",
    "company_name",
    "street_address_1",
    "street_address_2",
    "city",
    "city_area",
    "postal_code",
    "country",
    "country_area",
    "phone",
)
"""What an address says, in the order in which it is read (3.20 to main)."""
PREFIX = 2
"""Characters of a postcode that still say the region and no longer the street."""
UNNEEDED = ("phone",)
"""Of an address that an invoice needs, what the invoice does not."""


@dataclass(frozen=True, slots=True)
class Place:
    """A spot that points at an address: model, column, and key of the row that points (of a user for the book)."""

    model: str
    column: str
    key: str


def plain(row: Any) -> dict[str, str]:
    """The words of an address row: the country by its two letters, the phone number as E.164 where it is one."""
    return {name: _text(getattr(row, name)) for name in FIELDS}


def _text(value: Any) -> str:
    if value is None:
        return ""
    # A phone number and a country are objects on real Saleor; an invalid number keeps what was typed.
    if hasattr(value, "as_e164"):
        return str(value.as_e164 if value.is_valid() else value.raw_input or "")
    return str(getattr(value, "code", value) or "")


def checked(data: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """The address as Saleor would store it, and its errors: field → "required", "invalid" or another code.

    Asks Saleor's own form: rules of the country, phone number, lengths (`account.forms.get_address_form`, 3.20 to
    main). No query but for the shop's settings.
    """
    from saleor.account.forms import get_address_form

    if not data.get("country"):
        return {}, {"country": "required"}
    form = get_address_form(dict(data), data["country"], **_keeping_all())
    if form.is_valid():
        return {name: _text(form.cleaned_data.get(name)) for name in FIELDS}, {}
    errors = {name: found[0].code or "invalid" for name, found in form.errors.as_data().items()}
    # Without a country there are no rules that the rest could break.
    return {}, {"country": errors["country"]} if "country" in errors else errors


def phone(number: str, country: str) -> str | None:
    """A phone number as Saleor would store it in an address of this country; None where it is none."""
    from saleor.account.forms import get_address_form

    form = get_address_form({"country": country, "phone": number}, country or None)
    # The rest of an address is missing, which is of no interest here.
    return None if "phone" in form.errors else _text(form.cleaned_data.get("phone"))


def _keeping_all() -> dict[str, bool]:
    """Whether the shop keeps fields a country does not use (a setting since 3.22)."""
    from django.contrib.sites.models import Site

    settings = Site.objects.get_current().settings
    found = getattr(settings, "preserve_all_address_fields", None)
    return {} if found is None else {"preserve_all_address_fields": found}


def places(address_id: int) -> Iterator[Place]:
    """Everything that points at an address, found by the models' own relations: Saleor's and those of other apps."""
    for model, column in pointing():
        # Of the address book's own table the user counts, not the row.
        owner = "user_id" if model._meta.label == "account.User_addresses" else "pk"
        for key in model._base_manager.filter(**{column: address_id}).values_list(owner, flat=True)[:100]:
            yield Place(model._meta.label, column, str(key))


def pointing() -> Iterator[tuple[Any, str]]:
    """Every model and column of it that leads to addresses: Saleor's and those of other apps."""
    for relation in models.address()._meta.get_fields(include_hidden=True):
        direct = (relation.one_to_many or relation.one_to_one) and relation.auto_created
        if direct and not relation.concrete:
            yield relation.related_model, relation.field.attname


def locked(address_id: int) -> Any | None:
    """The row, locked until the transaction ends; None where it is gone."""
    return models.address().objects.select_for_update(of=("self",)).filter(pk=address_id).first()


def changed(row: Any, values: Mapping[str, str], *, mine: frozenset[Place]) -> tuple[Any, bool]:
    """Write values to a locked row, or to a copy of it where anything but `mine` points at it.

    Returns the row that now holds them, and whether it is a new one; pointing `mine` at a new one is the caller's.
    Saleor fact: deleting or rewriting a shared row changes every order that points at it.
    """
    shared = any(place not in mine for place in places(row.pk))
    if shared:
        row.pk, row._state.adding = None, True
    for name, value in values.items():
        setattr(row, name, value)
    row.validation_skipped = False
    row.save()
    return row, shared


def created(values: Mapping[str, str]) -> Any:
    """A new row."""
    return models.address().objects.create(**{name: values.get(name, "") for name in FIELDS})


def successors(wanted: Sequence[tuple[int, bool]]) -> list[int | None]:
    """A new row in place of each address, in this order: the keys; one query to read and one to write.

    With `True` it says all that an invoice needs; with `False` country and the beginning of the postcode. The old rows,
    which others may share, stay as they are. None where there is no such address.
    """
    names = ("pk", *FIELDS)
    known = {pk for pk, _full in wanted}
    old = {row["pk"]: row for row in models.address().objects.filter(pk__in=known).values(*names)}
    rows = [_successor(old[pk], full=full) if pk in old else None for pk, full in wanted]
    models.address().objects.bulk_create([row for row in rows if row is not None])
    return [None if row is None else row.pk for row in rows]


def _successor(old: Mapping[str, Any], *, full: bool) -> Any:
    if full:
        said = {name: old[name] for name in FIELDS if name not in UNNEEDED}
    else:
        said = {"country": old["country"], "postal_code": (old["postal_code"] or "")[:PREFIX]}
    return models.address()(**said, validation_skipped=True)


def drop_unused(ids: Collection[int]) -> int:
    """Delete those of these rows to which nothing points any more; how many.

    Saleor fact: deleting a row to which an order points empties that order's address (SET_NULL in the ORM). So rows are
    locked first, which keeps everybody from pointing at them, and deleted past the ORM, where the database's own
    constraint refuses what slipped through.
    """
    rows = models.address().objects.filter(pk__in=ids)
    held = list(rows.select_for_update(of=("self",)).order_by("pk").values_list("pk", flat=True))
    free = models.address().objects.filter(pk__in=held)
    for model, column in pointing():
        free = free.exclude(Exists(model._base_manager.filter(**{column: OuterRef("pk")})))
    found = list(free.values_list("pk", flat=True))
    if found:
        models.address()._base_manager.filter(pk__in=found)._raw_delete(database.writer_alias())
    return len(found)
