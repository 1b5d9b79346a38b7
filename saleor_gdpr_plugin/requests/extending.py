"""Extending: once, with a reason, while the first date has not passed (Art. 12(3))."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from ..conf import Settings
from ..contracts import Refused
from ..host import auth
from . import authority, dates, letters, words
from .clock import receipt
from .deciding import decided, still_open
from .lifecycle import ToPerson, change, post
from .models import Request
from .states import State


def extend(
    request_id: UUID,
    version: int,
    requestor: auth.Requestor,
    *,
    reason: str,
    settings: Settings,
    now: datetime,
) -> Request:
    """Give the answer two further months; the notice is queued in the same transaction."""
    said = words.needed(reason, "reason")
    with transaction.atomic():
        request = decided(request_id, version, requestor)
        still_open(request)
        if request.state == State.UNVERIFIED:
            raise Refused("state", _("Nobody has proven this request yet; there is nobody to tell."))
        if request.extended_on is not None:
            raise Refused("state", _("This request was extended already; the law allows it once."))
        today = receipt(now, settings.time_zone)
        dates.recount(request, settings=settings, now=now)
        if request.due_on is None:
            raise Refused("state", _("Nobody asked for this copy; no legal time runs for it."))
        if today > request.due_on:
            raise Refused("state", _("The first date has passed; it can no longer be extended."))
        before, request.extended_on = request.due_on, today
        dates.recount(request, settings=settings, now=now)
        moved = {name: getattr(request, name) for name in dates.COLUMNS}
        by = authority.acting(requestor)
        change(request, "extended", by=by, now=now, extended_on=today, extension_reason=said, **moved)
        letter = letters.extended(request, before, said, settings=settings, now=now)
        post(request, ToPerson(letter), now=now)
        return request
