"""The archive, its sealed pieces, and the log of its downloads."""

from __future__ import annotations

import enum
from uuid import uuid4

from django.db import models

from ..requests.models import Request


class ArchiveState(enum.StrEnum):
    """The life of an archive, apart from that of its request."""

    BUILDING = "building"
    """Being written; a crash leaves it behind for the purge."""
    BUILT = "built"
    """Whole; only staff can look at it."""
    AVAILABLE = "available"
    """Released; the person can download it."""
    EXPIRED = "expired"
    """Its days are over; the pieces are gone or about to go."""
    WITHDRAWN = "withdrawn"
    """Taken back; the pieces are gone or about to go."""


class Archive(models.Model):
    """One ZIP, kept as sealed pieces. `size` is in bytes; `contents` counts records per source.

    `problems` are sources that could not be read, as [{"source", "reason"}].
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="archives")
    state = models.CharField(max_length=16, default=ArchiveState.BUILDING)
    key_id = models.CharField(max_length=32)
    size = models.BigIntegerField(default=0)
    contents = models.JSONField(default=dict)
    problems = models.JSONField(default=list)
    left_out = models.JSONField(default=list)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True)
    downloads = models.PositiveSmallIntegerField(default=0)
    downloads_allowed = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["state", "expires_at"], name="gdpr_archive_expiry")]


class Piece(models.Model):
    """Up to 1 MiB of an archive, sealed with its archive, number and last-flag as associated data."""

    archive = models.ForeignKey(Archive, on_delete=models.CASCADE, related_name="pieces")
    number = models.PositiveIntegerField()
    sealed = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["archive", "number"], name="gdpr_piece_once")]


class Download(models.Model):
    """One download, logged when it starts. `by_staff` marks staff looking before release."""

    archive = models.ForeignKey(Archive, on_delete=models.CASCADE, related_name="log")
    at = models.DateTimeField()
    by_staff = models.BooleanField(default=False)
