"""Restrictions of the person's data (Art. 18): since when, why, and how they ended."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ...contracts import Field, LegalBasis, Subject
from ...restriction.models import Ground
from ..erasing import Sealed
from ..ownership import addresses_of
from .common import plain

LAW = LegalBasis.LEGAL_OBLIGATION
BY = {
    "subject": pgettext_lazy("privacy restriction by", "you"),
    "staff": pgettext_lazy("privacy restriction by", "the shop's staff"),
    "app": pgettext_lazy("privacy restriction by", "a program of the shop"),
    "system": pgettext_lazy("privacy restriction by", "the privacy desk by itself"),
}


class Restrictions(Sealed):
    """Whoever of staff set or lifted one is not named."""

    slug = "restrictions"
    label = _("Restrictions of your data")
    retention = "privacy"
    names = {
        "account": pgettext_lazy("privacy request", "Number of the account"),
        "address": pgettext_lazy("privacy request", "Address as compared"),
        "request": pgettext_lazy("privacy request", "Number of the request in the shop system"),
    }
    model = "saleor_gdpr_plugin.Restriction"
    order = ("-since", "-pk")
    entries = (
        Field("id", "pk", LAW),
        *plain(
            LAW, "ground", "address", "email", "language", "channel", "since", "by_role", "note", "notice_at", "told",
            "lift_at", "lift_reason", "lift_role", "lifted_at",
        ),
        Field("account", "account_id", LAW),
        Field("request", "request_id", LAW),
    )  # fmt: skip

    def in_words(self, field: str, value: str) -> str | None:
        if field in ("by_role", "lift_role"):
            return str(BY[value]) if value in BY else None
        return Ground(value).sentence if field == "ground" and value in tuple(Ground) else None

    def rows(self, subject: Subject) -> Any:
        if not (subject.accounts or subject.mailboxes):
            return None
        theirs = Q(address__in=subject.mailboxes) & ~Q(address="")
        # Of an account only while it was under the address it has now: addresses change hands.
        account = Q(account_id__in=subject.accounts, address__in=addresses_of(subject))
        return self.objects().filter(theirs | account)
