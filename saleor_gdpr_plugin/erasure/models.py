"""Plans of erasures and how far they are, legal holds, and what is left of a person who was erased."""

from __future__ import annotations

from uuid import uuid4

from django.db import models
from django.db.models import Q

from ..contracts import Disposition
from ..requests.models import Request


class Plan(models.Model):
    """What one request would do. The current one is what staff looks at and approves.

    `table` is the digest of the retention table it was made by, `problems` are sources that could not say what they
    hold, as [{"source", "reason"}]. From `begun_at` on there is no way back: then the person as they were found, sealed
    in `subject`, whom to tell, in `recipients`, and by what payment providers know the person, in `references`, stand
    here, because the shop no longer knows.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="erasure_plans")
    current = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    table = models.CharField(max_length=64)
    problems = models.JSONField(default=list)
    begun_at = models.DateTimeField(null=True)
    key_id = models.CharField(max_length=32, blank=True, default="")
    subject = models.BinaryField(default=b"")
    recipients = models.JSONField(default=dict)
    references = models.JSONField(default=list)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["request"], condition=Q(current=True), name="gdpr_erasure_plan_once"
            )
        ]


class PlanItem(models.Model):
    """One thing and what becomes of it: `contracts.Item` with what staff decided.

    `proposed` is what the rules say, `otherwise` what would become of it if nothing kept it: also what happens on the
    day after `until`. `ground` is why staff keeps it, `override` why staff does not keep what a rule keeps.
    """

    id = models.BigAutoField(primary_key=True)
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="items")
    source = models.CharField(max_length=64)
    key = models.CharField(max_length=100)
    label = models.CharField(max_length=255, blank=True, default="")
    proposed = models.CharField(max_length=16)
    otherwise = models.CharField(max_length=16)
    disposition = models.CharField(max_length=16)
    rule = models.CharField(max_length=50, blank=True, default="")
    until = models.DateField(null=True)
    blocked = models.CharField(max_length=64, blank=True, default="")
    stamp = models.CharField(max_length=255, blank=True, default="")
    reason = models.CharField(max_length=500, blank=True, default="")
    ground = models.CharField(max_length=40, blank=True, default="")
    override = models.CharField(max_length=500, blank=True, default="")
    actor_id = models.BigIntegerField(null=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "source", "key"], name="gdpr_erasure_item_once")
        ]
        indexes = [
            models.Index(
                fields=["until"],
                condition=Q(disposition=Disposition.KEEP.value, done_at__isnull=False),
                name="gdpr_erasure_kept",
            )
        ]


class Checkpoint(models.Model):
    """A source that is done, and how much of it; written in the transaction of its last batch."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="checkpoints")
    source = models.CharField(max_length=64)
    erased = models.PositiveIntegerField(default=0)
    kept = models.PositiveIntegerField(default=0)
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "source"], name="gdpr_erasure_checkpoint_once")
        ]


class LegalHold(models.Model):
    """Nothing of this person may be erased while it stands: claims are expected or pending (Art. 17(3)(e)).

    `account_id` is a Saleor user id, `address` a normalised address; either or both.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    account_id = models.BigIntegerField(null=True)
    address = models.CharField(max_length=320, blank=True, default="")
    reason = models.CharField(max_length=500)
    since = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.BigIntegerField(null=True)
    lift_reason = models.CharField(max_length=500, blank=True, default="")

    class Meta:
        ordering = ["-since", "-id"]
        indexes = [
            models.Index(fields=["account_id"], condition=Q(lifted_at=None), name="gdpr_hold_account"),
            models.Index(fields=["address"], condition=Q(lifted_at=None), name="gdpr_hold_address"),
        ]


class ErasureRecord(models.Model):
    """All that our own tables said about a person who was erased, in one sealed piece.

    `identifiers` is sealed apart: who it was, as long as something is kept that goes on its day. `content` goes on
    `until`.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    plan = models.OneToOneField(Plan, on_delete=models.CASCADE, related_name="record")
    at = models.DateTimeField()
    until = models.DateField()
    key_id = models.CharField(max_length=32)
    content = models.BinaryField(default=b"")
    identifiers = models.BinaryField(default=b"")

    class Meta:
        ordering = ["-at"]


class RecordDigest(models.Model):
    """By what a record is found again: a keyed digest of an account or an address it is about."""

    record = models.ForeignKey(ErasureRecord, on_delete=models.CASCADE, related_name="digests")
    key_id = models.CharField(max_length=32)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["digest", "record"], name="gdpr_erasure_digest_once")]


class DeletedAccount(models.Model):
    """What led from an account to the rest of a person, written down while Saleor deletes it.

    Gone as soon as a request for erasure has it. `own` is a deletion by the customer, proven by Saleor's mail;
    `confirmed` whether the account had shown that the address is its own.
    """

    account_id = models.BigIntegerField(primary_key=True)
    email = models.CharField(max_length=254)
    name = models.CharField(max_length=255, blank=True, default="")
    language = models.CharField(max_length=35, blank=True, default="")
    channel = models.CharField(max_length=255, blank=True, default="")
    confirmed = models.BooleanField(default=False)
    own = models.BooleanField(default=False)
    orders = models.JSONField(default=list)
    former = models.JSONField(default=list)
    at = models.DateTimeField()
