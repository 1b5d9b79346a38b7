"""The ledger of Art. 19: a row per request, change and recipient. Names of companies, and ids."""

from __future__ import annotations

import enum
from uuid import uuid4

from django.db import models

from ..requests.models import Request


class Way(enum.StrEnum):
    """How a recipient hears of a change."""

    EVENT = "event"
    """An app that listens to the shop's notification events."""
    BY_HAND = "by_hand"
    """Staff writes, calls, or changes it there."""


class Telling(enum.StrEnum):
    """Where the telling of one recipient stands."""

    QUEUED = "queued"
    """An event that goes out by itself."""
    TOLD = "told"
    """Handed to the shop's delivery, which tries again by itself."""
    TO_DO = "to_do"
    """For staff to do."""
    DONE = "done"
    """Staff did it, or the recipient said that it is done."""
    IMPOSSIBLE = "impossible"
    """Impossible, or only with disproportionate effort; with the reason (Art. 19)."""
    FAILED = "failed"
    """The event could not be handed over; staff can try again."""


class RecipientTold(models.Model):
    """One recipient to be told of one change.

    `records` are pairs of a Saleor type and a key; `note` is the reason, or what was done.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="recipients")
    what = models.CharField(max_length=20)
    name = models.CharField(max_length=255)
    way = models.CharField(max_length=16)
    state = models.CharField(max_length=16)
    records = models.JSONField(default=list)
    note = models.CharField(max_length=500, blank=True, default="")
    actor_id = models.BigIntegerField(null=True)
    created_at = models.DateTimeField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["created_at", "name"]
        constraints = [
            models.UniqueConstraint(fields=["request", "what", "name"], name="gdpr_recipient_once")
        ]
