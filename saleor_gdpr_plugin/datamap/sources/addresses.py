"""The address book."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from ...contracts import Field, LegalBasis, Subject
from ...host import accounts, addresses, models
from ..erasing import RowByRow
from ..table import Entry, Nested
from .common import METADATA, PRIVATE_METADATA, plain

CONTRACT = LegalBasis.CONTRACT
ADDRESS: tuple[Entry, ...] = (
    *plain(CONTRACT, *addresses.FIELDS, provided=True),
    METADATA,
    PRIVATE_METADATA,
)
"""An address wherever it stands: in the address book, on orders and in carts."""


def address(name: str, basis: LegalBasis) -> Nested:
    """The address that a column of the record leads to."""
    return Nested(
        name, "account.Address", ADDRESS, basis, of=f"{name}_id", many=False, provided=True, covers=(name,)
    )


class AddressData(RowByRow):
    """Addresses the person saved; those on orders belong to the orders.

    Only the account leads to them: without it a row stays that nobody finds (Saleor deletes no address with it).
    """

    slug = "addresses"
    within = "account"
    label = _("Address book")
    retention = "account"
    model = "account.Address"
    order = ("pk",)
    said_as = "city"
    signs = addresses.FIELDS

    @property
    def entries(self) -> tuple[Entry, ...]:  # type: ignore[override]
        """Late, because the defaults are read from the accounts that have them."""
        users = models.user().objects
        billing = Exists(users.filter(default_billing_address=OuterRef("pk")))
        shipping = Exists(users.filter(default_shipping_address=OuterRef("pk")))
        book = ("account.User.addresses", "account.User.default_billing_address")
        return (
            Field("id", "pk", CONTRACT),
            Field("is_default_billing", billing, CONTRACT, covers=book),
            Field(
                "is_default_shipping", shipping, CONTRACT, covers=("account.User.default_shipping_address",)
            ),
            *ADDRESS,
        )

    def rows(self, subject: Subject) -> Any:
        if not subject.accounts:
            return None
        mine = models.user().objects.filter(pk__in=subject.accounts)
        places = (mine.values(name) for name in ("addresses", *accounts.DEFAULTS))
        found = Q(pk=None)
        for place in places:
            found |= Q(pk__in=place)
        return self.objects().filter(found)

    def remove(self, subject: Subject, rows: list[Any], *, now: datetime) -> None:
        """Out of the book first; a row that an order of somebody else, or anything else, shares stays as it is."""
        ids = [row.pk for row in rows]
        accounts.empty_book(subject.accounts, ids)
        addresses.drop_unused(ids)
