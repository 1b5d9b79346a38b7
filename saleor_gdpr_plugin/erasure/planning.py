"""Making a plan: every source says what would become of each thing, all of one moment; nothing changes."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from ..conf import Settings, committed
from ..contracts import SYSTEM, Actor, Disposition, Item, Keeping, Refused, Source, Subject
from ..datamap import ownership, registry
from ..host import auth, database
from ..register import retention
from ..requests import authority
from ..requests.deciding import decided
from ..requests.lifecycle import lock, note
from ..requests.models import Request
from ..requests.states import State
from ..requests.subjects import one_at_a_time
from ..work import jobs
from ..work.models import Job
from . import plans
from .models import Plan, PlanItem

logger = logging.getLogger(__name__)

RIGHT = "erasure"
PLAN = "erasure.plan"
"""Job: make the plan of a request that is open."""
PLANNABLE = frozenset({State.OPEN, State.WAITING, State.FAILED})
"""Where a new plan takes nothing from under somebody's approval."""
SECONDS = 240
"""Longest time one statement may take."""
UNPLANNED = "unplanned"
UNREADABLE = "unreadable"


def run(job: Job) -> None:
    """Make a plan by itself; a request that went on meanwhile needs none."""
    request = Request.objects.filter(pk=job.object_id).first()
    if request is None or not _plannable(request):
        return
    plan = work_out(request, timezone.now())
    with transaction.atomic():
        jobs.hold(job)
        one_at_a_time(request.address)
        locked = lock(request.pk)
        if _plannable(locked):
            _put(locked, plan, by=SYSTEM, now=timezone.now())
        else:
            Plan.objects.filter(pk=plan.pk, current=False).delete()
        jobs.finish(job)


def anew(request_id: UUID, now: datetime) -> Plan:
    """Make the plan of an open request outside of any job, and let it count; raises Refused when it may not."""
    plan = work_out(Request.objects.get(pk=request_id), now)
    with transaction.atomic():
        locked = lock(request_id)
        if not _plannable(locked):
            Plan.objects.filter(pk=plan.pk, current=False).delete()
            raise Refused(
                "state", _("A plan can be made while the request is open, or after work on it failed.")
            )
        _put(locked, plan, by=SYSTEM, now=now)
    return plan


def make(
    request_id: UUID, version: int, requestor: auth.Requestor, *, settings: Settings, now: datetime
) -> Request:
    """Staff wants the plan anew; decisions about what did not change are kept. Raises Forbidden or Refused."""
    with transaction.atomic():
        request = _checked(request_id, version, requestor)
    plan = work_out(request, now)
    with transaction.atomic():
        try:
            request = _checked(request_id, version, requestor)
        except Refused:
            Plan.objects.filter(pk=plan.pk, current=False).delete()
            raise
        _put(request, plan, by=authority.acting(requestor), now=now)
        return request


def _checked(request_id: UUID, version: int, requestor: auth.Requestor) -> Request:
    request = decided(request_id, version, requestor, handle_data=True)
    if request.right != RIGHT:
        raise Refused("state", _("Only a request for erasure has a plan."), field="id")
    if not _plannable(request):
        raise Refused("state", _("A plan can be made while the request is open, or after work on it failed."))
    approved_still(request, plans.current(request.pk))
    return request


def approved_still(request: Request, plan: Plan | None) -> None:
    """Work that failed before anything was erased is still approved: that is taken back before the plan changes."""
    if request.state == State.FAILED and plan is not None and plan.begun_at is None:
        message = _("Open the request again first: its approval was for the plan as it is.")
        raise Refused("state", message, field="id")


def _plannable(request: Request) -> bool:
    return request.right == RIGHT and request.state in PLANNABLE


def work_out(request: Request, now: datetime) -> Plan:
    """Write a plan that does not count yet, as of one moment of the database. Must be called outside of any
    transaction."""
    before, table = plans.current(request.pk), retention.table()
    today = now.astimezone(committed().time_zone).date()
    keeping, sources = plans.keeping(table, today), registry.sources()
    plan = Plan(request=request, made_at=now, table=table.digest)
    subject = plans.whose(request, before)
    asked = {each.slug: _asked(plan, each, subject, keeping, today) for each in sources if each.outside}
    with database.one_moment(seconds=SECONDS), ownership.remembered():
        plan.save(force_insert=True)
        for source in sources:
            try:
                with transaction.atomic():
                    found = asked.get(source.slug)
                    if found is None:
                        _write(plan, source, source.plan(subject, keeping, today=today))
                        _otherwise(plan, source, source.plan(subject, plans.NOTHING, today=today))
                    else:
                        _write(plan, source, found[0])
                        _otherwise(plan, source, found[1])
            except Exception as error:
                _failed(plan, source, error)
        plan.save(update_fields=["problems"])
    return plan


def _asked(
    plan: Plan, source: Source, subject: Subject, keeping: Keeping, today: date
) -> tuple[list[Item], list[Item]]:
    """What somebody else than the database says; asked before any transaction holds its moment."""
    try:
        return (
            list(source.plan(subject, keeping, today=today)),
            list(source.plan(subject, plans.NOTHING, today=today)),
        )
    except Exception as error:
        _failed(plan, source, error)
        return [], []


def _failed(plan: Plan, source: Source, error: Exception) -> None:
    """A kind of data that cannot say what it holds stops the erasure, and is named; never anything it quotes."""
    logger.error("source=%s could not be planned: %s", source.slug, type(error).__name__)
    reason = UNPLANNED if isinstance(error, NotImplementedError) else UNREADABLE
    plan.problems = [*plan.problems, {"source": source.slug, "reason": reason}]


def _write(plan: Plan, source: Source, items: Iterable[Item]) -> None:
    for part in plans.chunks(items):
        rows = [
            PlanItem(
                plan=plan,
                source=source.slug,
                key=item.key,
                label=item.label[:255],
                proposed=item.disposition,
                otherwise=item.disposition,
                disposition=item.disposition,
                rule=item.rule,
                until=item.until,
                blocked=item.blocked,
                stamp=item.stamp,
            )
            for item in part
        ]
        PlanItem.objects.bulk_create(rows)


def _otherwise(plan: Plan, source: Source, items: Iterable[Item]) -> None:
    """What would become of what is kept if nothing kept it."""
    kept = plan.items.filter(source=source.slug, proposed=Disposition.KEEP)
    if not kept.exists():
        return
    for part in plans.chunks(items):
        for disposition in (Disposition.DELETE, Disposition.ANONYMISE):
            wanted = [item.key for item in part if item.disposition == disposition]
            kept.filter(key__in=wanted).update(otherwise=disposition)


def _put(request: Request, plan: Plan, *, by: Actor, now: datetime) -> None:
    """Let a plan count for a locked request; one that a newer one replaced meanwhile counts no more."""
    if not Plan.objects.filter(pk=plan.pk).exists():
        raise Refused("changed", _("Somebody made a newer plan meanwhile; look again."), field="version")
    before = plans.locked(request.pk)
    if before is not None:
        _decisions(before, plan)
        if before.begun_at is not None:
            _take_over(before, plan)
    Plan.objects.filter(request=request).exclude(pk=plan.pk).delete()
    plan.current = True
    plan.save()
    request.version += 1
    request.save(update_fields=["version"])
    content = {"plan": plan.pk, "items": plan.items.count(), "problems": plan.problems}
    note(request, "erasure_planned", by=by, now=now, public=False, content=content)


def _decisions(before: Plan, plan: Plan) -> None:
    """What staff decided about things that are as they were stays decided."""
    columns = ("disposition", "until", "reason", "ground", "override", "actor_id")
    for part in plans.chunks(before.items.exclude(reason="").iterator()):
        earlier = {(row.source, row.key): row for row in part}
        rows = plan.items.filter(key__in=[row.key for row in part])
        same = []
        for row in rows:
            old = earlier.get((row.source, row.key))
            if old and (old.stamp, old.proposed, old.blocked) == (row.stamp, row.proposed, row.blocked):
                for column in columns:
                    setattr(row, column, getattr(old, column))
                same.append(row)
        PlanItem.objects.bulk_update(same, columns)


def _take_over(before: Plan, plan: Plan) -> None:
    """What was carried out already stays carried out; what came since the beginning is no part of it."""
    known = before.items.filter(source=OuterRef("source"), key=OuterRef("key"))
    plan.items.filter(~Exists(known)).delete()
    done = before.items.exclude(done_at=None)
    again = done.filter(source=OuterRef("source"), key=OuterRef("key"))
    plan.items.filter(Exists(again)).delete()
    done.update(plan=plan)
    before.checkpoints.update(plan=plan)
    for column in ("begun_at", "key_id", "subject", "recipients", "references"):
        setattr(plan, column, getattr(before, column))


def begin_anew(request: Request, now: datetime) -> None:
    """A request is open: its plan is made, once, after the commit."""
    jobs.enqueue(PLAN, request.pk, now=now)


def drop(request: Request) -> None:
    """The plan of a request that ended otherwise; one that has begun stays, because it happened."""
    Plan.objects.filter(request=request, begun_at=None).delete()


def give_up(object_id: str, problem: str) -> None:
    """Staff makes the plan by hand: without one nothing can be approved."""
    note(
        lock(UUID(object_id)), "erasure_unplanned", by=SYSTEM, now=timezone.now(), public=False, text=problem
    )
