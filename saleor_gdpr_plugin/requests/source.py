"""The desk's own records about a person: requests, what happened to them, what was said, and mails."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..contracts import Field, LegalBasis, Subject
from ..datamap.erasing import Sealed
from ..datamap.ownership import addresses_of
from ..datamap.sources.common import plain
from ..datamap.table import Entry, Nested
from . import source_words
from .states import State

LAW = LegalBasis.LEGAL_OBLIGATION
APP = "saleor_gdpr_plugin"

EVENT = plain(LAW, "at", "kind", "before", "role", "note")
ENTRY = (*plain(LAW, "at", "on", "kind", "about", "role", "answered_on"), Field("text", "text", LAW))
PART = plain(LAW, "at", "kind", "key", "joined", "method", "note")
DOWNLOAD = plain(LAW, "at", "by_staff")
ARCHIVE: tuple[Entry, ...] = (
    *plain(LAW, "created_at", "state", "size", "contents", "problems", "left_out", "expires_at", "downloads"),
    Nested("log", f"{APP}.Download", DOWNLOAD, LAW, on="archive_id"),
)
MASK = plain(LAW, "source", "record", "path", "at")
ANSWER = plain(LAW, "system", "kind", "filename", "media_type", "size", "at")
CORRECTION = plain(
    LAW, "at", "field", "name", "kind", "typed", "key", "before", "asked", "after", "seen", "verdict", "ground",
    "explanation", "override", "consent", "result", "applied_at",
)  # fmt: skip
EMAIL_CHANGE = (
    Field("account", "account_id", LAW),
    *plain(
        LAW, "at", "old", "new", "orders", "old_confirmed_at", "new_confirmed_at", "method", "note", "ended_at",
        "ended",
    ),
)  # fmt: skip
RECIPIENT = plain(LAW, "what", "name", "way", "state", "records", "note", "created_at", "at")
MAIL = plain(LAW, "name", "channel", "language", "created_at", "sent_at", "state")


class PrivacyRequests(Sealed):
    """Requests that were shown to be the person's, whoever of staff worked on them unnamed.

    What somebody merely typed under the person's address is nobody's until it is proven.
    """

    slug = "privacy_requests"
    label = _("Your privacy requests")
    retention = "privacy"
    names = source_words.NAMES
    model = f"{APP}.Request"
    order = ("-submitted_at", "-pk")
    entries = (
        Field("id", "pk", LAW),
        *plain(LAW, "reference", "right", "state", "origin", "channel", "language"),
        *plain(LAW, "email", "address", "name", "postal_address", "country", provided=True),
        Field("account", "account_id", LAW),
        Field("details", "details", LAW, provided=True),
        *plain(
            LAW, "submitted_at", "received_on", "received_via", "target_on", "due_on", "paused_since", "extended_on",
            "extension_reason", "representative", "representative_proof", "external_reference", "identity",
            "identity_note", "mailbox_proven", "ground", "explanation", "closed_at",
        ),
        # What staff noted for itself may speak of others.
        Nested("timeline", f"{APP}.Event", EVENT, LAW, on="request_id", where=Q(public=True)),
        Nested("thread", f"{APP}.ThreadEntry", ENTRY, LAW, on="request_id"),
        Nested("parts", f"{APP}.Attachment", PART, LAW, on="request_id"),
        Nested("corrections", f"{APP}.Correction", CORRECTION, LAW, on="request_id", order=("at", "pk")),
        Nested("email_changes", f"{APP}.EmailChange", EMAIL_CHANGE, LAW, on="request_id", order=("at", "pk")),
        Nested("recipients", f"{APP}.RecipientTold", RECIPIENT, LAW, on="request_id", order=("created_at", "pk")),
        Nested("archives", f"{APP}.Archive", ARCHIVE, LAW, on="request_id", where=~Q(state="building")),
        Nested("masks", f"{APP}.Mask", MASK, LAW, on="request_id"),
        Nested("other_answers", f"{APP}.OtherAnswer", ANSWER, LAW, on="request_id"),
        Nested(
            "mails", f"{APP}.OutboxMail", MAIL, LAW, on="object_id", where=~Q(name__startswith="staff"),
            order=("created_at", "pk"),
        ),
    )  # fmt: skip

    def in_words(self, field: str, value: str) -> str | None:
        return source_words.said(field, value)

    def rows(self, subject: Subject) -> Any:
        if not (subject.accounts or subject.mailboxes):
            return None
        proven = Q(mailbox_proven=True) | ~Q(identity="")
        theirs = Q(address__in=subject.mailboxes) & proven
        # Of an account only what its own login opened or its own address asked for.
        account = Q(account_id__in=subject.accounts, address__in=addresses_of(subject))
        return self.objects().filter(theirs | account).exclude(state=State.UNVERIFIED)
