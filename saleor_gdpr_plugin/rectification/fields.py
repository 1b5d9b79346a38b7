"""The fields a person can have corrected: what each stands on, what it needs, and who may change it at once."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from ..contracts import Refused
from .models import RecordKind


class Needs(enum.StrEnum):
    """What has to be given for a field."""

    TEXT = "text"
    ADDRESS = "address"
    DEFAULT = "default"
    """An entry of the address book, or an address that becomes one."""


@dataclass(frozen=True, slots=True)
class Field:
    """One declared field. `column` is Saleor's name of it; `self_service` marks what the account may change anyway."""

    key: str
    label: Any
    kind: RecordKind
    needs: Needs
    column: str
    self_service: bool
    limit: int = 256
    """Characters of a text."""


ACCOUNT, ADDRESS, ORDER = RecordKind.ACCOUNT, RecordKind.ADDRESS, RecordKind.ORDER
FIELDS = {
    field.key: field
    for field in (
        Field("first_name", pgettext_lazy("privacy", "First name"), ACCOUNT, Needs.TEXT, "first_name", True),
        Field("last_name", pgettext_lazy("privacy", "Last name"), ACCOUNT, Needs.TEXT, "last_name", True),
        Field("email", gettext_lazy("E-mail address"), ACCOUNT, Needs.TEXT, "email", False, 254),
        Field("language", pgettext_lazy("privacy", "Language"), ACCOUNT, Needs.TEXT, "language_code", True, 35),
        Field("metadata", gettext_lazy("Further detail"), ACCOUNT, Needs.TEXT, "metadata", True, 500),
        Field("default_billing_address", gettext_lazy("Usual billing address"), ACCOUNT, Needs.DEFAULT,
              "default_billing_address", True),
        Field("default_shipping_address", gettext_lazy("Usual delivery address"), ACCOUNT, Needs.DEFAULT,
              "default_shipping_address", True),
        Field("address", gettext_lazy("Entry in the address book"), ADDRESS, Needs.ADDRESS, "", True),
        Field("phone", gettext_lazy("Phone number in the address book"), ADDRESS, Needs.TEXT, "phone", True, 128),
        Field("order_billing_address", gettext_lazy("Billing address"), ORDER, Needs.ADDRESS,
              "billing_address", False),
        Field("order_shipping_address", gettext_lazy("Delivery address"), ORDER, Needs.ADDRESS,
              "shipping_address", False),
        Field("customer_note", gettext_lazy("Your note"), ORDER, Needs.TEXT, "customer_note", False, 2000),
    )
}  # fmt: skip
"""Every field on offer, by the name the API knows it by."""
NAMES = frozenset({"first_name", "last_name"})
"""What an account is called: the old name is remembered, because orders carry it."""
EMAIL = "email"
"""Changed by nobody's decision alone: it needs the proof of two mailboxes."""


def of_name(name: str, field: str) -> Field:
    """The declared field; raises Refused, naming the input `field`, for any other."""
    if name not in FIELDS:
        message = _("These fields can be corrected: %(names)s. Describe anything else in the text.")
        raise Refused("invalid", message % {"names": ", ".join(FIELDS)}, field=field)
    return FIELDS[name]
