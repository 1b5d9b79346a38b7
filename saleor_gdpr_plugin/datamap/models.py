"""What the merchant decided about keys of private metadata."""

from __future__ import annotations

import enum

from django.db import models


class KeyKind(enum.StrEnum):
    """What a key of private metadata holds."""

    PERSONAL = "personal"
    """Data about the customer: its value is exported."""
    SECRET = "secret"  # noqa: S105 (the name of a kind)
    """A secret of an app, or nothing about the customer: its value stays masked."""


class MetadataKey(models.Model):
    """One key as it was classified, by whom (Saleor user id) and when; keys without a row go by the defaults."""

    key = models.CharField(max_length=256, unique=True)
    kind = models.CharField(max_length=16)
    decided_by = models.BigIntegerField(null=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["key"]


class FileToDelete(models.Model):
    """A file of an erased person that is still in the shop's storage; gone when the file is."""

    batch = models.UUIDField(db_index=True)
    name = models.CharField(max_length=2048)
