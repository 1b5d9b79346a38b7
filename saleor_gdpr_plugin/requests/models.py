"""The request and its timeline. Saleor's rows are referred to by id only, without constraints."""

from __future__ import annotations

import enum
from uuid import uuid4

import django
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from .states import MOVES

CHECK = "check" if django.VERSION < (5, 1) else "condition"
"""Django 5.1 renamed the argument; 4.2 and 5.2 share this code."""


class Origin(enum.StrEnum):
    """Where a request came from."""

    ACCOUNT = "account"
    """Submitted by a shopper who was logged in."""
    GUEST = "guest"
    """Submitted with a typed address."""
    STAFF = "staff"
    """Came by e-mail, phone, letter or in person, and was written down by staff."""
    APP = "app"
    """Registered by an app of the shop."""
    SALEOR = "saleor"
    """Somebody deleted the account in Saleor itself."""
    BACKUP = "backup"
    """The journal says that the person was erased, and a backup that was restored brought them back."""


SELF_SERVICE = frozenset({Origin.ACCOUNT, Origin.GUEST})
"""Only these lapse when nobody proves them: what staff wrote down is staff's to end."""


class Way(enum.StrEnum):
    """How a request reached the shop, when not by its own page."""

    EMAIL = "email"
    PHONE = "phone"
    LETTER = "letter"
    IN_PERSON = "in_person"


class Identity(enum.StrEnum):
    """How the person was shown to be who they say. Never a copy of an identity document (spec section 3.2)."""

    LOGIN = "login"
    """Logged in to an account whose address is confirmed."""
    MAILBOX = "mailbox"
    """Read a mail we sent to the address."""
    KNOWLEDGE = "knowledge"
    """Knew what only the customer knows: order numbers, amounts."""
    CALL_BACK = "call_back"
    """Answered on the phone number or address the shop had on file."""
    IN_PERSON = "in_person"
    """Known to staff, or stood in the shop."""
    REPRESENTATIVE = "representative"
    """A representative showed a mandate."""
    OTHER = "other"
    """Another way, told in the note."""


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
    name = models.CharField(max_length=255, blank=True, default="")
    postal_address = models.TextField(blank=True, default="")
    country = models.CharField(max_length=2, blank=True, default="")
    representative = models.CharField(max_length=255, blank=True, default="")
    representative_proof = models.CharField(max_length=500, blank=True, default="")
    received_via = models.CharField(max_length=16, blank=True, default="")
    external_reference = models.CharField(max_length=255, blank=True, default="")
    identity = models.CharField(max_length=16, blank=True, default="")
    identity_note = models.CharField(max_length=500, blank=True, default="")
    received_on = models.DateField(null=True)
    target_on = models.DateField(null=True)
    due_on = models.DateField(null=True)
    paused_since = models.DateField(null=True)
    extended_on = models.DateField(null=True)
    extension_reason = models.TextField(blank=True, default="")
    assigned_to = models.BigIntegerField(null=True)
    decided_by = models.BigIntegerField(null=True)
    second_by = models.BigIntegerField(null=True)
    carry_out_at = models.DateTimeField(null=True)
    ground = models.CharField(max_length=40, blank=True, default="")
    explanation = models.TextField(blank=True, default="")
    closed_at = models.DateTimeField(null=True)
    emptied_at = models.DateTimeField(null=True)
    haystack = models.TextField(blank=True, default="")
    joined_to = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="joined")
    problem = models.CharField(max_length=200, blank=True, default="")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        # One direction for all fields: Saleor's cursors compare them as one.
        ordering = ["-submitted_at", "-id"]
        indexes = [
            models.Index(
                fields=["state", "due_on"],
                include=["account_id"],
                condition=models.Q(known=True),
                name="gdpr_request_counts",
            ),
            models.Index(fields=["state", "due_on"], name="gdpr_request_queue"),
            models.Index(fields=["address", "right"], name="gdpr_request_address"),
            models.Index(fields=["account_id"], name="gdpr_request_account"),
            models.Index(fields=["-submitted_at", "-id"], name="gdpr_request_newest"),
            models.Index(fields=["due_on", "id"], name="gdpr_request_due"),
            # What ended long ago has the earliest dates: without this the queue would read through all of it.
            models.Index(
                fields=["due_on", "id"],
                condition=models.Q(state__in=sorted(state.value for state in MOVES)),
                name="gdpr_request_open_due",
            ),
            models.Index(fields=["assigned_to"], name="gdpr_request_assigned"),
            models.Index(
                fields=["closed_at"],
                condition=models.Q(emptied_at__isnull=True, closed_at__isnull=False),
                name="gdpr_request_retention",
            ),
            GinIndex(fields=["haystack"], name="gdpr_request_search", opclasses=["gin_trgm_ops"]),
        ]
        constraints = [
            # Art. 12(4): no refusal without its reasons, by whatever code. Retention deletes the explanation.
            models.CheckConstraint(
                name="gdpr_request_refused_with_reasons",
                **{
                    CHECK: ~models.Q(state="refused")
                    | (
                        ~models.Q(ground="")
                        & (~models.Q(explanation="") | models.Q(emptied_at__isnull=False))
                    )
                },
            )
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
        # The order in which the locked request changed: who waited for the lock carries an earlier moment.
        ordering = ["pk"]


class Kind(enum.StrEnum):
    """What staff attached to a request, or left out of it."""

    ACCOUNT = "account"
    """A Saleor account; `key` is its user id."""
    MAILBOX = "mailbox"
    """An address; `key` is its normalised form."""
    ORDER = "order"
    """One order; `key` is its id."""


class Attachment(models.Model):
    """A decision of staff about whose data this is: joined to the request, or left out of it, and why.

    `method` is an `Identity`, the way it was shown to be this person's; empty for what is left out.
    """

    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="attachments")
    kind = models.CharField(max_length=16)
    key = models.CharField(max_length=320)
    joined = models.BooleanField()
    method = models.CharField(max_length=16, blank=True, default="")
    note = models.CharField(max_length=500)
    actor_id = models.BigIntegerField(null=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["request", "kind", "key"], name="gdpr_attachment_once")
        ]


class DueFirst(Request):
    """Requests by their legal date. Saleor's pages go by `Meta.ordering` alone, so each order is a proxy."""

    class Meta:
        proxy = True
        ordering = ["due_on", "id"]


class DueLast(Request):
    """Requests by their legal date, the latest first."""

    class Meta:
        proxy = True
        ordering = ["-due_on", "-id"]


class OldestFirst(Request):
    """Requests in the order in which they came."""

    class Meta:
        proxy = True
        ordering = ["submitted_at", "id"]


class EntryKind(enum.StrEnum):
    """What an entry of the thread is."""

    QUESTION = "question"
    """Staff asks the person."""
    ANSWER = "answer"
    """The person answers, by the page or by another way that staff wrote down."""
    NOTE = "note"
    """Staff writes for staff; the person never reads it here, but may in an export."""


class ThreadEntry(models.Model):
    """One question, answer or note on a request.

    `on` is the local date of the shop, the true day of an answer that came by letter. A question holds in
    `answered_on` the day of the first answer after it; until then those about identity (or, for access, scope)
    pause the clock.
    """

    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="thread")
    at = models.DateTimeField()
    on = models.DateField()
    kind = models.CharField(max_length=16)
    about = models.CharField(max_length=16, blank=True, default="")
    text = models.TextField()
    role = models.CharField(max_length=16)
    actor_id = models.BigIntegerField(null=True)
    answered_on = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["request", "at"], name="gdpr_thread_order")]
        ordering = ["pk"]
