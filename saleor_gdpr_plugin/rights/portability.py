"""The right to take one's data along (Art. 20): what the person gave, for a computer and for a spreadsheet."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy

from ..contracts import Outcome, Rail
from ..export import build, delivery
from ..export.take_along import PORTABLE
from ..mail.message import Message
from ..requests.models import Request
from ..requests.words import clean
from ..work.models import Job


class Portability:
    """The portable part of the data, reviewed by staff and downloaded by the person."""

    slug: ClassVar[str] = "portability"
    label: ClassVar[Any] = gettext_lazy("My data to take along")
    articles: ClassVar[tuple[str, ...]] = ("Art. 20",)
    rail: ClassVar[Rail] = Rail.REVIEWED
    irreversible: ClassVar[bool] = False
    scope_pauses: ClassVar[bool] = False

    def check(self, details: Mapping[str, Any]) -> dict[str, Any]:
        return {"text": clean(details.get("text"), "text")}

    def fulfil(self, request: Request, job: Job) -> Outcome:
        return build.build(request, job, scope=PORTABLE)

    def hand_over(
        self, request: Request, now: datetime, *, despite_problems: bool
    ) -> tuple[Outcome, Message]:
        return delivery.release(request, now, despite_problems=despite_problems)

    def withdraw(self, request: Request) -> None:
        build.destroy(request)
