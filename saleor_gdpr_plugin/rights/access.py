"""The right of access (Art. 15): an archive with everything held."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy

from ..contracts import Outcome, Rail
from ..export import build, delivery
from ..mail.message import Message
from ..requests.models import Request
from ..requests.words import clean
from ..work.models import Job


class Access:
    """A copy of the data, reviewed by staff and downloaded by the person."""

    slug: ClassVar[str] = "access"
    label: ClassVar[Any] = gettext_lazy("Access to my data")
    articles: ClassVar[tuple[str, ...]] = ("Art. 15",)
    rail: ClassVar[Rail] = Rail.REVIEWED
    irreversible: ClassVar[bool] = False
    scope_pauses: ClassVar[bool] = True

    def check(self, details: Mapping[str, Any]) -> dict[str, Any]:
        return {"text": clean(details.get("text"), "text")}

    def fulfil(self, request: Request, job: Job) -> Outcome:
        return build.build(request, job)

    def hand_over(
        self, request: Request, now: datetime, *, despite_problems: bool
    ) -> tuple[Outcome, Message]:
        return delivery.release(request, now, despite_problems=despite_problems)

    def withdraw(self, request: Request) -> None:
        build.destroy(request)
