"""Notes of staff about the customer."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from ...contracts import Field, LegalBasis, Subject
from ..erasing import RowByRow
from .common import actor

INTEREST = LegalBasis.LEGITIMATE_INTEREST


class CustomerNotes(RowByRow):
    """Notes written about the account; whoever wrote one is not named."""

    slug = "notes"
    label = _("Notes about you")
    retention = "account"
    within = "account"
    model = "account.CustomerNote"
    said_as = "date"
    signs = ("content",)
    order = ("-date", "-pk")
    entries = (
        Field("id", "pk", INTEREST),
        Field("at", "date", INTEREST),
        Field("content", "content", INTEREST),
        Field("is_public", "is_public", INTEREST),
        actor(app=None),
        Field("about", "customer_id", INTEREST, covers=("customer",)),
    )

    def rows(self, subject: Subject) -> Any:
        return self.objects().filter(customer_id__in=subject.accounts) if subject.accounts else None

    def remove(self, subject: Subject, rows: list[Any], *, now: datetime) -> None:
        self.objects().filter(pk__in=[row.pk for row in rows]).delete()
