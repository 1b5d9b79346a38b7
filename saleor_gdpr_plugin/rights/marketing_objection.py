"""The right to object to marketing (Art. 21(2)-(3)): no reason, no review, at once."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django.utils import timezone
from django.utils.translation import gettext_lazy

from ..conf import Settings
from ..consent.giving import Claim
from ..requests.models import Request
from . import at_once


class MarketingObjection(at_once.AtOnce):
    """Every purpose that is marketing or profiling ends, whatever basis it had."""

    slug: ClassVar[str] = at_once.OBJECTION
    label: ClassVar[Any] = gettext_lazy("No more advertising")
    articles: ClassVar[tuple[str, ...]] = ("Art. 21(2)",)


def object_to_marketing(claim: Claim, *, settings: Settings, now: datetime | None = None) -> Request:
    """Object in one step, logged in or with a typed address; the request beside it is fulfilled."""
    return at_once.take(at_once.OBJECTION, claim, "", settings=settings, now=now or timezone.now())
