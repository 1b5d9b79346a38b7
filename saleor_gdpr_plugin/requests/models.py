"""The request and its timeline. Saleor's rows are referred to by id only, without constraints."""

from __future__ import annotations

import enum
from uuid import uuid4

from django.db import models


class Origin(enum.StrEnum):
    """Where a request came from."""

    ACCOUNT = "account"
    """Submitted by a shopper who was logged in."""
    GUEST = "guest"
    """Submitted with a typed address."""


class Request(models.Model):
    """One person asking for one right.

    `email` is the address as typed, and after proof the one mail goes to; `address` is its normalised form.
    `account_id` is the Saleor account the proof opens. `received_on` is a local date of the shop: the day
    the legal clock starts.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    reference = models.CharField(max_length=16, unique=True)
    right = models.CharField(max_length=32)
    state = models.CharField(max_length=20)
    origin = models.CharField(max_length=16)
    channel = models.CharField(max_length=255)
    language = models.CharField(max_length=35)
    email = models.CharField(max_length=254)
    address = models.CharField(max_length=320)
    account_id = models.BigIntegerField(null=True)
    mailbox_proven = models.BooleanField(default=False)
    known = models.BooleanField(null=True)
    """Whether the shop holds anything for the address; None until the worker looked."""
    details = models.JSONField(default=dict)
    submitted_at = models.DateTimeField()
    received_on = models.DateField(null=True)
    due_on = models.DateField(null=True)
    decided_by = models.BigIntegerField(null=True)
    joined_to = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="joined")
    problem = models.CharField(max_length=200, blank=True, default="")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        # One direction for all fields: Saleor's cursors compare them as one.
        ordering = ["-submitted_at", "-id"]
        indexes = [
            models.Index(fields=["state", "due_on"], name="gdpr_request_queue"),
            models.Index(fields=["address", "right"], name="gdpr_request_address"),
            models.Index(fields=["account_id"], name="gdpr_request_account"),
            models.Index(fields=["-submitted_at", "-id"], name="gdpr_request_newest"),
        ]


class Event(models.Model):
    """One entry of a request's timeline, written in the transaction that caused it.

    `kind` is a state the request moved to, or what else happened ("downloaded"); `public` entries are shown
    to the person. `actor_id` is a Saleor user id of staff.
    """

    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="events")
    at = models.DateTimeField()
    kind = models.CharField(max_length=32)
    before = models.CharField(max_length=20, blank=True, default="")
    role = models.CharField(max_length=16)
    actor_id = models.BigIntegerField(null=True)
    public = models.BooleanField(default=True)
    note = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        indexes = [models.Index(fields=["request", "at"], name="gdpr_event_timeline")]
        ordering = ["at", "pk"]
