"""Accounts that Saleor itself deletes: what leads to the rest of the person is written down before, and a request for
erasure opened afterwards, because Saleor leaves orders, addresses and search texts behind."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .. import aliases, subject
from ..conf import committed
from ..contracts import SYSTEM, Subject
from ..datamap.ownership import orders_of
from ..host import models
from ..requests import dates, finding, letters
from ..requests.clock import receipt
from ..requests.lifecycle import note, start
from ..requests.models import Attachment, Identity, Kind, Origin, Request
from ..requests.states import MOVES, State
from ..requests.subjects import one_at_a_time
from ..work import jobs
from ..work.models import Job
from . import holds, planning
from .models import DeletedAccount

DELETED = "erasure.deleted"
"""Job: open the request of an account that was deleted."""
PATIENCE = timedelta(minutes=10)
"""After this long without a word from Saleor's hook the deletion counts as staff's."""


def before(user: Any, now: datetime) -> None:
    """Inside the deletion's transaction: raises ValidationError under a legal hold, else writes down what is lost.

    An account of staff is none of a customer's.
    """
    address = subject.same_address(user.email)
    if holds.standing(frozenset({user.pk}), frozenset({address})).exists():
        text = _("A legal hold stands over this person: the account cannot be deleted until it is lifted.")
        raise ValidationError(text, code="invalid")
    if user.is_staff:
        return
    person = Subject(account_id=user.pk, account_emails=frozenset({address}), mailboxes=frozenset())
    newest = models.order().objects.filter(user=user.pk).order_by("-created_at")
    channel = newest.values_list("channel__slug", flat=True).first()
    DeletedAccount.objects.update_or_create(
        account_id=user.pk,
        defaults={
            "email": user.email,
            "name": f"{user.first_name} {user.last_name}".strip()[:255],
            "language": user.language_code,
            "channel": channel or "",
            "confirmed": subject.proves_address(user),
            "orders": [str(each) for each in orders_of(person).own],
            "former": [each.address for each in aliases.of([user.pk]) if each.proven],
            "at": now,
        },
    )


def after(account_id: int, now: datetime, *, own: bool) -> None:
    """Saleor's hook: the account is gone. Without what was written down before there is nothing to do."""
    rows = DeletedAccount.objects.filter(account_id=account_id)
    if rows.update(own=True) if own else rows.exists():
        jobs.enqueue(DELETED, account_id, now=now)


def unheard(now: datetime, *, limit: int = 100) -> int:
    """Deletions no hook told of: a crash, or code that calls none; how many."""
    rows = DeletedAccount.objects.filter(at__lt=now - PATIENCE).order_by("at")
    ids = list(rows.values_list("account_id", flat=True)[:limit])
    for account_id in ids:
        if not models.user().objects.filter(pk=account_id).exists():
            jobs.enqueue(DELETED, account_id, now=now)
    return len(ids)


def run(job: Job) -> None:
    """Open the request, or add what was found to the one that is open; twice does no harm."""
    now, settings = timezone.now(), committed()
    account_id = int(job.object_id)
    email = DeletedAccount.objects.filter(account_id=account_id).values_list("email", flat=True).first()
    if email is None:
        return
    with transaction.atomic():
        jobs.hold(job)
        one_at_a_time(subject.same_address(email))
        row = DeletedAccount.objects.select_for_update(of=("self",)).filter(account_id=account_id).first()
        if row is not None:
            request = _open(row) or _started(row, settings, now)
            _attach(request, row, now)
            finding.describe(request)
            if request.state in planning.PLANNABLE:
                planning.begin_anew(request, now)
            row.delete()
        jobs.finish(job)


def _open(row: DeletedAccount) -> Request | None:
    """The person's request for erasure that is on its way, locked; its own work deletes accounts too."""
    rows = Request.objects.select_for_update(of=("self",)).filter(
        right=planning.RIGHT,
        account_id=row.account_id,
        state__in=[each.value for each in MOVES if each != State.UNVERIFIED],
    )
    return rows.order_by("submitted_at").first()


def _started(row: DeletedAccount, settings: Any, now: datetime) -> Request:
    """The customer's own deletion was proven by a mail: its clock runs. Staff's waits, without clock or mail."""
    values: dict[str, Any] = {
        "right": planning.RIGHT,
        "origin": Origin.SALEOR,
        "account_id": row.account_id,
        "email": row.email,
        "address": subject.same_address(row.email),
        "name": row.name,
        "channel": row.channel or _a_channel(),
        "language": row.language,
        "known": True,
        "mailbox_proven": row.own,
        "identity": Identity.MAILBOX if row.own else Identity.OTHER,
        "identity_note": "" if row.own else _("The account was deleted in Saleor."),
        "details": {"text": ""},
    }
    if row.own:
        day = receipt(now, settings.time_zone)
        values |= dates.at_start(day, planning.RIGHT, settings=settings, now=now)
    request = start(State.OPEN, by=SYSTEM, now=now, **values)
    if row.own:
        letters.acknowledge(request, settings=settings, now=now, told=letters.new(request))
    return request


def _a_channel() -> str:
    """Of a customer who never ordered: mails have to go out by some channel's configuration."""
    rows = models.channel().objects.order_by("-is_active", "pk")
    return str(rows.values_list("slug", flat=True).first() or "")


def _attach(request: Request, row: DeletedAccount, now: datetime) -> None:
    """What the account led to is joined by its number; of addresses only those that were shown to be its own."""
    parts = [(Kind.ORDER, each) for each in row.orders]
    parts += [(Kind.MAILBOX, each) for each in row.former]
    if row.own or row.confirmed:
        parts.append((Kind.MAILBOX, subject.same_address(row.email)))
    text = _("Was the deleted account's.")
    rows = [
        Attachment(request=request, kind=kind, key=key, joined=True, method=Identity.OTHER, note=text, at=now)
        for kind, key in parts
    ]
    Attachment.objects.bulk_create(rows, ignore_conflicts=True, batch_size=1000)
    note(request, "subject_joined", by=SYSTEM, now=now, public=False, content={"parts": len(rows)})
