"""A new e-mail address: the old and the new mailbox agree first, each by its own link, in either order.

So a stolen session changes nothing, and neither does a mistyped address. Whether another account has the new address
is told to whoever reads that mailbox, and to staff; everybody else sees what they would see anyway.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from .. import subject
from ..conf import Settings, committed
from ..contracts import SUBJECT, Actor, Refused
from ..host import accounts, auth
from ..mail import outbox
from ..mail.message import Message
from ..mail.messages import EmailConfirmNew, EmailConfirmOld, EmailTaken, StaffChanged
from ..proof import limits, tokens
from ..proof.models import Purpose
from ..requests import authority, identity
from ..requests.deciding import address_of, decided
from ..requests.decisions import hand_over
from ..requests.lifecycle import ToStaff, lock, note, post
from ..requests.models import Request
from ..requests.states import State
from ..requests.subjects import one_at_a_time
from ..work import jobs
from ..work.models import Job
from . import applying, email_writing
from .fields import EMAIL
from .models import Correction, EmailChange, Result, Verdict

CONFIRM = "email.confirm"
"""Job: mail the links to the mailboxes that have not agreed yet."""
UNDER_WAY = frozenset({State.OPEN, State.WAITING, State.FAILED})


def begin(request: Request, row: Correction, *, orders: bool, by: Actor, now: datetime) -> None:
    """Ask both mailboxes about a correction of a locked request; a later wish replaces the one before."""
    user = accounts.locked(int(row.key))
    if user is None:
        return
    if user.email == row.asked:
        row.verdict, row.result, row.seen = Verdict.ACCEPTED, Result.ALREADY, user.email
        row.decided_at = row.applied_at = now
        row.save(update_fields=["verdict", "result", "seen", "decided_at", "applied_at"])
        return
    # One that expired may still wait for staff.
    waits = Q(ended_at=None) | Q(ended="expired", correction__verdict=Verdict.OPEN)
    for earlier in EmailChange.objects.select_for_update(of=("self",)).filter(waits, account_id=user.pk):
        _replace(earlier, request, now=now)
    change = EmailChange.objects.create(
        request=request,
        correction=row,
        account_id=user.pk,
        old=user.email,
        new=row.asked,
        orders=orders,
        at=now,
    )
    content = {"change": str(change.pk), "orders": orders}
    note(request, "email_asked", by=by, now=now, public=False, content=content)
    jobs.enqueue(CONFIRM, change.pk, now=now)


def _replace(change: EmailChange, request: Request, *, now: datetime) -> None:
    email_writing.end(change, "replaced", now=now)
    row = change.correction
    if row.request_id == request.pk and row.verdict == Verdict.OPEN:
        # Nobody has to decide about it any more; the request's own text still names it.
        row.delete()


def send_proofs(job: Job) -> None:
    """Mail a link to each mailbox that has not agreed yet, within the limits of any mail that proves.

    A new address that another account has gets a mail without a link.
    """
    now, settings = timezone.now(), committed()
    with transaction.atomic():
        jobs.hold(job)
        found = EmailChange.objects.filter(pk=job.object_id).first()
        if found is not None:
            request = lock(found.request_id)
            change = EmailChange.objects.select_for_update(of=("self",)).get(pk=found.pk)
            if change.ended_at is None and request.state in UNDER_WAY:
                _send(request, change, str(job.pk), settings=settings, now=now)
        jobs.finish(job)


def _send(request: Request, change: EmailChange, cause: str, *, settings: Settings, now: datetime) -> None:
    limits.shop_may_send(settings, now)
    at, hours = settings.of(request.channel), settings.link_hours

    def link(purpose: Purpose) -> str:
        token = tokens.issue(purpose, change.pk, life=timedelta(hours=hours), now=now)
        return f"{at.storefront_url}#gdpr-email={token}"

    if change.old_confirmed_at is None and limits.address_may_have(
        subject.same_address(change.old), settings, now
    ):
        mail = EmailConfirmOld(
            reference=request.reference,
            link=link(Purpose.EMAIL_OLD),
            new=change.new,
            link_hours=hours,
            contact_email=at.contact_email,
        )
        post_to(change.old, request, mail, cause=f"{cause}:old", now=now)
    if change.new_confirmed_at is None and limits.address_may_have(
        subject.same_address(change.new), settings, now
    ):
        if email_writing.is_taken(change):
            _tell_taken(request, change, cause, settings=settings, now=now)
        else:
            mail_new = EmailConfirmNew(
                reference=request.reference, link=link(Purpose.EMAIL_NEW), link_hours=hours
            )
            post_to(change.new, request, mail_new, cause=f"{cause}:new", now=now)


def _tell_taken(
    request: Request, change: EmailChange, cause: str, *, settings: Settings, now: datetime
) -> None:
    """Only the owner of the new mailbox hears it, and staff."""
    taken = EmailTaken(reference=request.reference, contact_email=settings.of(request.channel).contact_email)
    post_to(change.new, request, taken, cause=f"{cause}:taken", now=now)
    tell_staff(request, "email_taken", settings=settings, now=now, cause=str(change.pk))
    note(request, "email_taken", by=SUBJECT, now=now, public=False)


def post_to(to: str, request: Request, message: Message, *, cause: str, now: datetime) -> None:
    """Mail one of the two mailboxes, which need not be the request's; once per `cause`."""
    outbox.post(
        message,
        to=subject.mailable(to),
        language=request.language,
        channel=request.channel,
        cause=f"{message.name}:{cause}",
        now=now,
        object_id=request.pk,
    )


def tell_staff(request: Request, what: str, *, settings: Settings, now: datetime, cause: str) -> None:
    """What became of a change, once per `cause`."""
    told = StaffChanged(reference=request.reference, what=what)
    post(request, ToStaff(told, settings.staff_addresses), now=now, cause=f"{what}:{cause}")


def answer(raw: str, *, accept: bool, settings: Settings, now: datetime) -> None:
    """What a mailbox says by its link; with the second yes the address is changed.

    Raises Refused for a link that opens nothing, and once the request or the account went on without it. Which yes it
    was, and whether it was the last, shows in the request alone.
    """
    with transaction.atomic():
        token = tokens.read(raw, Purpose.EMAIL_OLD, Purpose.EMAIL_NEW, now=now)
        request_id = EmailChange.objects.values_list("request_id", flat=True).get(pk=token.object_id)
        one_at_a_time(address_of(request_id))
        purpose = Purpose(token.purpose)
        tokens.redeem(raw, purpose, now=now)
        request = lock(request_id)
        change = EmailChange.objects.select_for_update(of=("self",)).get(pk=token.object_id)
        _still(request, change)
        tokens.use_up(change.pk, purpose, now=now)
        if not accept:
            email_writing.end(change, "declined", now=now)
            note(request, "email_declined", by=SUBJECT, now=now)
            tell_staff(request, "email_declined", settings=settings, now=now, cause=str(change.pk))
            return
        side = "old" if purpose == Purpose.EMAIL_OLD else "new"
        setattr(change, f"{side}_confirmed_at", now)
        change.save(update_fields=[f"{side}_confirmed_at"])
        request.version += 1
        request.save(update_fields=["version"])
        note(request, f"email_{side}_confirmed", by=SUBJECT, now=now, content={"change": str(change.pk)})
        _carry_out(request, change, by=SUBJECT, settings=settings, now=now)


def _still(request: Request, change: EmailChange) -> None:
    user = accounts.locked(change.account_id)
    if change.ended_at is not None or request.state not in UNDER_WAY or user is None:
        raise Refused("state", _("This request is closed."))
    if user.email != change.old:
        raise Refused("state", _("The address of the account has changed. Please submit a new request."))


def _carry_out(
    request: Request, change: EmailChange, *, by: Actor, settings: Settings, now: datetime
) -> None:
    if not email_writing.is_confirmed(change):
        return
    if not settings.self_service:
        tell_staff(request, "email_confirmed", settings=settings, now=now, cause=str(change.pk))
        return
    row = change.correction
    row.verdict, row.seen, row.decided_at = Verdict.ACCEPTED, change.old, now
    try:
        with transaction.atomic():
            row.save(update_fields=["verdict", "seen", "decided_at"])
            applying.apply(request, [row], by=by, now=now)
    except (applying.Stale, IntegrityError):
        # Another account took the address meanwhile.
        email_writing.end(change, "taken", now=now)
        _tell_taken(request, change, str(change.pk), settings=settings, now=now)
        return
    _close(request, by=by, now=now)


def _close(request: Request, *, by: Actor, now: datetime) -> None:
    """End a request of which nothing is left for staff to decide."""
    left = Correction.objects.filter(request=request).exclude(
        verdict=Verdict.ACCEPTED, applied_at__isnull=False
    )
    more = request.details.get("text") or request.details.get("stop_using")
    if request.state == State.OPEN and not more and not left.exists():
        hand_over(request, by=by, now=now, despite_problems=False)


def identify(
    request_id: UUID,
    version: int,
    requestor: auth.Requestor,
    *,
    method: str,
    note_text: str,
    settings: Settings,
    now: datetime,
) -> Request:
    """Staff recognised the person, who cannot reach the old mailbox any more; the new one still has to agree.

    Raises Forbidden or Refused.
    """
    way, said = identity.checked(method, note_text)
    with transaction.atomic():
        request = decided(request_id, version, requestor)
        change = _waiting(request)
        _still(request, change)
        by = authority.acting(requestor)
        change.old_confirmed_at, change.method, change.note, change.actor_id = now, way, said, by.id
        change.save(update_fields=["old_confirmed_at", "method", "note", "actor_id", "ended_at", "ended"])
        tokens.use_up(change.pk, Purpose.EMAIL_OLD, now=now)
        request.version += 1
        request.save(update_fields=["version"])
        content = {"change": str(change.pk), "method": way, "note": said}
        note(request, "email_identified", by=by, now=now, content=content)
        if change.new_confirmed_at is None:
            jobs.enqueue(CONFIRM, change.pk, now=now)
        _carry_out(request, change, by=by, settings=settings, now=now)
        return request


def _waiting(request: Request) -> EmailChange:
    """The change of a request that waits for the old mailbox; one that expired goes on. Raises Refused."""
    rows = EmailChange.objects.select_for_update(of=("self",)).filter(request=request, old_confirmed_at=None)
    change = rows.filter(ended_at=None).first()
    if change is None:
        change = rows.filter(ended="expired", correction__verdict=Verdict.OPEN).order_by("-at").first()
    if change is None:
        raise Refused("state", _("No old mailbox is waited for in this request."))
    change.ended_at, change.ended = None, ""
    return change


def ready(row: Correction, *, another: bool, at: str) -> None:
    """Staff may accept only the very address both mailboxes agreed to; raises Refused."""
    change = EmailChange.objects.filter(correction=row).first()
    if another:
        raise Refused("invalid", _("Another address has to be asked for anew."), field=f"{at}.value")
    if change is not None and not email_writing.is_confirmed(change):
        raise Refused("state", _("Both mailboxes have to agree first."), field=f"{at}.correction")
    if change is not None and email_writing.is_taken(change):
        raise Refused("unavailable", _("Another account has this address."), field=f"{at}.correction")


def stop(row: Correction, *, now: datetime) -> None:
    """A refused correction asks no mailbox any more."""
    if row.field == EMAIL:
        for change in EmailChange.objects.select_for_update(of=("self",)).filter(
            correction=row, ended_at=None
        ):
            email_writing.end(change, "refused", now=now)
