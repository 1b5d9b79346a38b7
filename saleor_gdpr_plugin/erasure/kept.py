"""What a law kept goes on its day: found once a day, erased by a job, unless something stands against it."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from .. import keys
from ..audit import log
from ..conf import committed
from ..contracts import SYSTEM, Disposition, Subject
from ..datamap import registry
from ..host import database
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
        wanted = list(_due(today).order_by("plan").values_list("plan", flat=True).distinct()[:limit])
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
            while True:
                jobs.step(job, source.slug)
                with database.one_moment(seconds=SECONDS):
                    jobs.hold(job)
                    rows = list(_due(today).filter(plan=record.plan, source=source.slug)[:BATCH])
                    if not rows:
                        break
                    now = timezone.now()
                    source.erase(subject, [plans.over(row) for row in rows], now=now)
                    PlanItem.objects.filter(pk__in=[row.pk for row in rows]).delete()
                    content = {"source": source.slug, "count": len(rows)}
                    log.record(
                        "erasure.kept_erased",
                        object_id=record.plan.request_id,
                        by=SYSTEM,
                        now=now,
                        content=content,
                    )
    _wipe(record.plan)


def _due(today: date) -> QuerySet[PlanItem]:
    rows = PlanItem.objects.filter(
        disposition=Disposition.KEEP, done_at__isnull=False, until__lt=today, plan__ended_at__isnull=False
    )
    return rows.exclude(otherwise=Disposition.KEEP)


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
