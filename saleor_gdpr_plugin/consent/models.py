"""The rows of consent: purposes and their exact texts, the ledger, and who must never be written to again.

The ledger only grows; a trigger of the database holds it. What names a person stands in one row beside it, which
erasure blanks.
"""

from __future__ import annotations

import enum
from uuid import uuid4

from django.db import models
from django.db.models import Q


class Standing(enum.StrEnum):
    """What an entry says about a purpose."""

    GIVEN = "given"
    WITHDRAWN = "withdrawn"
    PENDING = "pending"
    """Wished for, but not shown to come from the person: no consent."""
    OBJECTED = "objected"
    """Objected to (Art. 21(2)-(3)); stronger than withdrawn, because no other basis remains either."""
    UNDONE = "undone"
    """Taken back by the owner of the mailbox, as though it had never been: what stood before holds again."""


STOPS = frozenset({Standing.WITHDRAWN, Standing.OBJECTED})
"""What the person said no by."""


class Origin(enum.StrEnum):
    """Where an entry came from."""

    WIDGET = "widget"
    ACCOUNT = "account"
    CHECKOUT = "checkout"
    ORDER = "order"
    IMPORT = "import"
    STAFF = "staff"
    APP = "app"
    UNSUBSCRIBE = "unsubscribe"
    MIRROR = "mirror"


class Proof(enum.StrEnum):
    """How the shop can show that the person did it (Art. 7(1))."""

    NONE = "none"
    """Nothing was shown; enough to stop, never to begin."""
    LOGIN = "login"
    MAILBOX = "mailbox"
    STAFF = "staff"
    """Staff wrote down what the person said."""
    DOCUMENT = "document"
    """A paper or file outside the shop, named in the note."""


class Purpose(models.Model):
    """One purpose that people are asked about. The key never changes; texts are in `PurposeText`."""

    key = models.SlugField(max_length=50, unique=True)
    marketing = models.BooleanField(default=False)
    profiling = models.BooleanField(default=False)
    soft_opt_in = models.BooleanField(default=False)
    """Whether customers may hear of similar goods without consent (Directive 2002/58, Art. 13(2))."""
    active = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=0)
    """Version of the newest texts; 0 before the first."""
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["key"]

    @property
    def covered(self) -> bool:
        """Whether a marketing objection covers it (Art. 21(2)-(3))."""
        return self.marketing or self.profiling


class PurposeText(models.Model):
    """The exact words of a purpose in one language, as people were shown them. Written once, never changed."""

    purpose = models.ForeignKey(Purpose, on_delete=models.PROTECT, related_name="texts")
    version = models.PositiveIntegerField()
    language = models.CharField(max_length=35)
    title = models.CharField(max_length=200)
    text = models.TextField()
    digest = models.CharField(max_length=64)
    """SHA-256 over title and text, hex."""
    at = models.DateTimeField()

    class Meta:
        ordering = ["purpose_id", "version", "language"]
        constraints = [
            models.UniqueConstraint(fields=["purpose", "version", "language"], name="gdpr_purpose_text_once")
        ]


class ConsentSubject(models.Model):
    """Whose entries they are: one row for each mailbox. Its lock puts writers in a line.

    `address` is normalised, `email` as mail goes to it. Consent is per mailbox: `account_id` only says whose it was
    when the last entry was written. Erasure blanks all three. Mails go out in the language and by the channel last
    known.
    """

    address = models.CharField(max_length=320, blank=True, default="")
    email = models.CharField(max_length=254, blank=True, default="")
    account_id = models.BigIntegerField(null=True)
    language = models.CharField(max_length=35, blank=True, default="")
    channel = models.CharField(max_length=255, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["address"], condition=~Q(address=""), name="gdpr_consent_subject_address"
            ),
            models.UniqueConstraint(
                fields=["account_id"], condition=Q(address=""), name="gdpr_consent_subject_account"
            ),
        ]
        indexes = [models.Index(fields=["account_id"], name="gdpr_consent_account")]


class ConsentEntry(models.Model):
    """One line of the ledger. The last one of a purpose (and order) is what holds.

    No purpose means everything that is marketing or profiling. `cause` names what brought it about: the same cause
    twice is one entry. `uid` is how mails and requests refer to it.
    """

    id = models.BigAutoField(primary_key=True)
    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    subject = models.ForeignKey(ConsentSubject, on_delete=models.PROTECT, related_name="entries")
    purpose = models.ForeignKey(Purpose, null=True, on_delete=models.PROTECT, related_name="entries")
    order_id = models.UUIDField(null=True)
    standing = models.CharField(max_length=16)
    text = models.ForeignKey(PurposeText, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    origin = models.CharField(max_length=16)
    role = models.CharField(max_length=16)
    actor_id = models.BigIntegerField(null=True)
    proof = models.CharField(max_length=16)
    note = models.CharField(max_length=500, blank=True, default="")
    """What staff said about the proof; the only column that may be wiped later."""
    cause = models.CharField(max_length=200, null=True, unique=True)  # noqa: DJ001 (many have none)
    undoes = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="undone")

    class Meta:
        # The order in which the locked subject changed: who waited for the lock carries an earlier moment.
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["subject", "purpose", "-id"], name="gdpr_consent_last"),
            models.Index(fields=["order_id"], condition=~Q(order_id=None), name="gdpr_consent_order"),
        ]


class Suppression(models.Model):
    """A mailbox that must not be written to, known by a keyed digest only; it survives erasure and import.

    `purpose` "" stands for everything that is marketing or profiling. A lifted row stays: it says that the person
    consented anew, and for its purpose it goes before an older row that stands for all.
    """

    key_id = models.CharField(max_length=32)
    digest = models.CharField(max_length=64)
    purpose = models.CharField(max_length=50, blank=True, default="")
    reason = models.CharField(max_length=16)
    at = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["digest", "purpose", "key_id"], name="gdpr_suppression_once")
        ]
        indexes = [models.Index(fields=["key_id"], name="gdpr_suppression_key")]


class ConsentReceipt(models.Model):
    """Whether one registered handler heard of one entry, and what stopped it.

    `heard_at` is when it did; a problem without it means that it never will by itself.
    """

    entry = models.ForeignKey(ConsentEntry, on_delete=models.PROTECT, related_name="receipts")
    handler = models.CharField(max_length=40)
    heard_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "handler"], name="gdpr_consent_receipt_once")]
        indexes = [
            models.Index(fields=["handler"], condition=Q(heard_at=None), name="gdpr_consent_receipt_unheard")
        ]


class SeenFlag(models.Model):
    """What a customer's metadata last said under one configured key, as far as the ledger knows it.

    A flag that says something else was changed outside. No personal data beyond the number of the account.
    """

    user_id = models.BigIntegerField()
    private = models.BooleanField()
    key = models.CharField(max_length=200)
    on = models.BooleanField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user_id", "private", "key"], name="gdpr_seen_flag_once")
        ]


class FlagNotice(models.Model):
    """A flag that a hook saw changed: by whom, and not yet, or lately, read into the ledger.

    `written` tells that the hook was that of a change of metadata, so that whoever caused it wrote a flag.
    """

    user_id = models.BigIntegerField()
    private = models.BooleanField()
    key = models.CharField(max_length=200)
    on = models.BooleanField()
    written = models.BooleanField()
    role = models.CharField(max_length=16)
    actor_id = models.BigIntegerField(null=True)
    at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["user_id", "private", "key"], name="gdpr_flag_notice_of")]


class LearnedKey(models.Model):
    """How far the flags that a shop already had under a key were noted; nobody vouches for those."""

    private = models.BooleanField()
    key = models.CharField(max_length=200)
    last_user_id = models.BigIntegerField(default=0)
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["private", "key"], name="gdpr_learned_key_once")]


class LinkAddress(models.Model):
    """Whose mailbox a digest in the links of mail footers is: numbers of rows only, never an address.

    Once the person is erased the numbers lead nowhere, and the link still stops the mails.
    """

    digest = models.CharField(max_length=64, unique=True)
    subject_id = models.BigIntegerField(null=True)
    account_id = models.BigIntegerField(null=True)

    class Meta:
        indexes = [models.Index(fields=["account_id"], name="gdpr_link_address_account")]
