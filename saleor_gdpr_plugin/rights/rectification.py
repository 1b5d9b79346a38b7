"""The right to rectification (Art. 16): decided field by field, then applied in the shop's own records."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import conf
from ..conf import Settings
from ..contracts import Actor, Outcome, Rail
from ..mail.message import Message
from ..paper.language import in_language
from ..rectification import applying, asking, corrections, deciding, telling
from ..requests import links, restricting
from ..requests.models import Request
from ..requests.words import clean
from ..restriction.models import Ground
from ..work.models import Job


class Rectification:
    """Wrong data set right, reviewed by staff, but for what an account may change by itself."""

    slug: ClassVar[str] = "rectification"
    label: ClassVar[Any] = gettext_lazy("Correction of my data")
    articles: ClassVar[tuple[str, ...]] = ("Art. 16", "Art. 19")
    rail: ClassVar[Rail] = Rail.REVIEWED
    irreversible: ClassVar[bool] = False
    scope_pauses: ClassVar[bool] = False

    def check(self, details: Mapping[str, Any]) -> dict[str, Any]:
        declared = conf.committed().rectifiable_metadata
        found: dict[str, Any] = {"text": clean(details.get("text"), "text")}
        if changes := asking.cleaned(details.get("changes") or (), declared):
            found["changes"] = changes
        if details.get("stop_using"):
            found["stop_using"] = True
        return found

    def self_served(self, details: Mapping[str, Any], settings: Settings) -> bool:
        return corrections.at_once(details, settings)

    def took_up(
        self, request: Request, submission: Request, *, by: Actor, settings: Settings, now: datetime
    ) -> None:
        corrections.opened(request, submission, by=by, settings=settings, now=now)

    def ready(self, request: Request) -> None:
        deciding.ready(request)

    def fulfil(self, request: Request, job: Job) -> Outcome:
        return applying.fulfil(request, job)

    def hand_over(
        self, request: Request, now: datetime, *, despite_problems: bool
    ) -> tuple[Outcome, Message]:
        settings = conf.committed()
        link = links.status(settings.of(request.channel), request.pk, now) if request.email else ""
        return applying.outcome(request), telling.message(request, settings=settings, status_link=link)

    def opened(self, request: Request, *, by: Actor, now: datetime) -> None:
        """Restricted only where the person ticked “stop using it until it is corrected” (Art. 18(1)(a))."""
        if request.details.get("stop_using"):
            restricting.restrict(request, Ground.ACCURACY, by=by, now=now, tell=True)

    def closed(self, request: Request, *, by: Actor, now: datetime) -> None:
        with in_language(request.language, "UTC"):
            reason = _("We have decided about the correction of your data.")
        restricting.end(request, reason, by=by, now=now)

    def withdraw(self, request: Request) -> None:
        """Nothing is built before it is applied, and what was applied stands."""
