"""The timeline in plain words: one sentence for each kind of entry."""

from __future__ import annotations

from django.utils.translation import gettext as _

from .models import Event
from .states import State


def sentence(event: Event) -> str:  # noqa: PLR0911, PLR0912 (one line for each kind of entry)
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
        case "disowned":
            return _("The owner of the mailbox said: this was not me.")
        case State.UNVERIFIED:
            return _("The request was submitted.")
        case State.OPEN:
            return _("The request was received.")
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
