"""What a law kept goes on its day: found once a day, erased by a job, unless something stands against it.

What was kept whole because it was not settled, an order on its way for example, is reduced to what its law needs as
soon as it is.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from .. import keys
from ..audit import log
from ..conf import committed
from ..contracts import SYSTEM, Disposition, Item, Source, Subject
from ..datamap import ownership, registry
from ..host import database
from ..register import retention
from ..restriction import standing
from ..restriction.standing import Use
from ..work import daily, jobs
from ..work.models import Job
from . import holds, ours, person, plans, sealing
from .carrying_out import BATCH
from .models import ErasureRecord, Plan, PlanItem
from .planning import SECONDS

KEPT = "erasure.kept"
"""Job: erase what one plan kept and whose time has come."""


def due(now: datetime, *, limit: int = 1000) -> int:
    """Once a day: a job for each plan of which something is due; how many."""
    today = now.astimezone(committed().time_zone).date()
    with transaction.atomic():
        if not daily.first("erasure.kept", today):
            return 0
        rows = _kept().filter(Q(until__lt=today) & ~Q(otherwise=Disposition.KEEP) | ~Q(blocked=""))
        wanted = list(rows.order_by("plan").values_list("plan", flat=True).distinct()[:limit])
        for plan_id in wanted:
            jobs.enqueue(KEPT, plan_id, now=now)
    return len(wanted)


def run(job: Job) -> None:
    """Erase what is due of one plan; safe to run again from any point. A person under a legal hold or restriction is
    left alone (Art. 18(2)); the next day asks again."""
    record = ErasureRecord.objects.select_related("plan").filter(plan=job.object_id).first()
    if record is None or not record.identifiers:
        return
    subject, today = _subject(record), timezone.now().astimezone(committed().time_zone).date()
    if holds.held(subject) or standing.blocks(Use.SCHEDULED_ERASURE, subject):
        return
    with ours.erasing():
        for source in registry.erasing():
            while _settled(job, record.plan, source, subject, today):
                pass
            while _over(job, record.plan, source, subject, today):
                pass
    _wipe(record.plan)


def _settled(job: Job, plan: Plan, source: Source, subject: Subject, today: date) -> bool:
    """Reduce a batch of what was kept whole, where nothing stands against it any more; whether there was any."""
    waiting = _kept().filter(plan=plan, source=source.slug).exclude(blocked="")
    if source.outside or not waiting.exists():
        return False
    jobs.step(job, source.slug)
    with database.one_moment(seconds=SECONDS), ownership.remembered():
        jobs.hold(job)
        now, keeping = timezone.now(), plans.keeping(retention.table(), today)
        keys = set(waiting.values_list("key", flat=True))
        planned = source.plan(subject, keeping, today=today)
        fresh = {item.key: item for item in planned if item.key in keys}
        rows = [row for row in waiting if row.key not in fresh or not fresh[row.key].blocked][:BATCH]
        if rows:
            for row in rows:
                row.blocked = ""
                _kept_longer(row, fresh.get(row.key))
            source.erase(subject, [replace(plans.item(row), stamp="") for row in rows], now=now)
            PlanItem.objects.bulk_update(rows, ["blocked", "rule", "until"])
            _record("erasure.kept_settled", plan, source, len(rows), now)
    return bool(rows)


def _kept_longer(row: PlanItem, fresh: Item | None) -> None:
    """What happened with it since, an invoice for example, may keep it longer; never shorter than was said."""
    if fresh is None or fresh.until is None:
        return
    if row.until is not None and fresh.until > row.until:
        row.rule, row.until = fresh.rule, fresh.until


def _over(job: Job, plan: Plan, source: Source, subject: Subject, today: date) -> bool:
    """Erase a batch of what is over; whether there was any.

    What is still not settled waits, and what takes along something that is kept longer.
    """
    jobs.step(job, source.slug)
    with database.one_moment(seconds=SECONDS):
        jobs.hold(job)
        if _kept().filter(plan=plan, source__in=registry.taken_along(source.slug)).exists():
            return False
        rows = list(_due(today).filter(plan=plan, source=source.slug, blocked="")[:BATCH])
        if rows:
            now = timezone.now()
            if source.erase(subject, [plans.over(row) for row in rows], now=now).kept:
                # Once more one by one, which does no harm, shows which are there and no longer found as this person's.
                rows = [row for row in rows if not source.erase(subject, [plans.over(row)], now=now).kept]
            if rows:
                PlanItem.objects.filter(pk__in=[row.pk for row in rows]).delete()
                _record("erasure.kept_erased", plan, source, len(rows), now)
            else:
                content = {"source": source.slug, "problem": "not found as this person's any more"}
                log.record(
                    "erasure.kept_failed", object_id=plan.request_id, by=SYSTEM, now=now, content=content
                )
    return bool(rows)


def _record(kind: str, plan: Plan, source: Source, count: int, now: datetime) -> None:
    content = {"source": source.slug, "count": count}
    log.record(kind, object_id=plan.request_id, by=SYSTEM, now=now, content=content)


def _kept() -> QuerySet[PlanItem]:
    return PlanItem.objects.filter(
        disposition=Disposition.KEEP, done_at__isnull=False, plan__ended_at__isnull=False
    )


def _due(today: date) -> QuerySet[PlanItem]:
    return _kept().filter(until__lt=today).exclude(otherwise=Disposition.KEEP)


def _wipe(plan: Plan) -> None:
    """Once nothing is kept any more, nobody has to know who it was."""
    if not plan.items.filter(disposition=Disposition.KEEP).exists():
        ErasureRecord.objects.filter(plan=plan).update(identifiers=b"")


def _subject(record: ErasureRecord) -> Subject:
    box = keys.Box(keys.Use.ERASURE, record.key_id)
    return person.unpack(box.open(bytes(record.identifiers), about=sealing.identifiers_of(record)))


def give_up(object_id: str, problem: str) -> None:
    """It could not be erased on its day: the log says so, and the next day tries again."""
    plan = Plan.objects.filter(pk=UUID(object_id)).first()
    if plan is not None:
        content = {"problem": problem[:200]}
        log.record(
            "erasure.kept_failed", object_id=plan.request_id, by=SYSTEM, now=timezone.now(), content=content
        )
