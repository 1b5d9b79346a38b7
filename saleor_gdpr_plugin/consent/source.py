"""Every line of the ledger about a person, as a consent record (after ISO/IEC TS 27560): who, to what, in which words,
when, where, shown how, taken back when, and who heard of it."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..contracts import Field, LegalBasis, Subject
from ..datamap.erasing import Sealed
from ..datamap.ownership import addresses_of
from ..datamap.sources.common import plain
from ..datamap.table import Nested
from . import source_words

LAW = LegalBasis.LEGAL_OBLIGATION
APP = "saleor_gdpr_plugin"

TEXT = plain(LAW, "version", "language", "title", "text", "digest")
UNDONE = plain(LAW, "at", "origin", "proof")
RECEIPT = (Field("recipient", "handler", LAW), *plain(LAW, "heard_at"))
MAIL = plain(LAW, "name", "language", "created_at", "sent_at", "state")


def _whose(name: str, *columns: str, provided: bool = False) -> Field:
    """A field of the mailbox that a line is about."""
    covers = ("subject", *(f"{APP}.ConsentSubject.{each}" for each in columns))
    return Field(name, f"subject__{columns[0]}", LAW, provided=provided, covers=covers)


class Consents(Sealed):
    """Consents, withdrawals and objections of the person's mailboxes, what strangers typed under them included.

    The shop keeps them to show that it was allowed to act (Art. 7(1)), and no longer (Art. 5(2)).
    """

    slug = "consents"
    label = _("Your consents and objections")
    retention = "consent"
    names = source_words.NAMES
    model = f"{APP}.ConsentEntry"
    order = ("-pk",)
    entries = (
        Field("id", "uid", LAW),
        _whose("email", "email", "address", provided=True),
        _whose("account", "account_id"),
        _whose("language", "language"),
        _whose("channel", "channel"),
        Field("purpose", "purpose__key", LAW, provided=True, covers=("purpose", f"{APP}.Purpose.key")),
        *plain(LAW, "order_id"),
        *plain(LAW, "standing", "at", provided=True),
        Nested("words", f"{APP}.PurposeText", TEXT, LAW, of="text_id", many=False, covers=("text",)),
        *plain(LAW, "origin", "role", "proof", "note"),
        Nested("taken_back", f"{APP}.ConsentEntry", UNDONE, LAW, on="undoes_id", many=False),
        Nested("heard_by", f"{APP}.ConsentReceipt", RECEIPT, LAW, on="entry_id"),
        Nested("mails", f"{APP}.OutboxMail", MAIL, LAW, on="object_id", of="uid", order=("created_at", "pk")),
    )

    def in_words(self, field: str, value: str) -> str | None:
        return source_words.said(field, value)

    def rows(self, subject: Subject) -> Any:
        if not (subject.accounts or subject.mailboxes):
            return None
        # An account's number stays with a mailbox it has left: that mailbox may be somebody else's by now.
        theirs = Q(subject__address__in=addresses_of(subject) - {""})
        account = Q(subject__address="", subject__account_id__in=subject.accounts)
        return self.objects().filter(theirs | account)
