"""The timeline in plain words: one sentence for each kind of entry."""

from __future__ import annotations

from django.utils.translation import gettext as _

from .models import Event
from .states import State


def sentence(event: Event) -> str:  # noqa: PLR0911, PLR0912, PLR0915 (one line for each kind of entry)
    """What happened, as the person reads it; in the active language."""
    match event.kind:
        case "mailbox_proven":
            return _("The mailbox was confirmed.")
        case "downloaded":
            return _("The data was downloaded.")
        case "previewed":
            return _("Staff looked at the archive.")
        case "joined_by":
            return _("A later request was added to this one.")
        case "asked":
            return _("We asked a question.")
        case "answered":
            return _("An answer arrived.")
        case "noted":
            return _("Staff wrote a note.")
        case "extended":
            return _("The answer will take longer than a month; we wrote to you why.")
        case "assigned":
            return _("The request was assigned.")
        case "right_changed":
            return _("The request was sorted under another right.")
        case "second_approved":
            return _("A second person approved the request.")
        case "second_rejected":
            return _("A second person did not approve the request.")
        case "reopened":
            return _("Staff took the request back to open.")
        case "archive_withdrawn":
            return _("The download was withdrawn.")
        case "archive_renewed":
            return _("The download was renewed.")
        case "subject_joined":
            return _("Staff added data that is the same person's.")
        case "subject_left_out":
            return _("Staff left out data that is somebody else's.")
        case "masked":
            return _("Staff masked a field that concerns other people.")
        case "unmasked":
            return _("Staff took a mask away.")
        case "other_attached":
            return _("Staff added what another system holds.")
        case "other_removed":
            return _("Staff removed what another system answered.")
        case "made_by_staff":
            return _("The shop made this copy by itself.")
        case "corrected":
            return _("A corrected copy is being prepared.")
        case "correction_decided":
            return _("Staff decided about a field.")
        case "corrected_field":
            return _("A field was corrected.")
        case "recipients_listed":
            return _("Those who were given the data are being told of the change.")
        case "recipients_told":
            return _("Apps of the shop were told of the change.")
        case "recipients_failed":
            return _("Apps of the shop could not be told of the change.")
        case "recipient_updated":
            return _("Staff noted whether a recipient was told.")
        case "email_asked":
            return _("Another e-mail address was asked for.")
        case "email_old_confirmed":
            return _("The mailbox of the account agreed to the new e-mail address.")
        case "email_new_confirmed":
            return _("The new mailbox was confirmed.")
        case "email_identified":
            return _("Staff recognised the person without the old mailbox.")
        case "email_declined":
            return _("The change of the e-mail address was declined by a mailbox.")
        case "email_taken":
            return _("The new e-mail address belongs to another account.")
        case "email_changed":
            return _("The e-mail address of the account was changed.")
        case "statement_attached":
            return _("Your statement was put beside a record.")
        case "letter_posted":
            return _("Our letter was posted.")
        case "disowned":
            return _("The owner of the mailbox said: this was not me.")
        case State.UNVERIFIED:
            return _("The request was submitted.")
        case State.OPEN:
            return _("The request was received.")
        case State.WAITING:
            return _("We asked a question and wait for the answer.")
        case State.REFUSED:
            return _("The request was refused; our letter says why.")
        case State.JOINED:
            return _("The request joined an earlier one.")
        case State.APPROVED:
            return _("The request was approved.")
        case State.PROCESSING:
            return _("Collecting the data began.")
        case State.READY:
            return _("The data was collected and is being checked.")
        case State.FAILED:
            return _("Collecting the data was interrupted; we are looking into it.")
        case State.FULFILLED | State.PARTLY_FULFILLED:
            return _("The answer was sent.")
        case State.CANCELLED:
            return _("The request was cancelled.")
    return State(event.kind).for_shopper
