"""The right to object to marketing (Art. 21(2)-(3)): no reason, no review, at once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..conf import Settings, committed
from ..consent.giving import Claim
from ..contracts import Outcome, Rail, Refused
from ..mail.message import Message
from ..requests.models import Request
from ..requests.words import clean
from ..work.models import Job
from . import at_once


class MarketingObjection:
    """Every purpose that is marketing or profiling ends, whatever basis it had."""

    slug: ClassVar[str] = at_once.OBJECTION
    label: ClassVar[Any] = gettext_lazy("No more advertising")
    articles: ClassVar[tuple[str, ...]] = ("Art. 21(2)",)
    rail: ClassVar[Rail] = Rail.IMMEDIATE
    irreversible: ClassVar[bool] = False
    scope_pauses: ClassVar[bool] = False

    def check(self, details: Mapping[str, Any]) -> dict[str, Any]:
        return {"text": clean(details.get("text"), "text")}

    def fulfil(self, request: Request, job: Job) -> Outcome:
        """Only for what staff wrote down, or sorted as an objection: the person's own takes effect by itself."""
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


def object_to_marketing(claim: Claim, *, settings: Settings, now: datetime | None = None) -> Request:
    """Object in one step, logged in or with a typed address; the request beside it is fulfilled."""
    return at_once.take(at_once.OBJECTION, claim, "", settings=settings, now=now or timezone.now())
