"""Whose data it is: staff joins an account, a mailbox or an order to a request, or leaves one out, and says why.

Nothing is written to Saleor: duplicates are joined inside the request alone (spec section 4).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from .. import subject
from ..conf import Settings
from ..contracts import Actor, Refused
from ..host import auth, models
from . import authority, finding, identity, registry, words
from .deciding import decided
from .lifecycle import FULFIL, move, note
from .models import Attachment, Kind, Request
from .states import State

OPEN_TO_PARTS = frozenset({State.OPEN, State.WAITING, State.READY, State.FAILED})
"""States in which what belongs to the person can still change: proven, and not being read."""


@dataclass(frozen=True, slots=True)
class Part:
    """What is meant: `key` is a Saleor user id, an address, or the id of an order; `field` names the input."""

    kind: Kind
    key: str
    field: str


def join(
    request_id: UUID,
    version: int,
    requestor: auth.Requestor,
    *,
    part: Part,
    method: str,
    reason: str,
    settings: Settings,
    now: datetime,
) -> Request:
    """Add what was shown to be the same person's; an answer that is built already is built anew."""
    way, said = identity.checked(method, reason, field="reason")
    with transaction.atomic():
        request = changeable(request_id, version, requestor)
        key = _checked(request, part)
        return _written(request, requestor, part.kind, key, joined=True, method=way, said=said, now=now)


def leave_out(
    request_id: UUID,
    version: int,
    requestor: auth.Requestor,
    *,
    part: Part,
    reason: str,
    settings: Settings,
    now: datetime,
) -> Request:
    """Leave out an order that is somebody else's, or take back what staff joined."""
    said = words.needed(reason, "reason", limit=500)
    with transaction.atomic():
        request = changeable(request_id, version, requestor)
        key = subject.same_address(part.key) if part.kind == Kind.MAILBOX else part.key
        was_joined = Attachment.objects.filter(request=request, kind=part.kind, key=key, joined=True)
        if part.kind != Kind.ORDER and not was_joined.exists():
            message = _("Only what staff joined can be left out again.")
            raise Refused("invalid", message, field=part.field)
        if part.kind == Kind.ORDER:
            _checked(request, part)
        return _written(request, requestor, part.kind, key, joined=False, method="", said=said, now=now)


def changeable(request_id: UUID, version: int, requestor: auth.Requestor) -> Request:
    """Lock a request for a decision about what its answer holds; raises Refused where that is settled."""
    request = decided(request_id, version, requestor, handle_data=True)
    if request.state not in OPEN_TO_PARTS:
        message = _("This is possible while a proven request is open or waits for its release.")
        raise Refused("state", message)
    return request


def _checked(request: Request, part: Part) -> str:
    """The key as it is stored; raises Refused for what does not exist or needs a request of its own."""
    match part.kind:
        case Kind.ACCOUNT:
            user = models.user().objects.filter(pk=part.key).first()
            if user is None:
                raise Refused("not_found", _("There is no such customer."), field=part.field)
            if user.is_staff and not subject.is_staff(request.account_id):
                message = _("This account belongs to staff and needs a request of its own.")
                raise Refused("invalid", message, field=part.field)
            return str(user.pk)
        case Kind.MAILBOX:
            return subject.same_address(subject.clean_address(part.key))
        case Kind.ORDER:
            if not models.order().objects.filter(pk=part.key).exists():
                raise Refused("not_found", _("There is no such order."), field=part.field)
            return part.key


def _written(
    request: Request,
    requestor: auth.Requestor,
    kind: Kind,
    key: str,
    *,
    joined: bool,
    method: str,
    said: str,
    now: datetime,
) -> Request:
    by = authority.acting(requestor)
    values = {"joined": joined, "method": method, "note": said, "actor_id": by.id, "at": now}
    Attachment.objects.update_or_create(request=request, kind=kind, key=key, defaults=values)
    # What was added may lie in a channel, or be of a person, that this colleague may not touch.
    authority.may_handle_data(requestor, request)
    request.version += 1
    request.save(update_fields=["version"])
    what = kind.value if kind == Kind.MAILBOX else f"{kind.value} {key}"
    happened = "subject_joined" if joined else "subject_left_out"
    note(request, happened, by=by, now=now, public=False, text=f"{what}: {said}")
    finding.describe(request)
    registry.opened(request, by=by, now=now)
    return built_anew(request, by, now)


def built_anew(request: Request, by: Actor, now: datetime) -> Request:
    """What was built no longer holds what was decided: an answer that waits for its release is built again."""
    if request.state == State.READY:
        return move(request, State.PROCESSING, by=by, now=now, work=(FULFIL,))
    return request
