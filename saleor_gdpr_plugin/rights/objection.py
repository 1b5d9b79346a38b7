"""The right to object (Art. 21(1)): weighed by staff, and the data restricted meanwhile (Art. 18(1)(d)).

To follow it staff approves; to go on staff refuses, with the written weighing that the person gets.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..conf import committed
from ..contracts import Actor, Outcome, Rail, Refused
from ..mail.message import Message
from ..mail.messages import ObjectionAccepted
from ..paper.language import in_language
from ..requests import restricting
from ..requests.models import Request
from ..requests.states import State
from ..requests.words import clean
from ..restriction.models import Ground
from ..work.models import Job


class Objection:
    """Restricted from the moment the request is open until the person was told how it was weighed."""

    slug: ClassVar[str] = "objection"
    label: ClassVar[Any] = gettext_lazy("Objection to the use of my data")
    articles: ClassVar[tuple[str, ...]] = ("Art. 21(1)",)
    rail: ClassVar[Rail] = Rail.REVIEWED
    irreversible: ClassVar[bool] = False
    scope_pauses: ClassVar[bool] = False

    def check(self, details: Mapping[str, Any]) -> dict[str, Any]:
        text = clean(details.get("text"), "text")
        if not text:
            message = _("Say what you object to, and what is particular about your situation.")
            raise Refused("required", message, field="text")
        return {"text": text}

    def fulfil(self, request: Request, job: Job) -> Outcome:
        return Outcome(done=1, at_once=True)

    def hand_over(
        self, request: Request, now: datetime, *, despite_problems: bool
    ) -> tuple[Outcome, Message]:
        contact = committed().of(request.channel).contact_email
        return Outcome(done=1), ObjectionAccepted(reference=request.reference, contact_email=contact)

    def withdraw(self, request: Request) -> None:
        """Nothing was built; the restriction ends with the request, and not when it is taken back to open."""

    def opened(self, request: Request, *, by: Actor, now: datetime) -> None:
        restricting.restrict(request, Ground.OBJECTION, by=by, now=now, tell=True)

    def closed(self, request: Request, *, by: Actor, now: datetime) -> None:
        with in_language(request.language, "UTC"):
            reason = _reason(State(request.state))
        restricting.end(request, reason, by=by, now=now)


def _reason(state: State) -> str:
    match state:
        case State.FULFILLED | State.PARTLY_FULFILLED:
            return _("We weighed your objection and follow it.")
        case State.REFUSED:
            return _("We weighed your objection; our answer tells you the reasons.")
        case State.CANCELLED:
            return _("The objection was taken back.")
    return _("We no longer treat your request as an objection.")
