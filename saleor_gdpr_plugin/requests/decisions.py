"""What staff decides about carrying out: approve, approve as the second, release, retry, take back to open."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from ..conf import Settings
from ..contracts import Actor, Forbidden, Refused
from ..host import auth
from ..work import jobs
from . import authority, letters, registry, words
from .deciding import decided
from .lifecycle import FULFIL, Letter, ToPerson, ToStaff, change, move, note, post
from .models import Request
from .states import State


def approve(
    request_id: UUID, version: int, requestor: auth.Requestor, *, settings: Settings, now: datetime
) -> Request:
    """Approve = carry out, after a second approval where the shop wants one and the grace time of what cannot be
    undone."""
    with transaction.atomic():
        request = decided(request_id, version, requestor, handle_data=True)
        if request.right == registry.UNSORTED:
            raise Refused(
                "required", _("Choose the right this request is about, then approve."), field="right"
            )
        registry.ready(request)
        by = authority.acting(requestor)
        if settings.second_approver:
            second = ToStaff(letters.second(request), settings.staff_addresses)
            return move(request, State.APPROVED, by=by, now=now, letters=[second], decided_by=by.id)
        at = _begins(request, settings, now)
        told = _grace(request, at, settings=settings, now=now)
        move(request, State.APPROVED, by=by, now=now, letters=told, decided_by=by.id, carry_out_at=at)
        jobs.enqueue(FULFIL, request.pk, now=now, at=at)
        return request


def second_approve(
    request_id: UUID,
    version: int,
    requestor: auth.Requestor,
    *,
    accept: bool,
    reason: str,
    settings: Settings,
    now: datetime,
) -> Request:
    """Another person of staff confirms the approval, or takes the request back to open with a reason."""
    with transaction.atomic():
        request = decided(request_id, version, requestor, handle_data=True)
        if request.state != State.APPROVED or request.carry_out_at is not None:
            raise Refused("state", _("This request does not wait for a second approval."))
        by = authority.acting(requestor)
        if not accept:
            said = words.needed(reason, "reason")
            move(request, State.OPEN, by=by, now=now)
            note(request, "second_rejected", by=by, now=now, public=False, text=said)
            return request
        if by.id == request.decided_by:
            raise Forbidden(_("The second approval has to come from another person."))
        at = _begins(request, settings, now)
        change(request, "second_approved", by=by, now=now, public=False, second_by=by.id, carry_out_at=at)
        for letter in _grace(request, at, settings=settings, now=now):
            post(request, letter, now=now)
        jobs.enqueue(FULFIL, request.pk, now=now, at=at)
        return request


def release(
    request_id: UUID,
    version: int,
    requestor: auth.Requestor,
    *,
    despite_problems: bool,
    settings: Settings,
    now: datetime,
) -> Request:
    """Release = hand over: the answer is open to the person and its mail in the outbox."""
    with transaction.atomic():
        request = decided(request_id, version, requestor, handle_data=True)
        if request.state != State.READY:
            raise Refused("state", _("Only an answer that is built and reviewed can be released."))
        by = authority.acting(requestor)
        return hand_over(request, by=by, now=now, despite_problems=despite_problems)


def hand_over(request: Request, *, by: Actor, now: datetime, despite_problems: bool) -> Request:
    """Open the answer of a locked request to the person, and close the request."""
    right = registry.right_of(request.right)
    outcome, message = right.hand_over(request, now, despite_problems=despite_problems)
    to = State.PARTLY_FULFILLED if outcome.kept else State.FULFILLED
    return move(request, to, by=by, now=now, letters=[ToPerson(message)])


def retry(
    request_id: UUID, version: int, requestor: auth.Requestor, *, settings: Settings, now: datetime
) -> Request:
    """Start failed work anew."""
    with transaction.atomic():
        request = decided(request_id, version, requestor, handle_data=True)
        if request.state != State.FAILED:
            raise Refused("state", _("Only failed work can be tried again."))
        by = authority.acting(requestor)
        return move(request, State.PROCESSING, by=by, now=now, work=(FULFIL,), problem="")


def reopen(
    request_id: UUID,
    version: int,
    requestor: auth.Requestor,
    *,
    reason: str,
    settings: Settings,
    now: datetime,
) -> Request:
    """Take a request back to open: its approval is void, and what was built for it is destroyed."""
    said = words.needed(reason, "reason")
    with transaction.atomic():
        request = decided(request_id, version, requestor, handle_data=True)
        if request.state == State.UNVERIFIED:
            raise Refused("state", _("Confirm the identity of the person instead."))
        by = authority.acting(requestor)
        move(request, State.OPEN, by=by, now=now)
        registry.withdraw(request)
        note(request, "reopened", by=by, now=now, public=False, text=said)
        return request


def _begins(request: Request, settings: Settings, now: datetime) -> datetime:
    wait = settings.grace_hours if registry.right_of(request.right).irreversible else 0
    return now + timedelta(hours=wait)


def _grace(request: Request, at: datetime, *, settings: Settings, now: datetime) -> list[Letter]:
    """What waits is told to the person, who can still call it back."""
    return [ToPerson(letters.approved(request, at, settings=settings, now=now))] if at > now else []
