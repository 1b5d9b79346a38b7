"""The person takes a request back: cancels it, or calls it back in the grace time before it is carried out."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from ..conf import Settings
from ..contracts import SUBJECT, Refused
from ..proof import tokens
from ..proof.models import Purpose
from . import letters, registry
from .lifecycle import Letter, ToPerson, ToStaff, lock, move
from .models import Request
from .states import State, may_cancel
from .subjects import one_at_a_time


def cancel(request: Request, *, settings: Settings, now: datetime) -> Request:
    """Take a request back; what was built is destroyed, staff is told. Doing it twice does no harm."""
    return _end(request, "cancelled", settings=settings, now=now)


def call_back(request: Request, *, settings: Settings, now: datetime) -> Request:
    """Stop an approved request before it is carried out."""
    return _end(request, "called_back", settings=settings, now=now, only=State.APPROVED)


def _end(
    request: Request, what: str, *, settings: Settings, now: datetime, only: State | None = None
) -> Request:
    with transaction.atomic():
        one_at_a_time(request.address)
        request = lock(request.pk)
        if request.state == State.CANCELLED:
            return request
        if only is not None and request.state != only:
            raise Refused("state", _("This request is not about to be carried out."))
        if not may_cancel(request.state):
            raise Refused("state", _("This request can no longer be cancelled."))
        registry.withdraw(request)
        tokens.revoke(request.pk, Purpose.VERIFY, Purpose.DOWNLOAD)
        told: list[Letter] = []
        if request.state != State.UNVERIFIED:
            told = [
                ToPerson(letters.cancelled(request, settings=settings)),
                ToStaff(letters.changed(request, what), settings.staff_addresses),
            ]
        return move(request, State.CANCELLED, by=SUBJECT, now=now, letters=told)
