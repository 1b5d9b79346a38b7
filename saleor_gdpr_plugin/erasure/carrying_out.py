"""Carrying out a plan: the account is frozen first, then source by source, each batch in a transaction of its own.

Up to the first of these transactions everything can still be called off. A crash anywhere loses nothing: what is done
is marked in the transaction that did it, and the job goes on with the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ..audit import log
from ..conf import committed
from ..contracts import SYSTEM, Disposition, Item, Outcome, Refused, Source, Subject
from ..datamap import ownership, registry
from ..host import accounts, database
from ..recipients import telling
from ..register import retention
from ..requests.fulfilment import SentBack
from ..requests.lifecycle import lock, note
from ..requests.models import Request
from ..requests.subjects import subject_of
from ..work import jobs
from ..work.models import Job
from . import comparing, obstacles, ours, plans, references
from .models import Checkpoint, Plan
from .planning import SECONDS

BATCH = 2000
"""Items of one transaction: rows of one person only, locked for seconds."""


def fulfil(request: Request, job: Job) -> Outcome:
    """Erase what the plan says; safe to run again from any point.

    Raises SentBack while nothing has happened yet, Refused when the rest has to be planned anew.
    """
    plan = plans.current(request.pk)
    if plan is None:
        raise SentBack(_("There is no plan yet. Make it, and look at it."))
    sources = registry.erasing()
    with ours.erasing():
        if plan.begun_at is None:
            _begin(request, job, plan, sources)
        subject = plans.subject(plan)
        done = set(plan.checkpoints.values_list("source", flat=True))
        for place, source in enumerate(sources):
            if source.slug not in done:
                jobs.step(job, source.slug)
                if source.outside:
                    _ask(job, plan, subject, source)
                else:
                    _erase(job, plan, subject, source, sources[place + 1 :])
    return outcome(plan)


def outcome(plan: Plan) -> Outcome:
    """How much was erased, and how much is kept."""
    kept = plan.items.filter(disposition=Disposition.KEEP).count()
    return Outcome(done=plan.items.count() - kept, kept=kept, at_once=True)


def _begin(request: Request, job: Job, plan: Plan, sources: Sequence[Source]) -> None:
    """Compare everything with the plan and freeze the accounts, in one transaction: from then on there is no way
    back."""
    now = timezone.now()
    asked, table = _asked(request, sources, now), retention.table()
    with database.one_moment(seconds=SECONDS), ownership.remembered():
        jobs.hold(job)
        locked = lock(request.pk)
        subject = subject_of(locked)
        for each in obstacles.of(locked, plan, subject):
            raise SentBack(each.text)
        keeping = plans.keeping(table, _today(now))
        told = comparing.differences(plan, subject, keeping, today=_today(now), sources=sources, asked=asked)
        if told:
            raise SentBack(" ".join(told))
        # Orders are found by what is about to go, so they are written down by their ids.
        whole = replace(subject, joined_orders=frozenset(ownership.orders_of(subject).own))
        plan.recipients = dict(telling.recipients(locked))
        plan.references = references.of(whole)
        plans.seal_subject(plan, whole)
        plan.begun_at = now
        plan.save(update_fields=["recipients", "references", "key_id", "subject", "begun_at"])
        for account_id in sorted(whole.accounts):
            accounts.freeze(account_id)
        comparing.refresh(plan, whole, keeping, today=_today(now), sources=sources)
        note(locked, "erasure_begun", by=SYSTEM, now=now, content={"items": plan.items.count()})


def _asked(request: Request, sources: Sequence[Source], now: datetime) -> dict[str, list[Item]]:
    """What somebody else than the database says now; before any transaction."""
    subject, keeping = subject_of(request), plans.keeping(retention.table(), _today(now))
    return {
        each.slug: list(each.plan(subject, keeping, today=_today(now))) for each in sources if each.outside
    }


def _ask(job: Job, plan: Plan, subject: Subject, source: Source) -> None:
    """Somebody else than the database erases: asked outside of any transaction, and asked again after a crash.

    What they did not do is named for staff.
    """
    now = timezone.now()
    _nothing_stopped(plan, subject)
    rows = list(plan.items.filter(source=source.slug, done_at=None))
    told = source.erase(subject, [plans.item(row) for row in rows], now=now) if rows else Outcome()
    with transaction.atomic():
        jobs.hold(job)
        plan.items.filter(pk__in=[row.pk for row in rows]).update(done_at=now)
        if told.why:
            plan.references = [*plan.references, *told.why]
            plan.save(update_fields=["references"])
        _checkpoint(plan, source, now)


def _erase(job: Job, plan: Plan, subject: Subject, source: Source, later: Sequence[Source]) -> None:
    """All of one source, batch by batch; its checkpoint comes with the last."""
    first, more = True, True
    while more:
        now = timezone.now()
        with database.one_moment(seconds=SECONDS), ownership.remembered():
            jobs.hold(job)
            _nothing_stopped(plan, subject)
            keeping = plans.keeping(retention.table(), _today(now))
            looked_at = [source, *later] if first else [source]
            if stale := comparing.changed(plan, subject, keeping, today=_today(now), sources=looked_at):
                raise Refused("changed", stale)
            rows = list(plan.items.filter(source=source.slug, done_at=None)[:BATCH])
            if rows:
                source.erase(subject, [plans.item(row) for row in rows], now=now)
                plan.items.filter(pk__in=[row.pk for row in rows]).update(done_at=now)
            more = len(rows) == BATCH
            touched = [source] if more else [source, *later]
            comparing.refresh(plan, subject, keeping, today=_today(now), sources=touched)
            if not more:
                _checkpoint(plan, source, now)
        first = False
        if more:
            jobs.step(job, source.slug)


def _nothing_stopped(plan: Plan, subject: Subject) -> None:
    """Raises Refused with the first thing that stops the rest."""
    for each in obstacles.after_the_beginning(plan, subject):
        raise Refused(each.code, each.text)


def _checkpoint(plan: Plan, source: Source, now: datetime) -> None:
    items = plan.items.filter(source=source.slug)
    kept = items.filter(disposition=Disposition.KEEP).count()
    erased = items.count() - kept
    Checkpoint.objects.create(plan=plan, source=source.slug, erased=erased, kept=kept, at=now)
    content = {"source": source.slug, "erased": erased, "kept": kept}
    log.record("erasure.source", object_id=plan.request_id, by=SYSTEM, now=now, content=content)


def _today(now: datetime) -> date:
    return now.astimezone(committed().time_zone).date()
