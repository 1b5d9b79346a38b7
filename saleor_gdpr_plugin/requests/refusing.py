"""Refusing: never without a ground, an explanation and the way to complain (Art. 12(4))."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from ..conf import Settings
from ..contracts import Actor, Refused
from ..host import auth
from ..proof import tokens
from ..proof.models import Purpose
from . import authority, grounds, letters, registry, words
from .deciding import decided
from .grounds import Ground
from .lifecycle import ToPerson, move
from .models import Request
from .states import State


def refuse(
    request_id: UUID,
    version: int,
    requestor: auth.Requestor,
    *,
    ground: str,
    explanation: str,
    settings: Settings,
    now: datetime,
) -> Request:
    """Refuse the whole request; the letter names ground, explanation, authorities and the court."""
    said = words.needed(explanation, "explanation")
    with transaction.atomic():
        request = decided(request_id, version, requestor)
        if ground not in grounds.for_right(request.right):
            raise Refused(
                "invalid", _("This ground does not fit the right that is asked for."), field="ground"
            )
        by = authority.acting(requestor)
        return close(request, Ground(ground), said, by=by, settings=settings, now=now)


def close(
    request: Request, ground: Ground, explanation: str, *, by: Actor, settings: Settings, now: datetime
) -> Request:
    """End a locked request with a refusal and its letter."""
    registry.withdraw(request)
    request.ground, request.explanation = ground, explanation
    letter = letters.refused(request, ground, explanation, settings=settings)
    # Nothing that proved or would prove this request may still open anything but its status.
    tokens.revoke(request.pk, Purpose.VERIFY, Purpose.DOWNLOAD)
    told = [ToPerson(letter)]
    return move(request, State.REFUSED, by=by, now=now, letters=told, ground=ground, explanation=explanation)
