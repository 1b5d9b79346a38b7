"""What is to be done next, in one sentence for staff."""

from __future__ import annotations

from django.utils.translation import gettext as _

from . import registry
from .models import SELF_SERVICE, Request
from .states import State


def next_step(request: Request) -> str:  # noqa: PLR0911 (one line for each state)
    """The next step, in the active language; "" when nothing is left to do."""
    match State(request.state):
        case State.UNVERIFIED if request.origin in SELF_SERVICE:
            return _("Wait for the person to confirm, or record how you recognised them.")
        case State.UNVERIFIED:
            return _("Record how you recognised the person, or ask them.")
        case State.OPEN if request.right == registry.UNSORTED:
            return _("Choose the right this request is about.")
        case State.OPEN if request.right == "objection":
            return _(
                "Weigh it: approve to stop, or refuse with a written note that the person gets. "
                "The data is restricted until then."
            )
        case State.OPEN if request.right == "erasure":
            return _("Look at what would be erased and kept, then approve, refuse, or ask the person.")
        case State.OPEN:
            return _("Decide: approve, refuse, or ask the person.")
        case State.WAITING:
            return _("Wait for the person's answer.")
        case State.APPROVED if request.carry_out_at is None:
            return _("Another person has to approve it too.")
        case State.APPROVED | State.PROCESSING:
            return _("Nothing: it is carried out by itself.")
        case State.READY:
            return _("Look at the answer and release it.")
        case State.FAILED:
            return _("Try again, or take it back to open.")
    return ""
