"""The customer account."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ...contracts import Field, LegalBasis, StoredFile, Subject
from ...host import deleting, models
from .. import files
from ..erasing import RowByRow
from .common import METADATA, PRIVATE_METADATA

STAFF = "staff_account"
"""Whoever works in the shop: the account has to be an ordinary one first."""
CONTRACT, INTEREST = LegalBasis.CONTRACT, LegalBasis.LEGITIMATE_INTEREST


class AccountData(RowByRow):
    """The account row: what the person entered, and what the shop noted about it.

    Password, token key and search columns are secrets or copies and never leave the shop.
    """

    slug = "account"
    label = _("Account")
    retention = "account"
    model = "account.User"
    said_as = "email"
    signs = ("email", "first_name", "last_name", "is_staff", "is_superuser")
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

    def blocked(self, subject: Subject, rows: Any) -> Mapping[Any, str]:
        """An account of staff opens the shop: somebody has to take that away first."""
        staff = rows.filter(Q(is_staff=True) | Q(is_superuser=True)).values_list("pk", flat=True)
        return dict.fromkeys(staff, STAFF)

    def remove(self, subject: Subject, rows: list[Any], *, now: datetime) -> None:
        """Last of all: what was found by the account is gone by now. Its picture goes with its smaller copies."""
        thumbnails = models.named("thumbnail.Thumbnail")
        assert thumbnails is not None
        ids = [row.pk for row in rows]
        copies = thumbnails.objects.filter(user_id__in=ids)
        named = [*copies.values_list("image", flat=True), *(row.avatar.name for row in rows if row.avatar)]
        copies.delete()
        for pk in ids:
            deleting.account(pk)
        files.forget(named, now=now)
