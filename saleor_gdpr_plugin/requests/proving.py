"""Proof of the mailbox: by the link in the mail, or by its code in the browser that submitted."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .. import subject
from ..conf import Settings, committed
from ..contracts import SUBJECT, Actor, Refused
from ..mail.messages import NothingHeld, Verify
from ..proof import codes, limits, tokens
from ..proof.models import Purpose
from ..work import jobs
from ..work.models import Job
from . import dates, finding, joining, letters, links, reference, registry
from .clock import receipt
from .deciding import address_of
from .intake import PROVE
from .lifecycle import FULFIL, ToPerson, ToStaff, lock, move, note, post, start
from .models import SELF_SERVICE, Identity, Request
from .states import State, is_final
from .subjects import claimed, is_known, one_at_a_time

STAFF_NEW_PER_HOUR = 20
"""Mails to staff about requests nobody has proven; whoever types addresses floods no mailbox of the shop."""


def send_proof(job: Job) -> None:
    """Mail link and code to the address of an unproven request, within the limits.

    Over the address's limit nothing is sent and nobody is told; over the shop's, the mail waits.
    """
    now, settings = timezone.now(), committed()
    with transaction.atomic():
        jobs.hold(job)
        request = lock(UUID(job.object_id))
        if request.state != State.UNVERIFIED:
            return
        if not limits.may_mail(request.address, settings, now):
            return
        code = codes.issue(request.pk, life=timedelta(minutes=settings.code_minutes), now=now)
        mail = Verify(
            reference=request.reference,
            link=links.verify(settings.of(request.channel), request.pk, now),
            code=code,
            link_hours=settings.link_hours,
            code_minutes=settings.code_minutes,
        )
        post(request, ToPerson(mail), now=now, cause=str(job.pk))
        jobs.finish(job)


def match(job: Job) -> None:
    """Note whether the shop knows the person, so that the desk can show the request and find it; never before the
    answer is out."""
    now, settings = timezone.now(), committed()
    with transaction.atomic():
        jobs.hold(job)
        request = lock(UUID(job.object_id))
        if is_final(request.state):
            return
        if request.state == State.UNVERIFIED and request.origin in SELF_SERVICE:
            request.known = is_known(claimed(request), request.address)
            request.save(update_fields=["known"])
            if request.known and worth_telling(request.address, now):
                post(request, ToStaff(letters.new(request), settings.staff_addresses), now=now)
        if request.known:
            finding.describe(request)
        jobs.finish(job)


def worth_telling(address: str, now: datetime) -> bool:
    """Staff hears of unproven requests once per address and day, and not more often than the ceiling."""
    first = limits.count("staff-new-address", address, window=limits.DAY, now=now) == 1
    return first and limits.count("staff-new", "", window=limits.HOUR, now=now) <= STAFF_NEW_PER_HOUR


def by_link(raw: str, *, settings: Settings, now: datetime) -> tuple[Request, str]:
    """Prove by the link; returns the request and a status token. Of two clicks at once, one is refused."""
    with transaction.atomic():
        one_at_a_time(address_of(tokens.read(raw, Purpose.VERIFY, now=now).object_id))
        token = tokens.redeem(raw, Purpose.VERIFY, now=now)
        return _proven(token.object_id, settings=settings, now=now)


def by_code(typed: str, secret: str, code: str, *, settings: Settings, now: datetime) -> tuple[Request, str]:
    """Prove by the code in the browser that submitted; unknown references read like a wrong code."""
    request = Request.objects.filter(reference=reference.read(typed), state=State.UNVERIFIED).first()
    if request is None:
        raise codes.wrong_browser()
    codes.count_try(request.pk, secret, address=request.address, now=now)
    with transaction.atomic():
        one_at_a_time(request.address)
        if lock(request.pk).state != State.UNVERIFIED:
            # Something else came first: the link, a cancellation, "this was not me".
            raise codes.wrong_browser()
        codes.redeem(request.pk, code, now=now)
        return _proven(request.pk, settings=settings, now=now)


def _proven(request_id: UUID, *, settings: Settings, now: datetime) -> tuple[Request, str]:
    request = lock(request_id)
    tokens.use_up(request.pk, Purpose.VERIFY, now=now)
    if request.state == State.UNVERIFIED:
        shown = _first_proof(request, settings=settings, now=now)
    else:
        shown = _mailbox_too(request, settings=settings, now=now)
    return shown, links.status_token(shown.pk, now)


def _first_proof(request: Request, *, settings: Settings, now: datetime) -> Request:
    person = claimed(request)
    request.account_id, request.mailbox_proven = person.account_id, True
    request.known, request.identity = is_known(person, request.address), Identity.MAILBOX
    request.save(update_fields=["account_id", "mailbox_proven", "known", "identity"])
    if not request.known:
        nothing = NothingHeld(
            reference=request.reference, contact_email=settings.of(request.channel).contact_email
        )
        return move(request, State.FULFILLED, by=SUBJECT, now=now, letters=[ToPerson(nothing)])
    finding.describe(request)
    return opened(request, by=SUBJECT, settings=settings, now=now)


def opened(request: Request, *, by: Actor, settings: Settings, now: datetime) -> Request:
    """Open a locked request that is proven now, or join it to the open one of the same person and right.

    The month runs from the day the person asked; a proof does not stop it.
    """
    earlier = joining.open_request(request)
    if earlier is not None:
        joining.join(request, earlier, by=by, settings=settings, now=now)
        return earlier
    dates.recount(request, settings=settings, now=now)
    moved = {name: getattr(request, name) for name in dates.COLUMNS}
    move(request, State.OPEN, by=by, now=now, **moved)
    registry.took_up(request, request, by=by, settings=settings, now=now)
    letters.acknowledge(request, settings=settings, now=now, told=letters.verified(request))
    return request


def _mailbox_too(request: Request, *, settings: Settings, now: datetime) -> Request:
    """The link in the acknowledgement of a login: from now on guest orders of the address belong to it.

    Before release they are added, with a new build if one is there; later a new request is opened.
    """
    if not subject.is_address_of(request.account_id, request.address):
        # The account has another address by now: whoever reads this mailbox need not be its owner.
        raise Refused("state", _("The address of the account has changed. Please submit a new request."))
    if request.state in (State.FULFILLED, State.PARTLY_FULFILLED, State.REFUSED):
        return _asked_again(request, settings=settings, now=now)
    if is_final(request.state):
        raise Refused("state", _("This request is closed."))
    request.mailbox_proven = True
    request.version += 1
    request.save(update_fields=["mailbox_proven", "version"])
    note(request, "mailbox_proven", by=SUBJECT, now=now)
    registry.opened(request, by=SUBJECT, now=now)
    post(request, ToStaff(letters.changed(request, "mailbox_proven"), settings.staff_addresses), now=now)
    if request.state == State.READY:
        move(request, State.PROCESSING, by=SUBJECT, now=now, work=(FULFIL,))
    return request


def _asked_again(request: Request, *, settings: Settings, now: datetime) -> Request:
    copied = ("right", "details", "channel", "language", "email", "address", "account_id", "origin", "known")
    values = {name: getattr(request, name) for name in copied} | {"mailbox_proven": True}
    earlier = joining.open_request(Request(**values))
    if earlier is not None:
        return _mailbox_too(earlier, settings=settings, now=now)
    values |= dates.at_start(receipt(now, settings.time_zone), request.right, settings=settings, now=now)
    again = start(State.OPEN, by=SUBJECT, now=now, identity=Identity.MAILBOX, **values)
    registry.took_up(again, again, by=SUBJECT, settings=settings, now=now)
    finding.describe(again)
    letters.acknowledge(again, settings=settings, now=now, told=letters.new(again))
    return again


def resend(typed: str, secret: str, *, now: datetime) -> None:
    """Mail link and code again, if this browser submitted; else nothing, with the same answer."""
    request = Request.objects.filter(reference=reference.read(typed), state=State.UNVERIFIED).first()
    if request is not None and codes.is_browser(request.pk, secret):
        with transaction.atomic():
            jobs.enqueue(PROVE, request.pk, now=now)


def disown(raw: str, *, settings: Settings, now: datetime) -> None:
    """ "This was not me": the request ends, and what was typed is deleted."""
    with transaction.atomic():
        one_at_a_time(address_of(tokens.read(raw, Purpose.VERIFY, now=now).object_id))
        token = tokens.redeem(raw, Purpose.VERIFY, now=now)
        request = lock(token.object_id)
        registry.withdraw(request)
        if request.state == State.UNVERIFIED:
            move(request, State.CANCELLED, by=SUBJECT, now=now, details={}, email="", address="")
        else:
            told = [ToStaff(letters.changed(request, "disowned"), settings.staff_addresses)]
            move(request, State.CANCELLED, by=SUBJECT, now=now, letters=told, details={})
        note(request, "disowned", by=SUBJECT, now=now)
        tokens.use_up(request.pk, Purpose.VERIFY, now=now)
        tokens.revoke(request.pk, Purpose.STATUS)
