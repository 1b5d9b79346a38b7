"""Questions and answers on a request, and notes of staff; some questions stop the legal clock."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from ..conf import Settings
from ..contracts import SUBJECT, Actor, Refused
from ..host import auth
from ..proof import limits
from . import authority, dates, letters, words
from .clock import receipt
from .deciding import address_of, decided, still_open
from .lifecycle import ToPerson, ToStaff, change, lock, move, note, post
from .models import EntryKind, Request, ThreadEntry
from .states import State
from .subjects import one_at_a_time

REPLIES_PER_DAY = 20
"""What a person may write on one request in a day."""
ASKABLE = frozenset({State.UNVERIFIED, State.OPEN, State.WAITING})


def ask(
    request_id: UUID,
    version: int,
    requestor: auth.Requestor,
    *,
    about: str,
    text: str,
    settings: Settings,
    now: datetime,
) -> Request:
    """Ask the person. An unproven request stays unproven; a proven one waits for the answer.

    A question about identity, or for access about its scope, stops the clock until it is answered.
    """
    said = words.needed(text, "text")
    with transaction.atomic():
        request = decided(request_id, version, requestor)
        if request.state not in ASKABLE:
            raise Refused("state", _("Take the request back to open first, then ask."))
        by = authority.acting(requestor)
        _write(request, EntryKind.QUESTION, said, by=by, on=_today(settings, now), now=now, about=about)
        dates.recount(request, settings=settings, now=now)
        moved = {name: getattr(request, name) for name in dates.COLUMNS}
        if request.state == State.OPEN:
            move(request, State.WAITING, by=by, now=now, **moved)
        else:
            change(request, "asked", by=by, now=now, **moved)
        post(request, ToPerson(letters.question(request, said, about, settings=settings, now=now)), now=now)
        return request


def reply(request: Request, text: str, *, settings: Settings, now: datetime) -> Request:
    """The person writes: an answer to what was asked, or something to add. Staff is told."""
    said = words.needed(text, "text")
    if limits.count("reply", str(request.pk), window=timedelta(days=1), now=now) > REPLIES_PER_DAY:
        raise Refused("too_many", _("Please wait until tomorrow before you write again."), field="text")
    with transaction.atomic():
        one_at_a_time(request.address)
        request = lock(request.pk)
        still_open(request)
        _answered(request, said, by=SUBJECT, on=_today(settings, now), settings=settings, now=now)
        told = letters.changed(request, "answered")
        post(request, ToStaff(told, settings.staff_addresses), now=now)
        return request


def record_answer(
    request_id: UUID,
    version: int,
    requestor: auth.Requestor,
    *,
    text: str,
    answered_on: date | None,
    settings: Settings,
    now: datetime,
) -> Request:
    """Staff writes down an answer that came another way, with the true day it came."""
    said, today = words.needed(text, "text"), _today(settings, now)
    on = answered_on or today
    with transaction.atomic():
        request = decided(request_id, version, requestor)
        still_open(request)
        asked = _open_questions(request).order_by("on").values_list("on", flat=True).first()
        if on > today or (asked is not None and on < asked):
            message = _("Give the day the answer came: not before the question, and not in the future.")
            raise Refused("invalid", message, field="answered_on")
        _answered(request, said, by=authority.acting(requestor), on=on, settings=settings, now=now)
        return request


def annotate(
    request_id: UUID, requestor: auth.Requestor, *, text: str, settings: Settings, now: datetime
) -> Request:
    """Staff writes a note for staff; it voids nobody's decision and is possible after the end too."""
    said = words.needed(text, "text")
    with transaction.atomic():
        one_at_a_time(address_of(request_id))
        request = lock(request_id)
        authority.may_decide(requestor, request)
        by = authority.acting(requestor)
        _write(request, EntryKind.NOTE, said, by=by, on=_today(settings, now), now=now)
        note(request, "noted", by=by, now=now, public=False)
        return request


def _answered(request: Request, said: str, *, by: Actor, on: date, settings: Settings, now: datetime) -> None:
    _write(request, EntryKind.ANSWER, said, by=by, on=on, now=now)
    _open_questions(request).update(answered_on=on)
    dates.recount(request, settings=settings, now=now)
    moved = {name: getattr(request, name) for name in dates.COLUMNS}
    if request.state == State.WAITING:
        move(request, State.OPEN, by=by, now=now, **moved)
    change(request, "answered", by=by, now=now, **moved)


def _open_questions(request: Request) -> Any:
    return ThreadEntry.objects.filter(request=request, kind=EntryKind.QUESTION, answered_on=None)


def _write(
    request: Request, kind: EntryKind, text: str, *, by: Actor, on: date, now: datetime, about: str = ""
) -> None:
    ThreadEntry.objects.create(
        request=request, at=now, on=on, kind=kind, about=about, text=text, role=by.role, actor_id=by.id
    )


def _today(settings: Settings, now: datetime) -> date:
    return receipt(now, settings.time_zone)
