"""What the merchant changed or added in the register of processing, and that the table of periods was confirmed."""

from __future__ import annotations

from django.db import models


class RegisterEntry(models.Model):
    """An override of a prefilled entry, or an entry of the merchant's own; unique by kind and key.

    `body` is the value as JSON, None where only `active` or `position` differ from what is prefilled: then later
    versions of our texts still come through. `updated_by` is a Saleor user id. `version` goes up with each change.
    """

    kind = models.CharField(max_length=16)
    key = models.CharField(max_length=50)
    body = models.JSONField(null=True)
    active = models.BooleanField(default=True)
    position = models.IntegerField(default=0)
    version = models.IntegerField(default=1)
    updated_at = models.DateTimeField()
    updated_by = models.BigIntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="gdpr_register_once")]


class RetentionConfirmed(models.Model):
    """Somebody read the table of retention periods and answers for it; it holds for this very table only.

    `digest` is of every rule with its version: whatever changes it afterwards voids the confirmation.
    """

    digest = models.CharField(max_length=64)
    at = models.DateTimeField()
    by = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["-pk"]
