"""Sorting the queue: who looks after a request, and which right it really is about."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from ..conf import Settings
from ..contracts import Refused
from ..host import auth
from . import authority, dates, letters, registry, words
from .deciding import decided, still_open
from .lifecycle import ToPerson, ToStaff, change, post
from .models import Request
from .states import State

SORTABLE = frozenset({State.UNVERIFIED, State.OPEN, State.WAITING})


def assign(
    request_id: UUID,
    version: int,
    requestor: auth.Requestor,
    *,
    user_id: int | None,
    settings: Settings,
    now: datetime,
) -> Request:
    """Say who looks after a request, or nobody; the colleague is told."""
    with transaction.atomic():
        request = decided(request_id, version, requestor)
        still_open(request)
        if user_id == request.assigned_to:
            return request
        colleague = auth.staff_with(user_id, "MANAGE_USERS") if user_id is not None else None
        if user_id is not None and colleague is None:
            message = _("Choose somebody of the staff who has the permission MANAGE_USERS.")
            raise Refused("invalid", message, field="user")
        by = authority.acting(requestor)
        change(request, "assigned", by=by, now=now, public=False, assigned_to=user_id)
        if colleague is not None and user_id != by.id and settings.staff_mails:
            post(request, ToStaff(letters.assigned(request), (colleague.email,)), now=now)
        return request


def change_right(
    request_id: UUID,
    version: int,
    requestor: auth.Requestor,
    *,
    right: str,
    reason: str,
    more: Mapping[str, Any] | None = None,
    settings: Settings,
    now: datetime,
) -> Request:
    """Sort a request under the right the person means; the receipt stands, and a proven person is told.

    `more` is what the right needs and the request does not say yet.
    """
    said = words.needed(reason, "reason")
    with transaction.atomic():
        request = decided(request_id, version, requestor)
        if request.state not in SORTABLE:
            raise Refused("state", _("Take the request back to open first, then sort it anew."))
        if right == request.right:
            raise Refused("invalid", _("The request already is about this right."), field="right")
        details, before = registry.check(right, {**request.details, **(more or {})}), request.right
        request.right = right
        dates.recount(request, settings=settings, now=now)
        moved = {name: getattr(request, name) for name in dates.COLUMNS}
        request.right = before
        by = authority.acting(requestor)
        proven = request.state != State.UNVERIFIED
        if proven:
            registry.closed(request, by=by, now=now)
        change(request, "right_changed", by=by, now=now, right=right, details=details, **moved)
        if proven:
            registry.opened(request, by=by, now=now)
            registry.took_up(request, request, by=by, settings=settings, now=now)
            letter = letters.right_changed(request, before, said, settings=settings, now=now)
            post(request, ToPerson(letter), now=now)
        return request
