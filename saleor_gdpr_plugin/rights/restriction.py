"""The right to restriction (Art. 18): the data is kept and nothing else is done with it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..contracts import Actor, Outcome, Rail, Refused, Role
from ..mail.message import Message
from ..paper.language import in_language
from ..requests import restricting
from ..requests.lifecycle import lock
from ..requests.models import Request
from ..requests.states import State
from ..requests.words import clean
from ..restriction.models import Ground
from ..work import jobs
from ..work.models import Job

CHOICE = frozenset({Ground.ACCURACY, Ground.UNLAWFUL, Ground.CLAIMS})
"""What a person can ask it for; for the last ground there is the right to object."""


class Restriction:
    """Staff decides; approving sets the flag, and the answer says so."""

    slug: ClassVar[str] = "restriction"
    label: ClassVar[Any] = gettext_lazy("Restriction of my data")
    articles: ClassVar[tuple[str, ...]] = ("Art. 18",)
    rail: ClassVar[Rail] = Rail.REVIEWED
    irreversible: ClassVar[bool] = False
    scope_pauses: ClassVar[bool] = False

    def check(self, details: Mapping[str, Any]) -> dict[str, Any]:
        grounds = [each for each in details.get("grounds") or () if each]
        if not grounds:
            raise Refused("required", _("Say why the data shall be restricted."), field="restriction_ground")
        if not set(grounds) <= CHOICE:
            message = _("To object to what is done with your data, choose the right to object.")
            raise Refused("invalid", message, field="restriction_ground")
        return {"text": clean(details.get("text"), "text"), "grounds": grounds}

    def fulfil(self, request: Request, job: Job) -> Outcome:
        with transaction.atomic():
            jobs.hold(job)
            locked = lock(request.pk)
            by = Actor(Role.STAFF, locked.decided_by)
            restricting.restrict(locked, _ground(locked), by=by, now=timezone.now(), tell=False)
        return Outcome(done=1, at_once=True)

    def hand_over(
        self, request: Request, now: datetime, *, despite_problems: bool
    ) -> tuple[Outcome, Message]:
        return Outcome(done=1), restricting.set_letter(request, _ground(request))

    def withdraw(self, request: Request) -> None:
        """Nothing was built; what was restricted ends with the request."""

    def opened(self, request: Request, *, by: Actor, now: datetime) -> None:
        """Nothing: staff decides first."""

    def closed(self, request: Request, *, by: Actor, now: datetime) -> None:
        """Granted, it stands until staff lifts it. Work that failed in the middle may have set it, though."""
        if request.state in (State.FULFILLED, State.PARTLY_FULFILLED):
            return
        with in_language(request.language, "UTC"):
            reason = _("Your request for restriction has ended without being granted.")
        restricting.end(request, reason, by=by, now=now)


def _ground(request: Request) -> Ground:
    return Ground(request.details["grounds"][0])
