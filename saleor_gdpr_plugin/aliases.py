"""Addresses and names an account had before: Saleor keeps no history, and older data still carries them."""

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


class FormerName(models.Model):
    """A name an account had until we corrected it: orders billed to it are no stranger's.

    Only what stood on the account in the moment of the correction. What Saleor itself changes is not among them: its
    hooks tell the new name alone, and a copy of every name would be kept for that.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    account_id = models.BigIntegerField()
    first_name = models.CharField(max_length=256, blank=True)
    last_name = models.CharField(max_length=256, blank=True)
    until = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account_id", "first_name", "last_name"], name="gdpr_former_name_once"
            )
        ]


def remember_name(account_id: int, first_name: str, last_name: str, *, now: datetime) -> None:
    """Write down that an account had this name until now; no name is none."""
    if first_name.strip() or last_name.strip():
        name = {"account_id": account_id, "first_name": first_name, "last_name": last_name}
        FormerName.objects.update_or_create(**name, defaults={"until": now})


def names_of(accounts: Iterable[int]) -> models.QuerySet[FormerName]:
    """The former names of these accounts; however late an order is, since nobody else is given them."""
    return FormerName.objects.filter(account_id__in=accounts)
