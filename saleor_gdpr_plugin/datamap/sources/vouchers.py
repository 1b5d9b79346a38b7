"""Vouchers that may be used once a customer."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ...contracts import Field, LegalBasis, Subject
from ...host import models
from ...subject import same_address, spelled_like
from ..erasing import RowByRow
from ..ownership import addresses_of, orders_of
from ..rows import IsOneOf

CONTRACT = LegalBasis.CONTRACT


class VoucherUses(RowByRow):
    """Which voucher an address has used up.

    The address of an account that is only logged in opens the uses on its own orders; a proven mailbox opens all.
    """

    slug = "vouchers"
    label = _("Vouchers you used")
    retention = "orders"
    model = "discount.VoucherCustomer"
    said_as = "voucher_code__code"
    signs = ("customer_email", "voucher_code_id")
    order = ("pk",)
    entries = (
        Field("id", "pk", CONTRACT),
        Field("voucher_code", "voucher_code__code", CONTRACT, provided=True),
        Field("email", "customer_email", CONTRACT, provided=True),
    )

    def rows(self, subject: Subject) -> Any:
        found = addresses_of(subject)
        if not found:
            return None
        reach = Q(pk=None)
        for address in sorted(found):
            reach |= spelled_like("customer_email", address)
        codes = self._codes(subject)
        own = [
            pk
            for pk, email, code in self.objects()
            .filter(reach)
            .values_list("pk", "customer_email", "voucher_code__code")
            if same_address(email) in subject.mailboxes or (same_address(email) in found and code in codes)
        ]
        return self.objects().filter(pk__in=own)

    def remove(self, subject: Subject, rows: list[Any], *, now: datetime) -> None:
        """The voucher can be used once more: no address can stand for one that is forgotten."""
        self.objects().filter(pk__in=[row.pk for row in rows]).delete()

    @staticmethod
    def _codes(subject: Subject) -> frozenset[str]:
        orders = models.order().objects.filter(IsOneOf("pk", orders_of(subject).own))
        return frozenset(orders.exclude(voucher_code=None).values_list("voucher_code", flat=True))
