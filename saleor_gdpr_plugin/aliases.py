"""Addresses an account had before: Saleor keeps no history, and older data still carries them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import uuid4

from django.db import models


class Alias(models.Model):
    """A former address of an account, normalised, and until when it was the account's.

    `proven` says that its mailbox was shown to be the person's: only then guest orders of that time are theirs.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    account_id = models.BigIntegerField()
    address = models.CharField(max_length=320)
    until = models.DateTimeField()
    proven = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account_id", "address"], name="gdpr_alias_once")]


def remember(account_id: int, address: str, *, proven: bool, now: datetime) -> None:
    """Write down that an account had this normalised address until now."""
    values = {"until": now} | ({"proven": True} if proven else {})
    Alias.objects.update_or_create(account_id=account_id, address=address, defaults=values)


def of(accounts: Iterable[int]) -> list[Alias]:
    """The former addresses of these accounts."""
    return list(Alias.objects.filter(account_id__in=accounts))
