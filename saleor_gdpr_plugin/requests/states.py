"""The states of a request and the one table of moves between them (spec section 3.3)."""

from __future__ import annotations

import enum

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class State(enum.StrEnum):
    """Where a request stands, with one sentence for staff and one for the shopper."""

    UNVERIFIED = "unverified"
    OPEN = "open"
    WAITING = "waiting"
    APPROVED = "approved"
    PROCESSING = "processing"
    READY = "ready"
    FULFILLED = "fulfilled"
    PARTLY_FULFILLED = "partly_fulfilled"
    REFUSED = "refused"
    CANCELLED = "cancelled"
    JOINED = "joined"
    LAPSED = "lapsed"
    FAILED = "failed"

    @property
    def for_staff(self) -> str:
        """What staff reads, in the active language."""
        return str(_STAFF[self])

    @property
    def for_shopper(self) -> str:
        """What the shopper reads, in the active language."""
        return str(_SHOPPER[self])


_STAFF = {
    State.UNVERIFIED: _("Waits for the person to prove who they are."),
    State.OPEN: _("Proven; waits for a decision by staff."),
    State.WAITING: _("Waits for an answer by the person."),
    State.APPROVED: _("Approved; about to be carried out."),
    State.PROCESSING: _("Being carried out."),
    State.READY: _("Built; waits for staff to look at it and release it."),
    State.FULFILLED: _("Done: the answer went out."),
    State.PARTLY_FULFILLED: _("Done in part: something was refused or kept."),
    State.REFUSED: _("Refused, with a reason."),
    State.CANCELLED: _("Cancelled by the person."),
    State.JOINED: _("Joined with an earlier request of the same person."),
    State.LAPSED: _("Never proven; its content is deleted."),
    State.FAILED: _("Work on it failed; staff has to retry."),
}
_SHOPPER = {
    State.UNVERIFIED: pgettext_lazy("shopper", "Please open the link in our e-mail to confirm your request."),
    State.OPEN: pgettext_lazy("shopper", "We have received your request and are looking at it."),
    State.WAITING: pgettext_lazy("shopper", "We have a question for you."),
    State.APPROVED: pgettext_lazy("shopper", "Your request was approved. We are about to carry it out."),
    State.PROCESSING: pgettext_lazy("shopper", "We are carrying out your request."),
    State.READY: pgettext_lazy("shopper", "Your answer is prepared. We are checking it before it goes out."),
    State.FULFILLED: pgettext_lazy("shopper", "We have answered your request."),
    State.PARTLY_FULFILLED: pgettext_lazy("shopper", "We have answered your request in part."),
    State.REFUSED: pgettext_lazy("shopper", "We could not follow your request. Our mail tells you why."),
    State.CANCELLED: pgettext_lazy("shopper", "You cancelled this request."),
    State.JOINED: pgettext_lazy("shopper", "You have asked this before; we answer both together."),
    State.LAPSED: pgettext_lazy("shopper", "This request was not confirmed and is closed."),
    State.FAILED: pgettext_lazy("shopper", "We are still working on your request."),
}

STARTS = frozenset({State.UNVERIFIED, State.OPEN, State.FULFILLED})

MOVES: dict[State, frozenset[State]] = {
    State.UNVERIFIED: frozenset(
        {State.OPEN, State.JOINED, State.REFUSED, State.CANCELLED, State.LAPSED, State.FULFILLED}
    ),
    State.OPEN: frozenset({State.WAITING, State.APPROVED, State.REFUSED, State.CANCELLED, State.FULFILLED}),
    State.WAITING: frozenset({State.OPEN, State.REFUSED, State.CANCELLED}),
    State.APPROVED: frozenset({State.PROCESSING, State.OPEN, State.CANCELLED}),
    State.PROCESSING: frozenset({State.READY, State.FULFILLED, State.PARTLY_FULFILLED, State.FAILED}),
    State.READY: frozenset(
        {State.FULFILLED, State.PARTLY_FULFILLED, State.PROCESSING, State.OPEN, State.CANCELLED}
    ),
    State.FAILED: frozenset({State.PROCESSING, State.PARTLY_FULFILLED, State.OPEN, State.CANCELLED}),
}
"""From each state to the next. A state that is not a key is final."""

TAKES_ADDITIONS = frozenset({State.OPEN, State.WAITING})
"""States in which a later submission of the same subject and right joins the request."""


def is_final(state: str) -> bool:
    """Whether nothing moves any more."""
    return State(state) not in MOVES


def may_cancel(state: str) -> bool:
    """Whether the person can still cancel."""
    return State.CANCELLED in MOVES.get(State(state), ())
