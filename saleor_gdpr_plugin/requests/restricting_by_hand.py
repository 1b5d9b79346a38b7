"""Staff sets a restriction, with a request or without one, and announces the end of one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from .. import subject
from ..conf import Settings
from ..contracts import Refused
from ..host import auth, models, shop
from ..restriction import changing, telling
from ..restriction.models import Ground, Restriction
from ..restriction.telling import Recipient
from . import authority, restricting, words
from .deciding import address_of, still_open
from .lifecycle import lock
from .states import State, is_final
from .subjects import one_at_a_time

LONGEST = timedelta(days=365)
"""From the notice to the lifting: as long as the outbox still knows that the notice went out."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody without a request: an account, or an address nobody has an account for."""

    account_id: int | None
    email: str
    language: str
    channel: str = ""


def person(account_id: int | None, email: str, *, language: str, channel: str) -> Person:
    """The account of this id or of this address; raises Refused for an unknown one and for what is no address."""
    if channel and not shop.has_channel(channel):
        raise Refused("not_found", _("There is no such channel."), field="channel")
    if account_id is None:
        user = subject.account_of(subject.clean_address(email))
    else:
        user = models.user().objects.filter(pk=account_id).first()
        if user is None:
            raise Refused("not_found", _("There is no such customer."), field="customer")
    if user is None:
        return Person(None, subject.clean_address(email), language or "en", channel)
    return Person(user.pk, user.email, language or user.language_code, channel)


def restrict(
    who: Person, requestor: auth.Requestor, *, ground: Ground, note: str, settings: Settings, now: datetime
) -> Restriction:
    """Restrict a person who has no request about it; they are told unless the shop switched that mail off."""
    said, address = words.clean(note, "note"), subject.same_address(who.email)
    authority.may_restrict(requestor, who.account_id, address)
    to = Recipient(email=who.email, language=who.language, channel=who.channel)
    with transaction.atomic():
        row = changing.restrict(
            account_id=who.account_id,
            address=address,
            ground=ground,
            by=authority.acting(requestor),
            now=now,
            note=said,
            to=to,
        )
        if settings.shopper_mails:
            telling.about_setting(row, to, now=now)
        return row


def restrict_for(
    request_id: UUID, requestor: auth.Requestor, *, ground: Ground, now: datetime
) -> Restriction:
    """Restrict everything a proven request reaches."""
    with transaction.atomic():
        one_at_a_time(address_of(request_id))
        request = lock(request_id)
        authority.may_decide(requestor, request)
        still_open(request)
        if request.state == State.UNVERIFIED:
            raise Refused("state", _("Confirm the identity of the person first."), field="request")
        by = authority.acting(requestor)
        restricting.restrict(request, ground, by=by, now=now, tell=True)
        row = restricting.open_of(request.pk).order_by("since", "pk").first()
        assert row is not None
        return row


def lift(
    restriction_id: UUID,
    requestor: auth.Requestor,
    *,
    reason: str,
    lift_at: datetime | None,
    told: str,
    now: datetime,
) -> Restriction:
    """Announce the end of a restriction; it stands until the person was told and the time came (Art. 18(3)).

    Of two at once the first counts. What a request restricted ends as one, and not while the request runs.
    """
    said, way = words.needed(reason, "reason"), words.clean(told, "told", limit=500)
    at = lift_at or now + restricting.WAIT
    if not now < at <= now + LONGEST:
        message = _("The person has to be told before: choose a moment that is still to come, within a year.")
        raise Refused("invalid", message, field="lift_at")
    with transaction.atomic():
        row = _found(restriction_id)
        by = authority.acting(requestor)
        if row.request_id is not None:
            one_at_a_time(address_of(row.request_id))
            request = lock(row.request_id)
            authority.may_decide(requestor, request)
            if not is_final(request.state):
                message = _("Decide about the request first; its restriction stays until then.")
                raise Refused("state", message, field="id")
            restricting.end(request, said, by=by, now=now, lift_at=at, told=way)
        else:
            authority.may_restrict(requestor, row.account_id, row.address)
            changing.notice(row.pk, by=by, now=now, lift_at=at, reason=said, to=_reached(row), told=way)
        row.refresh_from_db()
        return row


def _found(restriction_id: UUID) -> Restriction:
    row = Restriction.objects.filter(pk=restriction_id).first()
    if row is None:
        raise Refused("not_found", _("There is no such restriction."), field="id")
    return row


def _reached(row: Restriction) -> Recipient:
    """Where the person reads mail now: an account's address may have changed since."""
    email = models.user().objects.filter(pk=row.account_id).values_list("email", flat=True).first()
    return Recipient(
        email=email or row.email or row.address, language=row.language or "en", channel=row.channel
    )
