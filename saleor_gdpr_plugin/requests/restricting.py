"""Restriction of the person of a request: all that is theirs, with the mails the law owes (Art. 18(3))."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from .. import subject
from ..conf import committed
from ..contracts import SYSTEM, Actor, Refused
from ..host import models
from ..mail.messages import RestrictionSet
from ..restriction import changing, telling
from ..restriction.models import Ground, Restriction
from ..restriction.telling import Recipient
from .deciding import address_of
from .lifecycle import ToPerson, lock, note, post
from .models import Request
from .subjects import one_at_a_time, subject_of

WAIT = timedelta(days=3)
"""From the notice to the lifting, unless staff names another moment: time to answer it. Art. 18(3) asks for notice and
names no time, so it is no setting of the shop; what a case needs is said with the lifting."""


def restrict(request: Request, ground: Ground, *, by: Actor, now: datetime, tell: bool) -> None:
    """Put everything that a locked request reaches under restriction; what is already there stays.

    `tell` writes to the person, where the shop has not switched that mail off.
    """
    first = not open_of(request.pk).exists()
    for account_id, address in _reach(request):
        changing.restrict(
            account_id=account_id, address=address, ground=ground, by=by, now=now, request_id=request.pk
        )
    if not first:
        return
    note(request, "restricted", by=by, now=now)
    if tell and committed().shopper_mails:
        post(request, ToPerson(set_letter(request, ground)), now=now)


def set_letter(request: Request, ground: Ground) -> RestrictionSet:
    """To the person of a request: the data is only kept from now on, and why."""
    return telling.setting(ground, recipient(request))


def end(
    request: Request,
    reason: str,
    *,
    by: Actor,
    now: datetime,
    lift_at: datetime | None = None,
    told: str = "",
) -> None:
    """Announce the end of what a locked request restricted; it stands until the person was told and the time came."""
    announced = [
        changing.notice(
            row.pk,
            by=by,
            now=now,
            lift_at=lift_at or now + WAIT,
            reason=reason,
            to=recipient(request),
            told=told,
        )
        for row in open_of(request.pk).order_by("pk")
    ]
    if any(row.notice_at == now for row in announced):
        note(request, "restriction_told" if told else "restriction_ending", by=by, now=now)


def recipient(request: Request) -> Recipient:
    """Where the person of a request is told."""
    return Recipient(
        email=request.email,
        language=request.language,
        channel=request.channel,
        reference=request.reference,
        about=request.pk,
    )


def open_of(request_id: UUID) -> QuerySet[Restriction]:
    """The restrictions of a request that stand."""
    return Restriction.objects.filter(request_id=request_id, lifted_at=None)


def about(request: Request) -> QuerySet[Restriction]:
    """Every restriction of the person of a request, as staff sees it."""
    same = Q(request_id=request.pk)
    if request.account_id is not None:
        same |= Q(account_id=request.account_id)
    if request.address:
        same |= Q(address=request.address)
    return Restriction.objects.filter(same)


def lift_due(now: datetime, *, limit: int = 200) -> int:
    """Lift what the person was told of and whose time has come; how many. What waits for its mail stays."""
    lifted = 0
    for restriction_id, request_id in changing.due(now, limit=limit):
        with transaction.atomic():
            request = _locked(request_id)
            try:
                row = changing.lift(restriction_id, by=SYSTEM, now=now)
            except Refused:
                # Called off meanwhile.
                continue
            if row.lifted_at != now:
                continue
            lifted += 1
            if request is not None and not open_of(request.pk).exists():
                note(request, "restriction_lifted", by=SYSTEM, now=now)
    return lifted


def _locked(request_id: UUID | None) -> Request | None:
    if request_id is None:
        return None
    one_at_a_time(address_of(request_id))
    return lock(request_id)


def _reach(request: Request) -> Iterator[tuple[int | None, str]]:
    """Accounts with their addresses, then mailboxes without one; a person on paper has neither."""
    person = subject_of(request)
    users = models.user().objects.filter(pk__in=person.accounts).order_by("pk").values_list("pk", "email")
    accounts = {subject.same_address(email): pk for pk, email in users}
    yield from ((pk, address) for address, pk in accounts.items())
    others = (person.mailboxes | {request.address}) - accounts.keys()
    yield from ((None, address) for address in sorted(others - {""}))
    if not accounts and not others - {""}:
        yield None, ""
