"""The right to withdraw consent (Art. 7(3)): as easy as giving it, and at once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..conf import Settings, committed
from ..consent import purposes
from ..consent.giving import Claim
from ..consent.models import Proof
from ..contracts import Outcome, Rail, Refused
from ..mail.message import Message
from ..requests.models import Request
from ..requests.words import clean
from ..work.models import Job
from . import at_once


class ConsentWithdrawal:
    """One purpose, or all advertising, is over from now on."""

    slug: ClassVar[str] = at_once.WITHDRAWAL
    label: ClassVar[Any] = gettext_lazy("Withdraw a consent")
    articles: ClassVar[tuple[str, ...]] = ("Art. 7(3)",)
    rail: ClassVar[Rail] = Rail.IMMEDIATE
    irreversible: ClassVar[bool] = False
    scope_pauses: ClassVar[bool] = False

    def check(self, details: Mapping[str, Any]) -> dict[str, Any]:
        return {"text": clean(details.get("text"), "text")}

    def fulfil(self, request: Request, job: Job) -> Outcome:
        """Only for what staff wrote down, or sorted as a withdrawal: the person's own takes effect by itself."""
        done = at_once.carry_out(request)
        if not done:
            message = _("There is no e-mail address to suppress. Add the person's address or account first.")
            raise Refused("required", message, field="email")
        return Outcome(done=done)

    def hand_over(
        self, request: Request, now: datetime, *, despite_problems: bool
    ) -> tuple[Outcome, Message]:
        return Outcome(done=1), at_once.letter(request, settings=committed(), now=now)

    def withdraw(self, request: Request) -> None:
        """Nothing was built; lines of the ledger stand."""


def withdraw(claim: Claim, purpose: str, *, settings: Settings, now: datetime) -> Request:
    """Withdraw in one step; raises Refused where a typed address is not enough.

    Without proof only advertising ends: anything else might be what a stranger wants to take from the person.
    """
    if purpose and claim.proof == Proof.NONE and purpose not in purposes.covered():
        message = _("Please log in, or open the link of one of our e-mails, to withdraw this consent.")
        raise Refused("proof_needed", message, field="purpose")
    return at_once.take(at_once.WITHDRAWAL, claim, purpose, settings=settings, now=now)
