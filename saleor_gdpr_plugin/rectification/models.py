"""Corrections of a request, and statements beside records that stay as they are. Saleor's rows by id only."""

from __future__ import annotations

import enum
from typing import Any
from uuid import uuid4

from django.db import models
from django.utils.translation import pgettext_lazy

from ..requests.models import Request


class RecordKind(enum.StrEnum):
    """On what a field stands."""

    ACCOUNT = "account"
    """A Saleor account; its key is the user id."""
    ADDRESS = "address"
    """An entry of an address book; its key is the id of the address."""
    ORDER = "order"
    """An order; its key is its id."""

    @property
    def words(self) -> str:
        """As people say it, in the active language."""
        return str(_KINDS[self])


_KINDS: dict[RecordKind, Any] = {
    RecordKind.ACCOUNT: pgettext_lazy("privacy request", "an account"),
    RecordKind.ADDRESS: pgettext_lazy("privacy request", "an address"),
    RecordKind.ORDER: pgettext_lazy("privacy request", "an order"),
}


class Verdict(enum.StrEnum):
    """What was decided about one correction."""

    OPEN = ""
    ACCEPTED = "accepted"
    REFUSED = "refused"


class Result(enum.StrEnum):
    """What became of an accepted correction."""

    NONE = ""
    APPLIED = "applied"
    ALREADY = "already"
    """The record said so by then."""


class Correction(models.Model):
    """One field that is to be corrected.

    Values are a text, an address by its fields, or null where there was none. `typed` is how the person named the
    record, `key` its key once it was found to be the person's. `asked` is what the person entered; `after` what is
    to be written, which staff may correct with the person's consent. `before` is the value when the person asked,
    `seen` the one staff decided on: nothing else is ever overwritten.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="corrections")
    field = models.CharField(max_length=40)
    name = models.CharField(max_length=256, blank=True, default="")
    kind = models.CharField(max_length=16)
    typed = models.CharField(max_length=200, blank=True, default="")
    key = models.CharField(max_length=64, blank=True, default="")
    before = models.JSONField(null=True)
    asked = models.JSONField(null=True)
    after = models.JSONField(null=True)
    seen = models.JSONField(null=True)
    by_staff = models.BooleanField(default=False)
    at = models.DateTimeField()
    position = models.PositiveIntegerField(default=0)
    verdict = models.CharField(max_length=16, blank=True, default="")
    ground = models.CharField(max_length=40, blank=True, default="")
    explanation = models.TextField(blank=True, default="")
    override = models.CharField(max_length=500, blank=True, default="")
    consent = models.CharField(max_length=500, blank=True, default="")
    actor_id = models.BigIntegerField(null=True)
    decided_at = models.DateTimeField(null=True)
    result = models.CharField(max_length=16, blank=True, default="")
    applied_at = models.DateTimeField(null=True)
    emptied = models.BooleanField(default=False)

    class Meta:
        ordering = ["at", "position"]
        indexes = [models.Index(fields=["request", "at"], name="gdpr_correction_order")]


class EmailChange(models.Model):
    """What two mailboxes say to a correction of an account's address; only one of an account is under way.

    `old` and `new` are the very strings that mail goes to. An old mailbox nobody reaches is replaced by staff, who
    says how the person was recognised (`method`, `note`).
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="email_changes")
    correction = models.OneToOneField(Correction, on_delete=models.CASCADE, related_name="email_change")
    account_id = models.BigIntegerField()
    old = models.CharField(max_length=254)
    new = models.CharField(max_length=254)
    orders = models.BooleanField(default=False)
    at = models.DateTimeField()
    old_confirmed_at = models.DateTimeField(null=True)
    new_confirmed_at = models.DateTimeField(null=True)
    method = models.CharField(max_length=16, blank=True, default="")
    note = models.CharField(max_length=500, blank=True, default="")
    actor_id = models.BigIntegerField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended = models.CharField(max_length=16, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account_id"], condition=models.Q(ended_at=None), name="gdpr_email_change_once"
            )
        ]


class Statement(models.Model):
    """What a person says beside a record that is kept as it was (Art. 16, second sentence).

    It goes with the record, and therefore stays when the request that led to it is emptied.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    request = models.ForeignKey(Request, null=True, on_delete=models.SET_NULL, related_name="statements")
    kind = models.CharField(max_length=16)
    key = models.CharField(max_length=64)
    text = models.TextField()
    actor_id = models.BigIntegerField(null=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["kind", "key"], name="gdpr_statement_record")]
