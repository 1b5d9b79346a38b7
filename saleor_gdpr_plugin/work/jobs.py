"""Writing, taking, carrying out and finishing jobs."""

from __future__ import annotations

import logging
import random
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.db import models, transaction
from django.utils import timezone

from ..contracts import Refused
from ..host import database, tasks
from .models import Job

logger = logging.getLogger(__name__)

TASK = "saleor_gdpr_plugin.run_job"
"""Name of the Celery task that calls `run`."""


@dataclass(frozen=True, slots=True)
class Handler:
    """How one kind of job is carried out.

    `run(job)` is idempotent and resumable. `give_up(object_id, problem)` is called once, in the transaction
    that ends a job for good: after Refused at once, after other failures when `attempts` are used up.
    `lease` is how long one run may take; `after_answer` marks work that must never run inside a web request,
    because its duration would tell a stranger something.
    """

    run: Callable[[Job], None]
    give_up: Callable[[str, str], None]
    attempts: int = 8
    lease: timedelta = timedelta(minutes=5)
    after_answer: bool = False


_handlers: dict[str, Handler] = {}


class LeaseLost(Exception):
    """Another worker took this job over; what this one still does must not count."""


class Later(Exception):
    """Not now: run the job again at `at`; no failure, and not counted as one."""

    def __init__(self, at: datetime) -> None:
        super().__init__(at)
        self.at = at


def installed() -> bool:
    """Whether our tables are there: a worker may live longer than they do, or start before them."""
    return database.has_table(Job._meta.db_table)


def register(kind: str, handler: Handler) -> None:
    """Name a handler; done once at start. Raises RuntimeError on a duplicate."""
    if kind in _handlers:
        raise RuntimeError(f"job kind {kind!r} is registered twice")
    _handlers[kind] = handler


def enqueue(kind: str, object_id: object, *, now: datetime, at: datetime | None = None) -> None:
    """Write a job in the current transaction and send it after commit; an open one is not doubled."""
    job = Job(kind=kind, object_id=str(object_id), run_at=at or now, created_at=now)
    Job.objects.bulk_create([job], ignore_conflicts=True)
    if at is not None and at > now:
        return
    if tasks.is_eager() and _handlers[kind].after_answer:
        return
    tasks.after_commit(TASK, str(job.pk))


def drop(kind: str, object_id: object) -> None:
    """Forget an open job that nobody has begun; one that runs finds out by itself that it is no longer wanted."""
    free = Job.objects.filter(kind=kind, object_id=str(object_id), ended_at__isnull=True)
    free.filter(lease__isnull=True).delete()


def run(job_id: UUID) -> None:
    """Take the job if it is due and free, and carry it out; never raises."""
    now = timezone.now()
    job = _take(job_id, now)
    if job is None:
        return
    handler = _handlers[job.kind]
    if job.attempts > handler.attempts:
        # Nobody was left to count the last failure: the worker itself died each time.
        _end(job, handler, job.problem or "WorkerDied")
        return
    try:
        handler.run(job)
        finish(job)
    except Later as later:
        Job.objects.filter(pk=job.pk, lease=job.lease).update(
            lease=None, lease_until=None, run_at=later.at, attempts=job.attempts - 1
        )
    except LeaseLost:
        logger.warning("job=%s kind=%s lost its lease", job.pk, job.kind)
    except Refused as refused:
        _end(job, handler, refused.message)
    except Exception as error:
        # Class and code lines only: messages of databases and mail servers quote personal data.
        problem = type(error).__name__
        where = "".join(traceback.format_tb(error.__traceback__))
        logger.error("job=%s kind=%s failed with %s\n%s", job.pk, job.kind, problem, where)
        if job.attempts >= handler.attempts:
            _end(job, handler, problem)
        else:
            _again(job, problem)


def _take(job_id: UUID, now: datetime) -> Job | None:
    """One statement takes the lease, so two workers never both hold it."""
    free = models.Q(lease_until__isnull=True) | models.Q(lease_until__lt=now)
    open_job = Job.objects.filter(pk=job_id, ended_at__isnull=True, run_at__lte=now)
    kind = open_job.values_list("kind", flat=True).first()
    if kind is None or kind not in _handlers:
        return None
    lease = uuid4()
    taken = open_job.filter(free).update(
        lease=lease, lease_until=now + _handlers[kind].lease, attempts=models.F("attempts") + 1
    )
    return Job.objects.get(pk=job_id) if taken else None


def hold(job: Job) -> None:
    """Inside a transaction: lock the job and make sure it is still ours; raises LeaseLost."""
    held = Job.objects.select_for_update(of=("self",)).filter(
        pk=job.pk, lease=job.lease, ended_at__isnull=True
    )
    if not held.exists():
        raise LeaseLost


def step(job: Job, name: str) -> None:
    """Record how far a job is, and renew its lease; raises LeaseLost."""
    until = timezone.now() + _handlers[job.kind].lease
    if not Job.objects.filter(pk=job.pk, lease=job.lease).update(step=name, lease_until=until):
        raise LeaseLost
    job.step = name


def finish(job: Job) -> None:
    """Delete a job that is done; a handler may do so itself, inside its last transaction."""
    Job.objects.filter(pk=job.pk, lease=job.lease).delete()


def _again(job: Job, problem: str) -> None:
    """Back off: 1, 2, 4 … minutes, at most 6 hours, with a little noise so that retries do not march."""
    minutes = min(2 ** (job.attempts - 1), 360) * random.uniform(0.9, 1.1)  # noqa: S311 (not a secret)
    Job.objects.filter(pk=job.pk, lease=job.lease).update(
        lease=None, lease_until=None, run_at=timezone.now() + timedelta(minutes=minutes), problem=problem
    )


def _end(job: Job, handler: Handler, problem: str) -> None:
    try:
        with transaction.atomic():
            hold(job)
            handler.give_up(job.object_id, problem)
            Job.objects.filter(pk=job.pk).update(
                ended_at=timezone.now(), lease=None, lease_until=None, problem=problem[:200]
            )
    except LeaseLost:
        return
    except Exception as error:
        # Still owed: the ending itself is tried again, with the next attempt.
        logger.error("job=%s kind=%s could not be ended: %s", job.pk, job.kind, type(error).__name__)
        _again(job, problem)


def sweep(*, limit: int = 200) -> int:
    """Send every job that is due and free again; how many were found. Runs each minute."""
    now = timezone.now()
    free = models.Q(lease_until__isnull=True) | models.Q(lease_until__lt=now)
    # Kinds of a newer version, during a deploy, are left to the processes that know them.
    known = Job.objects.filter(free, kind__in=_handlers, ended_at__isnull=True, run_at__lte=now)
    due = known.order_by("run_at")
    ids = list(due.values_list("pk", flat=True)[:limit])
    for job_id in ids:
        if tasks.is_eager():
            run(job_id)
        else:
            tasks.after_commit(TASK, str(job_id))
    return len(ids)
