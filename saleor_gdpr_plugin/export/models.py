"""The archive and the log of its downloads, what staff adds to it and masks in it, and the sealed pieces of both."""

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

    `problems` are sources that could not be read, as [{"source", "reason"}], and systems outside Saleor that had not
    answered when it was released (`others.problem`).
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


class SealedPiece(models.Model):
    """Up to 1 MiB of content, sealed with its owner, number and last-flag as associated data."""

    number = models.PositiveIntegerField()
    sealed = models.BinaryField()

    class Meta:
        abstract = True


class Piece(SealedPiece):
    """A piece of an archive."""

    archive = models.ForeignKey(Archive, on_delete=models.CASCADE, related_name="pieces")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["archive", "number"], name="gdpr_piece_once")]


class Download(models.Model):
    """One download, logged when it starts. `by_staff` marks staff looking before release."""

    archive = models.ForeignKey(Archive, on_delete=models.CASCADE, related_name="log")
    at = models.DateTimeField()
    by_staff = models.BooleanField(default=False)


class Mask(models.Model):
    """A field of one record that staff hides before release, because it concerns other people (Art. 15(4)).

    `record` is the record's "id" as text, `path` the way to the field in data.json. `effective` says whether the
    newest archive held such a field; None until one was built.
    """

    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="masks")
    source = models.CharField(max_length=64)
    record = models.CharField(max_length=100)
    path = models.CharField(max_length=200)
    reason = models.CharField(max_length=500)
    effective = models.BooleanField(null=True)
    actor_id = models.BigIntegerField(null=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["request", "source", "record", "path"], name="gdpr_mask_once")
        ]


class AnswerKind(enum.StrEnum):
    """What a system outside Saleor answered."""

    NOTHING = "nothing"
    """It holds nothing about the person."""
    TEXT = "text"
    """In words."""
    FILE = "file"
    """A file."""


class OtherAnswer(models.Model):
    """What a system outside Saleor holds about the person: one file, one text, or that it holds nothing.

    `system` is its key in the register. Text and file lie in sealed pieces; `size` is their length in bytes.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="other_answers")
    system = models.CharField(max_length=64)
    kind = models.CharField(max_length=16)
    filename = models.CharField(max_length=120, blank=True, default="")
    media_type = models.CharField(max_length=127, blank=True, default="")
    key_id = models.CharField(max_length=32)
    size = models.BigIntegerField(default=0)
    actor_id = models.BigIntegerField(null=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["request", "system", "kind", "filename"], name="gdpr_other_answer_once"
            )
        ]


class OtherPiece(SealedPiece):
    """A piece of what a system outside Saleor answered."""

    answer = models.ForeignKey(OtherAnswer, on_delete=models.CASCADE, related_name="pieces")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["answer", "number"], name="gdpr_other_piece_once")]
