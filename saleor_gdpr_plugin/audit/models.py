"""The rows of the audit log, and the heads of its chain."""

from __future__ import annotations

from uuid import uuid4

from django.db import models


class Entry(models.Model):
    """Who did what to which object, written in the transaction that did it; sealed in order afterwards.

    `digest` binds salt and content. Wiping the content wipes the salt with it: the digest stays, the chain holds,
    and nobody can guess what stood there. `number` is the place in the chain, without gaps; None until sealed.
    """

    at = models.DateTimeField()
    kind = models.CharField(max_length=64)
    object_id = models.CharField(max_length=64)
    role = models.CharField(max_length=16)
    actor_id = models.BigIntegerField(null=True)
    content = models.JSONField(null=True)
    salt = models.CharField(max_length=32, blank=True)
    digest = models.CharField(max_length=64)
    number = models.BigIntegerField(null=True, unique=True)
    key_id = models.CharField(max_length=32, blank=True, default="")
    seal = models.CharField(max_length=64, blank=True, default="")

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["object_id", "-at"], name="gdpr_audit_object"),
            models.Index(fields=["-at", "-id"], name="gdpr_audit_newest"),
            models.Index(fields=["id"], condition=models.Q(number=None), name="gdpr_audit_unsealed"),
        ]


class JournalLine(models.Model):
    """What the journal outside the database must still be told; written in the transaction that it tells of.

    `uid` names the entry for ever: a line that went out twice is one. Deleted once it is outside. No personal data:
    numbers of rows and keyed digests.
    """

    id = models.BigAutoField(primary_key=True)
    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=32)
    at = models.DateTimeField()
    payload = models.JSONField()

    class Meta:
        # The order in which things happened; a later line may take back an earlier one.
        ordering = ["pk"]


class Head(models.Model):
    """The end of the chain at a moment, and when it was given to the journal."""

    number = models.BigIntegerField(primary_key=True)
    seal = models.CharField(max_length=64)
    at = models.DateTimeField()
    kept_at = models.DateTimeField(null=True)
