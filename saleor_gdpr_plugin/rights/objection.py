"""The right to object (Art. 21(1)): weighed by staff, and the data restricted meanwhile (Art. 18(1)(d)).

To follow it staff approves; to go on staff refuses, with the written weighing that the person gets.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..conf import committed
from ..consent import ledger, subjects
from ..consent.models import Origin, Proof, Purpose, Standing
from ..contracts import Actor, Outcome, Rail, Refused, Role
from ..mail.message import Message
from ..mail.messages import ObjectionAccepted
from ..paper.language import in_language
from ..requests import restricting
from ..requests.lifecycle import lock
from ..requests.models import Request
from ..requests.states import State
from ..requests.subjects import subject_of
from ..requests.words import clean
from ..restriction.models import Ground
from ..work import jobs
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
        """End for good what this desk itself decides on the shop's interest alone; the rest is for staff to stop."""
        with transaction.atomic():
            jobs.hold(job)
            return Outcome(done=_stop(lock(request.pk)), at_once=True)

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


def _stop(request: Request) -> int:
    """Object in the person's name to what customers may hear without having agreed; consent they gave stands."""
    person, by, now = subject_of(request), Actor(Role.STAFF, request.decided_by), timezone.now()
    keys = list(Purpose.objects.filter(soft_opt_in=True).order_by("key").values_list("key", flat=True))
    stopped = 0
    for address in sorted(person.mailboxes | person.account_emails):
        own = address == request.address
        who = subjects.who(request.email if own else address, request.account_id if own else None)
        held = ledger.standings(who)
        for key in keys:
            if held.get((key, None)) == Standing.GIVEN:
                continue
            line = ledger.record(
                who,
                key,
                Standing.OBJECTED,
                origin=Origin.STAFF,
                by=by,
                proof=Proof.STAFF,
                now=now,
                cause=f"objection:{request.pk}:{subjects.fingerprint(address)}:{key}",
            )
            stopped += line is not None
    return stopped


def _reason(state: State) -> str:
    match state:
        case State.FULFILLED | State.PARTLY_FULFILLED:
            return _("We weighed your objection and follow it.")
        case State.REFUSED:
            return _("We weighed your objection; our answer tells you the reasons.")
        case State.CANCELLED:
            return _("The objection was taken back.")
    return _("We no longer treat your request as an objection.")
