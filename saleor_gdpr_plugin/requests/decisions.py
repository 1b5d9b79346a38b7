"""What staff and the person decide about a request: approve, release, retry, cancel."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from ..conf import Settings
from ..contracts import SUBJECT, Actor, Refused, Role
from ..host import auth
from ..mail.messages import StaffCancelled
from ..proof import tokens
from ..proof.models import Purpose
from . import authority, registry
from .lifecycle import ToPerson, ToStaff, lock, move
from .models import Request
from .proving import FULFIL
from .states import State, may_cancel
from .subjects import one_at_a_time


def approve(request_id: UUID, version: int, requestor: auth.Requestor, *, now: datetime) -> Request:
    """Approve = carry out: the work starts once this is committed."""
    with transaction.atomic():
        request = _decided(request_id, version, requestor)
        by = _staff(requestor)
        return move(request, State.APPROVED, by=by, now=now, work=(FULFIL,), decided_by=by.id)


def release(
    request_id: UUID, version: int, requestor: auth.Requestor, *, despite_problems: bool, now: datetime
) -> Request:
    """Release = hand over: the answer is open to the person and its mail in the outbox."""
    with transaction.atomic():
        request = _decided(request_id, version, requestor)
        if request.state != State.READY:
            raise Refused("state", _("Only an answer that is built and reviewed can be released."))
        return hand_over(request, by=_staff(requestor), now=now, despite_problems=despite_problems)


def hand_over(request: Request, *, by: Actor, now: datetime, despite_problems: bool) -> Request:
    """Open the answer of a locked request to the person, and close the request."""
    right = registry.right_of(request.right)
    outcome, message = right.hand_over(request, now, despite_problems=despite_problems)
    to = State.PARTLY_FULFILLED if outcome.kept else State.FULFILLED
    return move(request, to, by=by, now=now, letters=[ToPerson(message)])


def retry(request_id: UUID, version: int, requestor: auth.Requestor, *, now: datetime) -> Request:
    """Start failed work anew."""
    with transaction.atomic():
        request = _decided(request_id, version, requestor)
        if request.state != State.FAILED:
            raise Refused("state", _("Only failed work can be tried again."))
        return move(request, State.PROCESSING, by=_staff(requestor), now=now, work=(FULFIL,), problem="")


def cancel(request: Request, *, settings: Settings, now: datetime) -> Request:
    """The person takes the request back; what was built is destroyed, staff is told."""
    with transaction.atomic():
        one_at_a_time(request.address)
        request = lock(request.pk)
        if request.state == State.CANCELLED:
            return request
        if not may_cancel(request.state):
            raise Refused("state", _("This request can no longer be cancelled."))
        told = request.state != State.UNVERIFIED
        registry.right_of(request.right).withdraw(request)
        tokens.revoke(request.pk, Purpose.VERIFY, Purpose.DOWNLOAD)
        message = StaffCancelled(reference=request.reference)
        letters = [ToStaff(message, settings.staff_emails)] if told else []
        return move(request, State.CANCELLED, by=SUBJECT, now=now, letters=letters)


def _staff(requestor: auth.Requestor) -> Actor:
    return Actor(Role.STAFF, requestor.user_id)


def _decided(request_id: UUID, version: int, requestor: auth.Requestor) -> Request:
    """Lock, then check rights and version: of two decisions at once, the second sees the first."""
    request = lock(request_id)
    authority.may_handle_data(requestor, request)
    if request.version != version:
        message = _("Somebody changed this request meanwhile. Look at it again, then decide.")
        raise Refused("changed", message, field="version")
    return request
