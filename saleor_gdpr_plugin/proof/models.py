"""Rows behind a proof. Nothing here can be turned back into a token, a code or an address."""

from __future__ import annotations

import enum
from uuid import uuid4

from django.db import models


class Purpose(enum.StrEnum):
    """What a token may be used for; it never works for anything else."""

    VERIFY = "verify"
    """One use: proves the mailbox for one request."""
    STATUS = "status"
    """Many uses: shows one request, and cancels it."""
    DOWNLOAD = "download"
    """One use: proves the mailbox afresh for one download."""
    TICKET = "ticket"
    """Two minutes: fetches one archive."""
    LETTER = "letter"
    """Two minutes: lets staff fetch one letter to print."""
    CONSENT = "consent"
    """One use: proves the mailbox for one consent."""
    UNDO = "undo"
    """Many uses: takes back what was typed for a mailbox without proof, by whoever reads it."""
    EMAIL_OLD = "email_old"
    """One use: the mailbox of an account agrees that the account leaves it."""
    EMAIL_NEW = "email_new"
    """One use: another mailbox agrees that the account comes to it."""
    PREVIEW = "preview"
    """Two minutes: lets staff look at an archive before its release."""
    CERTIFICATE = "certificate"
    """One use: proves the mailbox afresh for one certificate of erasure."""
    CERTIFICATE_PDF = "certificate_pdf"
    """Two minutes: fetches one certificate of erasure."""


class Token(models.Model):
    """A token we gave out: digest only, bound to a purpose and an object."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    digest = models.CharField(max_length=64, unique=True)
    purpose = models.CharField(max_length=16)
    object_id = models.UUIDField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["object_id", "purpose"], name="gdpr_token_object"),
            models.Index(fields=["expires_at"], name="gdpr_token_expiry"),
        ]


class Code(models.Model):
    """A six-digit code, good only together with the secret of the browser that asked for it."""

    object_id = models.UUIDField(primary_key=True)
    digest = models.CharField(max_length=64, blank=True, default="")
    browser = models.CharField(max_length=64)
    expires_at = models.DateTimeField(null=True)


class Tally(models.Model):
    """A count in a window of time, in shared storage: the key is a keyed digest."""

    key = models.CharField(max_length=64, primary_key=True)
    count = models.PositiveIntegerField(default=0)
    expires_at = models.DateTimeField(db_index=True)
