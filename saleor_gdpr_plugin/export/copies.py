"""A copy that staff makes by itself: for a customer who did not ask, or anew after a mistake.

It is a request of its own, so that looking, releasing and logging are the same; nobody asked for it, so it has no
receipt, no legal clock and no place in the report.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from .. import subject
from ..conf import Settings
from ..contracts import Refused
from ..host import auth, models, shop
from ..requests import authority, decisions, finding, words
from ..requests.deciding import address_of
from ..requests.lifecycle import lock, note, start
from ..requests.models import Attachment, Identity, Origin, Request
from ..requests.states import State
from ..requests.subjects import one_at_a_time
from . import answering
from .models import Mask

COPIED = (
    "right", "channel", "language", "email", "address", "account_id", "mailbox_proven", "name", "postal_address",
    "country", "representative", "representative_proof", "external_reference", "identity",
)  # fmt: skip
"""What a corrected copy takes over from the request it corrects."""
ANSWERED = frozenset({State.FULFILLED, State.PARTLY_FULFILLED})


def for_customer(
    account_id: int,
    requestor: auth.Requestor,
    *,
    right: str,
    channel: str,
    reason: str,
    settings: Settings,
    now: datetime,
) -> Request:
    """Begin a copy of everything held about an account; guest orders need a proof of the mailbox."""
    said = words.needed(reason, "reason", limit=500)
    authority.may_see(requestor)
    user = models.user().objects.filter(pk=account_id).first()
    if user is None:
        raise Refused("not_found", _("There is no such customer."), field="customer")
    if not shop.has_channel(channel):
        raise Refused("not_found", _("There is no such channel."), field="channel")
    values = {
        "right": right,
        "channel": channel,
        "language": user.language_code,
        "email": user.email,
        "address": subject.same_address(user.email),
        "account_id": user.pk,
        "identity": Identity.OTHER,
        "identity_note": said,
    }
    with transaction.atomic():
        one_at_a_time(subject.same_address(user.email))
        return _begun(values, None, requestor, said, settings=settings, now=now)


def corrected(
    request_id: UUID, requestor: auth.Requestor, *, reason: str, settings: Settings, now: datetime
) -> Request:
    """Begin a corrected copy of an answer that went out; the answered request stays as it ended."""
    said = words.needed(reason, "reason", limit=500)
    with transaction.atomic():
        one_at_a_time(address_of(request_id))
        earlier = lock(request_id)
        authority.may_handle_data(requestor, earlier)
        if earlier.state not in ANSWERED or earlier.emptied_at is not None:
            raise Refused("state", _("Only an answer that went out can be corrected."))
        values = {name: getattr(earlier, name) for name in COPIED} | {"identity_note": earlier.identity_note}
        request = _begun(values, earlier, requestor, said, settings=settings, now=now)
        note(earlier, "corrected", by=authority.acting(requestor), now=now, text=request.reference)
        return request


def _begun(
    values: dict[str, Any],
    earlier: Request | None,
    requestor: auth.Requestor,
    said: str,
    *,
    settings: Settings,
    now: datetime,
) -> Request:
    by = authority.acting(requestor)
    request = start(State.OPEN, by=by, now=now, origin=Origin.STAFF, known=True, **values)
    if earlier is not None:
        _take_over(earlier, request)
    finding.describe(request)
    note(request, "made_by_staff", by=by, now=now, public=False, text=said)
    return decisions.approve(request.pk, request.version, requestor, settings=settings, now=now)


def _take_over(earlier: Request, request: Request) -> None:
    """What staff decided for the earlier answer holds for the corrected one: whose data, masks, other systems."""
    for rows in (Attachment.objects.filter(request=earlier), Mask.objects.filter(request=earlier)):
        for row in rows:
            row.pk, row.request = None, request
            row.save(force_insert=True)
    answering.take_over(earlier, request)
