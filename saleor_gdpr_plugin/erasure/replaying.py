"""Erasing again whom a restored backup brought back: planned by today's table, as staff decided then, without a mail.

It is the erasure of before, so nobody has to approve it; what stands against it leaves the request open in the desk.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from ..aliases import Alias
from ..contracts import SYSTEM, Disposition, Refused
from ..datamap import registry
from ..datamap.ownership import orders_of
from ..host import models
from ..requests.fulfilment import SentBack, send_back
from ..requests.lifecycle import FULFIL, change, lock, move, note, start
from ..requests.models import Attachment, Identity, Kind, Origin, Request
from ..requests.states import State, is_final
from ..requests.subjects import one_at_a_time, subject_of
from ..work import jobs
from ..work.models import Job
from . import carrying_out, obstacles, planning, plans, recovering
from .models import ErasureRecord, Plan
from .recovering import Found

JOB = "erasure.replay"
"""Job: carry the plan of such a request out."""


class What(enum.StrEnum):
    """What became of one line."""

    ERASED = "erased"
    ALREADY = "already"
    """The backup knows of the erasure."""
    NOTHING = "nothing"
    """The backup brought nothing back."""
    WAITS = "waits"
    """Something stands against it: the request is open in the desk."""
    UNDERWAY = "underway"
    """A worker is at it, or will be with the next sweep."""


@dataclass(frozen=True, slots=True)
class Done:
    """What became of one line, under which reference, and what stands against it."""

    request: str
    what: What
    reference: str = ""
    why: tuple[str, ...] = ()


def again(told: Mapping[str, Any], known: Mapping[str, str], *, at: datetime, now: datetime) -> Done:
    """Erase the person of a line of the moment `at`; `known` are addresses by digest. Twice does no harm.

    Must be called outside of any transaction.
    """
    request_id = UUID(told["request"])
    if ErasureRecord.objects.filter(plan__request=request_id).exists():
        return Done(told["request"], What.ALREADY)
    found = recovering.person_of(told, known, at)
    if found.nothing:
        return Done(told["request"], What.NOTHING)
    request = _opened(request_id, told, found, at=at, now=now)
    try:
        against = _approve(request, told, at=at, now=now)
    except Refused as refused:
        against = [refused.message]
    if against:
        return Done(told["request"], What.WAITS, request.reference, tuple(against))
    waiting = Job.objects.filter(kind=JOB, object_id=str(request.pk), ended_at=None).first()
    if waiting is not None:
        jobs.run(waiting.pk)
    return _became(told["request"], Request.objects.get(pk=request.pk))


def run(job: Job) -> None:
    """Carry out and seal, as the erasure of before, but tell nobody: they were told. Safe to run again."""
    request = Request.objects.filter(pk=job.object_id).first()
    if request is None or request.state != State.PROCESSING:
        return
    try:
        outcome = carrying_out.fulfil(request, job)
    except SentBack as back:
        send_back(request, job, back.reason)
        return
    with transaction.atomic():
        jobs.hold(job)
        to = State.PARTLY_FULFILLED if outcome.kept else State.FULFILLED
        move(lock(request.pk), to, by=SYSTEM, now=timezone.now())
        jobs.finish(job)


def _opened(
    request_id: UUID, told: Mapping[str, Any], found: Found, *, at: datetime, now: datetime
) -> Request:
    """The request of before where the backup has it, else one like it; open, and about the same rows."""
    address = min(found.mailboxes or found.addresses, default="")
    values: dict[str, Any] = {"known": True, "account_id": found.account}
    if found.mailboxes:
        values |= {"email": address, "address": address, "mailbox_proven": True}
    with transaction.atomic():
        one_at_a_time(address)
        request = Request.objects.select_for_update(of=("self",)).filter(pk=request_id).first()
        if request is None or is_final(request.state):
            request = _started(request_id if request is None else uuid4(), values, address, now)
        elif not _begun(request) and not _at_work(request):
            if request.state == State.PROCESSING:
                # Its work is of the backup's time; work in progress ends in no other way.
                move(request, State.FAILED, by=SYSTEM, now=now, problem=_said()[:200])
            _reopened(request, values, now)
        _attach(request, told, found, at=at, now=now)
        # Work of the backup's time would tell the person a second time.
        idle = Q(lease_until=None) | Q(lease_until__lt=now)
        Job.objects.filter(idle, kind=FULFIL, object_id=str(request.pk), ended_at=None).delete()
    return request


def _begun(request: Request) -> bool:
    """Whether something was erased before the backup was made: then it can only be carried on."""
    plan = plans.current(request.pk)
    return plan is not None and plan.begun_at is not None


def _at_work(request: Request) -> bool:
    """Whether a replay before this one has started the erasure."""
    return Job.objects.filter(kind=JOB, object_id=str(request.pk), ended_at=None).exists()


def _started(request_id: UUID, values: dict[str, Any], address: str, now: datetime) -> Request:
    """Without a clock, as nobody asks anew."""
    rows = models.channel().objects.order_by("-is_active", "pk").values_list("slug", flat=True)
    # Mail goes only to an address that was proven.
    given = {"email": "", "address": address} | values
    return start(
        State.OPEN,
        by=SYSTEM,
        now=now,
        id=request_id,
        right=planning.RIGHT,
        origin=Origin.BACKUP,
        channel=rows.first() or "",
        language="en",
        identity=Identity.OTHER,
        identity_note=_said(),
        details={"text": ""},
        **given,
    )


def _reopened(request: Request, values: dict[str, Any], now: datetime) -> None:
    """What was approved before the backup is void: the plan is made for what is there now."""
    if request.state == State.OPEN:
        change(request, "replayed", by=SYSTEM, now=now, public=False, **values)
    else:
        move(request, State.OPEN, by=SYSTEM, now=now, **values)


def _attach(request: Request, told: Mapping[str, Any], found: Found, *, at: datetime, now: datetime) -> None:
    """Exactly what was erased then: an order under the address that is not among it belongs to a later customer."""
    left_out = [(Kind.ORDER, each, False) for each in told["left_out"]]
    joined = [(Kind.ORDER, str(each), True) for each in sorted(found.orders)]
    joined += [(Kind.ACCOUNT, str(each), True) for each in sorted(found.accounts - {request.account_id})]
    joined += [(Kind.MAILBOX, each, True) for each in sorted(found.mailboxes)]
    _write(request, [*left_out, *joined], now)
    _remember(request, found, at)
    own = set(orders_of(subject_of(request)).own)
    _write(request, [(Kind.ORDER, str(each), False) for each in sorted(own - found.orders)], now)
    note(request, "replayed", by=SYSTEM, now=now, public=False, text=_said())


def _write(request: Request, parts: list[tuple[Kind, str, bool]], now: datetime) -> None:
    rows = [
        Attachment(
            request=request,
            kind=kind,
            key=key,
            joined=joined,
            method=Identity.OTHER if joined else "",
            note=_said(),
            at=now,
        )
        for kind, key, joined in parts
    ]
    Attachment.objects.bulk_create(rows, ignore_conflicts=True, batch_size=1000)


def _remember(request: Request, found: Found, at: datetime) -> None:
    """Former addresses that the backup does not know as such lead to our own rows about the person."""
    owner = request.account_id or min(found.accounts, default=None)
    if owner is None:
        return
    until = dict(found.former)
    rows = [
        Alias(account_id=owner, address=each, until=until.get(each, at), proven=each in until)
        for each in sorted(found.addresses)
    ]
    Alias.objects.bulk_create(rows, ignore_conflicts=True)


def _approve(request: Request, told: Mapping[str, Any], *, at: datetime, now: datetime) -> list[str]:
    """Plan, decide as staff did, and start the work; what stands against it, for staff."""
    if not _begun(request):
        plan = planning.anew(request.pk, now)
        _decide(plan, told)
        against = [each.text for each in obstacles.of(request, plan, subject_of(request))]
        if against or (against := _newer(plan, at)):
            return against
    with transaction.atomic():
        locked = lock(request.pk)
        if locked.state == State.OPEN:
            move(locked, State.APPROVED, by=SYSTEM, now=now)
        if locked.state in (State.APPROVED, State.FAILED, State.READY):
            move(locked, State.PROCESSING, by=SYSTEM, now=now)
        if locked.state != State.PROCESSING:
            return [State(locked.state).for_staff]
        jobs.enqueue(JOB, locked.pk, now=now)
    return []


def _decide(plan: Plan, told: Mapping[str, Any]) -> None:
    """What staff kept for a reason, or let go against a rule, is decided already."""
    said = _said()
    for source, key, ground, until in told["kept"]:
        row = plan.items.filter(source=source, key=key)
        day = date.fromisoformat(until) if until else None
        row.update(disposition=Disposition.KEEP, ground=ground, until=day, override="", reason=said)
    for source, key in told["let_go"]:
        row = plan.items.filter(source=source, key=key, proposed=Disposition.KEEP)
        row.exclude(otherwise=Disposition.KEEP).update(
            disposition=F("otherwise"), ground="", until=None, override=said, reason=said
        )


def _newer(plan: Plan, at: datetime) -> list[str]:
    """Kinds of data of which something came after the erasure: whose that is, staff has to say."""
    found = []
    for source in registry.erasing():
        label = getattr(source, "model", "")
        model = models.named(label) if label else None
        if model is None or "created_at" not in {each.name for each in model._meta.concrete_fields}:
            continue
        for part in plans.chunks(plan.items.filter(source=source.slug).values_list("key", flat=True)):
            if model.objects.filter(pk__in=part, created_at__gt=at).exists():
                text = _("%(name)s: something came after the erasure. Look whose it is, then decide.")
                found.append(text % {"name": source.label})
                break
    return found


def _became(asked: str, request: Request) -> Done:
    if is_final(request.state):
        return Done(asked, What.ERASED, request.reference)
    if request.state == State.PROCESSING:
        return Done(asked, What.UNDERWAY, request.reference)
    why = request.problem or State(request.state).for_staff
    return Done(asked, What.WAITS, request.reference, (why,))


def _said() -> str:
    return _("The journal says that this person was erased; a backup brought them back.")
