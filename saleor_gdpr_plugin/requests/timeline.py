"""The timeline in plain words: one sentence for each kind of entry."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from .models import Event
from .states import State

SENTENCES: dict[str, Any] = {
    "mailbox_proven": _("The mailbox was confirmed."),
    "downloaded": _("The data was downloaded."),
    "previewed": _("Staff looked at the archive."),
    "joined_by": _("A later request was added to this one."),
    "asked": _("We asked a question."),
    "answered": _("An answer arrived."),
    "noted": _("Staff wrote a note."),
    "extended": _("The answer will take longer than a month; we wrote to you why."),
    "assigned": _("The request was assigned."),
    "right_changed": _("The request was sorted under another right."),
    "second_approved": _("A second person approved the request."),
    "second_rejected": _("A second person did not approve the request."),
    "sent_back": _("Something changed after the approval, so nothing was done; staff decides again."),
    "reopened": _("Staff took the request back to open."),
    "archive_withdrawn": _("The download was withdrawn."),
    "archive_renewed": _("The download was renewed."),
    "subject_joined": _("Staff added data that is the same person's."),
    "subject_left_out": _("Staff left out data that is somebody else's."),
    "masked": _("Staff masked a field that concerns other people."),
    "unmasked": _("Staff took a mask away."),
    "other_attached": _("Staff added what another system holds."),
    "other_removed": _("Staff removed what another system answered."),
    "made_by_staff": _("The shop made this copy by itself."),
    "corrected": _("A corrected copy is being prepared."),
    "correction_decided": _("Staff decided about a field."),
    "corrected_field": _("A field was corrected."),
    "recipients_listed": _("Those who were given the data are being told of the change."),
    "recipients_told": _("Apps of the shop were told of the change."),
    "recipients_failed": _("Apps of the shop could not be told of the change."),
    "recipient_updated": _("Staff noted whether a recipient was told."),
    "email_asked": _("Another e-mail address was asked for."),
    "email_old_confirmed": _("The mailbox of the account agreed to the new e-mail address."),
    "email_new_confirmed": _("The new mailbox was confirmed."),
    "email_identified": _("Staff recognised the person without the old mailbox."),
    "email_declined": _("The change of the e-mail address was declined by a mailbox."),
    "email_expired": _("Not both mailboxes agreed to the new e-mail address in time."),
    "email_taken": _("The new e-mail address belongs to another account."),
    "email_changed": _("The e-mail address of the account was changed."),
    "statement_attached": _("Your statement was put beside a record."),
    "replayed": _("A restored backup brought the person back; the journal says that they were erased."),
    "erasure_planned": _("It was worked out what would be erased and what has to be kept."),
    "erasure_unplanned": _("It could not be worked out what would be erased."),
    "erasure_changed": _("Staff changed what becomes of something."),
    "erasure_begun": _("The erasure began."),
    "letter_posted": _("Our letter was posted."),
    "restricted": _("The data was restricted: it is kept, and nothing else is done with it."),
    "restriction_ending": _("We wrote that the restriction of the data will end."),
    "restriction_told": _("You were told in another way that the restriction of the data will end."),
    "restriction_lifted": _("The restriction of the data ended."),
    "no_basis_left": _("No basis may be left to keep what the shop holds: consider erasing it."),
    "undone": _("The owner of the mailbox took it back: what stood before holds again."),
    "disowned": _("The owner of the mailbox said: this was not me."),
    State.UNVERIFIED: _("The request was submitted."),
    State.OPEN: _("The request was received."),
    State.WAITING: _("We asked a question and wait for the answer."),
    State.REFUSED: _("The request was refused; our letter says why."),
    State.JOINED: _("The request joined an earlier one."),
    State.APPROVED: _("The request was approved."),
    State.PROCESSING: _("Collecting the data began."),
    State.READY: _("The data was collected and is being checked."),
    State.FAILED: _("Collecting the data was interrupted; we are looking into it."),
    State.FULFILLED: _("The answer was sent."),
    State.PARTLY_FULFILLED: _("The answer was sent."),
    State.CANCELLED: _("The request was cancelled."),
}
"""By kind of entry; a state that is not here is told by its own sentence."""


def sentence(event: Event) -> str:
    """What happened, as the person reads it; in the active language."""
    return told(event.kind)


def told(kind: str) -> str:
    """The sentence of one kind of entry; raises ValueError for an unknown one."""
    return str(SENTENCES[kind]) if kind in SENTENCES else State(kind).for_shopper
