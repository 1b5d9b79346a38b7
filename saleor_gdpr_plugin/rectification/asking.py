"""What a person typed: each change checked by itself, before anything is looked up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from .. import subject
from ..contracts import Refused
from ..host import accounts, addresses
from .fields import EMAIL, Field, Needs, of_name
from .models import RecordKind

CHANGES = 50
"""Changes of one submission at most."""
TYPED = 200
"""Characters of the name of a record."""
Change = dict[str, Any]


def cleaned(changes: Sequence[Mapping[str, Any]], declared: Mapping[str, str]) -> list[Change]:
    """The changes as they are kept; `declared` are the metadata keys on offer.

    Raises Refused that names the wrong input, for example "changes.0.postal_code", with all further ones beside it.
    Cleaning what is clean changes nothing.
    """
    if len(changes) > CHANGES:
        message = _("Please name at most %(limit)s changes at a time.") % {"limit": CHANGES}
        raise Refused("too_many", message, field="changes")
    found: list[Change] = []
    wrong: list[Refused] = []
    slots: set[tuple[str, ...]] = set()
    for number, change in enumerate(changes):
        try:
            clean = _clean(change, f"changes.{number}", declared)
            if (slot := slot_of(clean)) in slots:
                raise Refused(
                    "invalid", _("This field is named twice; name it once."), field=f"changes.{number}.field"
                )
        except Refused as refused:
            wrong += [refused, *refused.others]
        else:
            slots.add(slot)
            found.append(clean)
    if wrong:
        raise together(wrong)
    return found


def together(wrong: Sequence[Refused]) -> Refused:
    """Several refusals as one, the first in front."""
    first = wrong[0]
    return Refused(first.code, first.message, field=first.field, others=tuple(wrong[1:]))


def slot_of(change: Mapping[str, Any]) -> tuple[str, ...]:
    """What a change overwrites: an address and its phone number are the same."""
    field = "address" if change["field"] == "phone" else change["field"]
    return (field, change.get("key", ""), "" if "default" in field else change.get("of", "").strip("#"))


def _clean(change: Mapping[str, Any], at: str, declared: Mapping[str, str]) -> Change:
    field = of_name(str(change.get("field") or ""), f"{at}.field")
    clean: Change = {"field": field.key}
    key = str(change.get("key") or "")
    if field.key == "metadata":
        if key not in declared:
            raise Refused("invalid", _("This detail cannot be corrected here."), field=f"{at}.key")
        clean["key"] = key
    of = str(change.get("of") or "").strip()
    if len(of) > TYPED:
        raise Refused("invalid", _("Name the order or address by its id."), field=f"{at}.of")
    if field.kind != RecordKind.ACCOUNT and not of:
        raise Refused("required", _("Say which order or address is meant."), field=f"{at}.of")
    if of and (field.kind != RecordKind.ACCOUNT or field.needs == Needs.DEFAULT):
        clean["of"] = of
    if field.needs == Needs.TEXT:
        clean["value"] = text(field, change.get("value"), f"{at}.value")
        if field.key == EMAIL and change.get("orders"):
            clean["orders"] = True
    elif change.get("address") is not None:
        if field.needs == Needs.DEFAULT and of:
            raise Refused("invalid", _("Give an entry or an address, not both."), field=f"{at}.address")
        clean["address"] = address(change["address"], at)
    elif field.needs == Needs.ADDRESS or not of:
        raise Refused("required", _("Give the address."), field=f"{at}.address")
    return clean


def text(field: Field, value: Any, at: str) -> str:
    """A text for this field; raises Refused naming `at`."""
    if not isinstance(value, str):
        raise Refused("required", _("Give the new value."), field=at)
    value = value.strip()
    if len(value) > field.limit:
        message = _("Please use at most %(limit)s characters.") % {"limit": field.limit}
        raise Refused("invalid", message, field=at)
    if field.key == EMAIL:
        try:
            # In lower case, as Saleor stores it; the proof goes to this very spelling.
            return subject.clean_address(value.lower())
        except Refused as refused:
            raise Refused(refused.code, refused.message, field=at) from None
    if field.key == "language":
        known = accounts.languages()
        if value.lower() not in known:
            raise Refused("invalid", _("The shop does not know this language."), field=at)
        return known[value.lower()]
    return value


def address(given: Mapping[str, Any], at: str) -> dict[str, str]:
    """A whole address as Saleor would store it; raises Refused with an error for each wrong field."""
    words = {name: str(given.get(name) or "").strip() for name in addresses.FIELDS}
    words["country"] = words["country"].upper()
    clean, errors = addresses.checked(words)
    if errors:
        raise together([Refused(*_said(name, code), field=f"{at}.{name}") for name, code in errors.items()])
    return clean


def phone(number: str, country: str, at: str) -> str:
    """A phone number as it would stand in an address of this country; raises Refused naming `at`."""
    clean = addresses.phone(number, country)
    if clean is None:
        raise Refused(*_said("phone", "invalid"), field=at)
    return clean


def _said(name: str, code: str) -> tuple[str, str]:
    if code == "required":
        return "required", _("This is needed in an address of this country.")
    if code == "max_length":
        return "invalid", _("This is too long.")
    if name == "country":
        return "invalid", _("Give the two letters of a country, for example DE.")
    if name == "phone":
        return "invalid", _("This is not a phone number that can be called.")
    return "invalid", _("This does not fit the rules of this country.")
