"""The outbox row."""

from __future__ import annotations

import enum
from uuid import uuid4

from django.db import models


class MailState(enum.StrEnum):
    """Where a mail stands."""

    QUEUED = "queued"
    """Written, not yet taken by the mail server."""
    SENT = "sent"
    """The mail server said yes; the content is wiped."""
    TO_PRINT = "to_print"
    """For a person without e-mail: staff prints it and sends it by post."""
    FAILED = "failed"
    """Given up after the last try; staff sees it."""


class OutboxMail(models.Model):
    """One mail to one address, for one cause: the same cause never writes a second row."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    cause = models.CharField(max_length=200, unique=True)
    name = models.CharField(max_length=32)
    object_id = models.UUIDField(null=True, db_index=True)
    channel = models.CharField(max_length=255, blank=True)
    language = models.CharField(max_length=35)
    key_id = models.CharField(max_length=32)
    sealed = models.BinaryField(default=b"")
    state = models.CharField(max_length=16, default=MailState.QUEUED)
    problem = models.CharField(max_length=200, blank=True, default="")
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created_at", "-id"]
        indexes = [models.Index(fields=["state", "created_at"], name="gdpr_mail_state")]
