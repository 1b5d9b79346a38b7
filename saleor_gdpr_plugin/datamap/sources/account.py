"""The customer account."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from ...contracts import Field, LegalBasis, StoredFile, Subject
from ..table import Table
from .common import METADATA, PRIVATE_METADATA

CONTRACT, INTEREST = LegalBasis.CONTRACT, LegalBasis.LEGITIMATE_INTEREST


class AccountData(Table):
    """The account row: what the person entered, and what the shop noted about it.

    Password, token key and search columns are secrets or copies and never leave the shop.
    """

    slug = "account"
    label = _("Account")
    retention = "account"
    model = "account.User"
    order = ("pk",)
    entries = (
        Field("id", "pk", CONTRACT),
        Field("email", "email", CONTRACT, provided=True),
        Field("first_name", "first_name", CONTRACT, provided=True),
        Field("last_name", "last_name", CONTRACT, provided=True),
        Field("language_code", "language_code", CONTRACT, provided=True),
        Field("avatar", "avatar", CONTRACT, provided=True),
        Field("date_joined", "date_joined", CONTRACT),
        Field("last_login", "last_login", INTEREST),
        Field("last_password_reset_request", "last_password_reset_request", INTEREST),
        Field("last_confirm_email_request", "last_confirm_email_request", INTEREST),
        Field("updated_at", "updated_at", CONTRACT),
        Field("is_active", "is_active", CONTRACT),
        Field("is_confirmed", "is_confirmed", CONTRACT),
        Field("is_staff", "is_staff", CONTRACT),
        Field("customer_type", "customer_type__name", CONTRACT),
        Field("number_of_orders", "number_of_orders", CONTRACT),
        Field("note", "note", INTEREST),
        Field("external_reference", "external_reference", CONTRACT),
        Field("uuid", "uuid", CONTRACT),
        METADATA,
        PRIVATE_METADATA,
    )

    def rows(self, subject: Subject) -> Any:
        return self.objects().filter(pk__in=subject.accounts) if subject.accounts else None

    def files(self, subject: Subject) -> Iterable[StoredFile]:
        """The picture of each account; its thumbnails are smaller copies."""
        rows = self.rows(subject)
        named = [] if rows is None else rows.exclude(avatar="").values_list("pk", "avatar").order_by("pk")
        for number, name in named:
            if name:
                yield StoredFile(f"account/{number}-{name.rpartition('/')[2]}", name)
