"""Carrying out an approved request, as a job."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from ..conf import committed
from ..contracts import SYSTEM
from ..mail.messages import StaffFailed, StaffReady
from ..work import jobs
from ..work.models import Job
from . import registry
from .decisions import hand_over
from .lifecycle import ToStaff, lock, move, note
from .models import Request
from .states import State


class SentBack(Exception):
    """What was approved is no longer what there is: nothing was changed, and staff decides again. The reason is for
    staff."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def run(job: Job) -> None:
    """Move to PROCESSING, let the right do its work, and move on; safe to run again from any point."""
    request = _begin(job)
    if request is None:
        return
    try:
        outcome = registry.right_of(request.right).fulfil(request, job)
    except SentBack as back:
        send_back(request, job, back.reason)
        return
    now, settings = timezone.now(), committed()
    with transaction.atomic():
        jobs.hold(job)
        locked = lock(request.pk)
        if locked.mailbox_proven != request.mailbox_proven:
            # Proven while we were reading: the answer has to hold more than we read.
            raise jobs.Later(now)
        if outcome.why or (settings.review_before_release and not outcome.at_once):
            ready = StaffReady(reference=locked.reference, due_on=locked.due_on, problems=outcome.why)
            move(locked, State.READY, by=SYSTEM, now=now, letters=[ToStaff(ready, settings.staff_addresses)])
        else:
            hand_over(locked, by=SYSTEM, now=now, despite_problems=False)
        jobs.finish(job)


def _begin(job: Job) -> Request | None:
    with transaction.atomic():
        jobs.hold(job)
        request = lock(UUID(job.object_id))
        if request.state == State.APPROVED:
            if request.carry_out_at is None:
                # Waits for a second approval, which enqueues the work anew.
                return None
            if request.carry_out_at > timezone.now():
                raise jobs.Later(request.carry_out_at)
            return move(request, State.PROCESSING, by=SYSTEM, now=timezone.now())
        return request if request.state == State.PROCESSING else None


def send_back(request: Request, job: Job, reason: str) -> None:
    """The approval is void: by way of FAILED, because work in progress ends in no other way."""
    now, settings = timezone.now(), committed()
    with transaction.atomic():
        jobs.hold(job)
        locked = lock(request.pk)
        failed = ToStaff(StaffFailed(reference=locked.reference, problem=reason), settings.staff_addresses)
        move(locked, State.FAILED, by=SYSTEM, now=now, letters=[failed], problem=reason[:200])
        move(locked, State.OPEN, by=SYSTEM, now=now, problem=reason[:200])
        note(locked, "sent_back", by=SYSTEM, now=now, public=False, text=reason)
        jobs.finish(job)


def give_up(object_id: str, problem: str) -> None:
    """The work failed for good: staff is told and can try again."""
    now, settings = timezone.now(), committed()
    request = lock(UUID(object_id))
    if request.state == State.APPROVED:
        move(request, State.PROCESSING, by=SYSTEM, now=now)
    if request.state == State.PROCESSING:
        failed = StaffFailed(reference=request.reference, problem=problem)
        letters = [ToStaff(failed, settings.staff_addresses)]
        move(request, State.FAILED, by=SYSTEM, now=now, letters=letters, problem=problem[:200])
