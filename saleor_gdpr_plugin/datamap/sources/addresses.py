"""The address book."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from ...contracts import Field, LeftOut, LegalBasis, Record, Source, Subject
from ...host import models
from ..rows import stream

CONTRACT = LegalBasis.CONTRACT
NAMES = (
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
    "metadata",
)
ADDRESS = tuple(Field(name, name, CONTRACT, provided=name != "metadata") for name in NAMES)
"""An address wherever it stands: in the address book and on orders."""


class AddressData(Source):
    """Addresses the person saved; those on orders belong to the orders."""

    slug = "addresses"
    label = _("Address book")
    retention = "account"

    def fields(self) -> tuple[Field, ...]:
        users = models.user().objects
        billing = Exists(users.filter(default_billing_address=OuterRef("pk")))
        shipping = Exists(users.filter(default_shipping_address=OuterRef("pk")))
        return (
            Field("id", "pk", CONTRACT),
            Field("is_default_billing", billing, CONTRACT, covers=("User.default_billing_address",)),
            Field("is_default_shipping", shipping, CONTRACT, covers=("User.default_shipping_address",)),
            *ADDRESS,
        )

    def count(self, subject: Subject) -> int:
        found: int = self._rows(subject).count() if subject.accounts else 0
        return found

    def export(self, subject: Subject, *, newest: int | None = None, skip: int = 0) -> Iterator[Record]:
        if subject.accounts:
            yield from stream(self._rows(subject).order_by("pk"), self.fields())

    def left_out(self, subject: Subject) -> Sequence[LeftOut]:
        return ()

    @staticmethod
    def _rows(subject: Subject) -> Any:
        owned = models.user().objects.filter(pk__in=subject.accounts).values("addresses")
        return models.address().objects.filter(pk__in=owned)
