"""Addresses: checked as Saleor checks them, and changed without touching anybody who shares the row.

An address row may stand in an address book and on any number of orders. It is changed in place only where nothing
else points at it; else a new row takes its place at the one spot that is meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from . import models

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
    for relation in models.address()._meta.get_fields(include_hidden=True):
        direct = (relation.one_to_many or relation.one_to_one) and relation.auto_created
        if not direct or relation.concrete:
            continue
        model, column = relation.related_model, relation.field.attname
        # Of the address book's own table the user counts, not the row.
        owner = "user_id" if model._meta.label == "account.User_addresses" else "pk"
        for key in model._base_manager.filter(**{column: address_id}).values_list(owner, flat=True)[:100]:
            yield Place(model._meta.label, column, str(key))


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
