"""The address book."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from ...contracts import Field, LegalBasis, Subject
from ...host import addresses, models
from ..table import Entry, Nested, Table
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


class AddressData(Table):
    """Addresses the person saved; those on orders belong to the orders."""

    slug = "addresses"
    label = _("Address book")
    retention = "account"
    model = "account.Address"
    order = ("pk",)

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
        owned = models.user().objects.filter(pk__in=subject.accounts).values("addresses")
        return self.objects().filter(pk__in=owned)
