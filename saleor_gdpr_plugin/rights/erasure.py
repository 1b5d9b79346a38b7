"""The right to erasure (Art. 17): planned item by item, reviewed, and carried out when nobody calls it back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import conf
from ..conf import Settings
from ..contracts import Actor, Outcome, Rail, Refused
from ..erasure import carrying_out, ending, obstacles, planning, plans
from ..mail.message import Message
from ..requests.models import Request
from ..requests.states import State
from ..requests.words import clean
from ..work.models import Job


class Erasure:
    """Staff looks at the plan and decides; what a law keeps is told with its day."""

    slug: ClassVar[str] = "erasure"
    label: ClassVar[Any] = gettext_lazy("Erasure of my data")
    articles: ClassVar[tuple[str, ...]] = ("Art. 17", "Art. 19")
    rail: ClassVar[Rail] = Rail.REVIEWED
    irreversible: ClassVar[bool] = True
    scope_pauses: ClassVar[bool] = False

    def check(self, details: Mapping[str, Any]) -> dict[str, Any]:
        return {"text": clean(details.get("text"), "text")}

    def self_served(self, details: Mapping[str, Any], settings: Settings) -> bool:
        """Never: it cannot be undone."""
        return False

    def took_up(
        self, request: Request, submission: Request, *, by: Actor, settings: Settings, now: datetime
    ) -> None:
        """Nothing of its own: `opened` plans anew what a later submission adds."""

    def ready(self, request: Request) -> None:
        obstacles.ready(request)

    def fulfil(self, request: Request, job: Job) -> Outcome:
        return carrying_out.fulfil(request, job)

    def hand_over(
        self, request: Request, now: datetime, *, despite_problems: bool
    ) -> tuple[Outcome, Message]:
        plan = plans.current(request.pk)
        if plan is None or plan.begun_at is None:
            raise Refused("state", _("Nothing was erased yet."))
        return ending.hand_over(request, plan, settings=conf.committed(), now=now)

    def begun(self, request: Request) -> bool:
        plan = plans.current(request.pk)
        return plan is not None and plan.begun_at is not None

    def opened(self, request: Request, *, by: Actor, now: datetime) -> None:
        planning.begin_anew(request, now)

    def closed(self, request: Request, *, by: Actor, now: datetime) -> None:
        """The end replaces what we know of the person; any other end needs no plan."""
        if request.state in (State.FULFILLED, State.PARTLY_FULFILLED):
            ending.seal(request, by=by, now=now)
        planning.drop(request)

    def withdraw(self, request: Request) -> None:
        planning.drop(request)
