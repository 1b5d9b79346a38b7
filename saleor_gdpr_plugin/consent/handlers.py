"""Whoever else must hear of a line: handlers that other apps register, each with retry and a receipt.

`register(name, handler)` in `AppConfig.ready()`; the handler gets a `Heard` after the line is committed, again until
it returns. What a handler does or fails to do never changes the line itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from ..contracts import Refused
from ..restriction import standing
from ..restriction.standing import Use
from ..work import jobs
from ..work.models import Job
from .models import STOPS, ConsentEntry, ConsentReceipt, Standing

JOB = "consent.tell"
"""Job: tell one handler of one line."""
ATTEMPTS = 8
HELD = "held"
"""Step of a job that waits for the end of a restriction."""
AGAIN = timedelta(hours=6)
"""Until a line that waits is looked at again."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What a handler is told. `address` is "" when the person was erased meanwhile; `purpose` "" is all marketing."""

    uid: UUID
    address: str
    account_id: int | None
    purpose: str
    order_id: UUID | None
    standing: Standing
    at: datetime


Handler = Callable[[Heard], None]
_handlers: dict[str, Handler] = {}


def register(name: str, handler: Handler) -> None:
    """Name a handler; done once at start, in every process. Raises RuntimeError on a duplicate."""
    if name in _handlers:
        raise RuntimeError(f"consent handler {name!r} is registered twice")
    if not 0 < len(name) <= 40:
        raise ValueError("a handler's name has 1 to 40 characters")
    _handlers[name] = handler


def announce(entry: ConsentEntry) -> None:
    """Owe the line to every handler there is now: a receipt each, in the line's transaction."""
    for name in _handlers:
        receipt = ConsentReceipt.objects.create(entry=entry, handler=name)
        jobs.enqueue(JOB, receipt.pk, now=entry.at)


def tell(job: Job) -> None:
    """Tell one handler; raises Refused when it is registered no more, whatever it raises to try again."""
    receipt = ConsentReceipt.objects.select_related("entry__subject", "entry__purpose").get(pk=job.object_id)
    handler = _handlers.get(receipt.handler)
    if handler is None:
        raise Refused("unavailable", GONE)
    entry = receipt.entry
    if entry.standing not in STOPS and not _may_hear(job, receipt):
        return
    handler(
        Heard(
            uid=entry.uid,
            address=entry.subject.address,
            account_id=entry.subject.account_id,
            purpose=entry.purpose.key if entry.purpose else "",
            order_id=entry.order_id,
            standing=Standing(entry.standing),
            at=entry.at,
        )
    )
    receipt.heard_at, receipt.problem = timezone.now(), ""
    receipt.save(update_fields=["heard_at", "problem"])


def _may_hear(job: Job, receipt: ConsentReceipt) -> bool:
    """Under restriction nobody is handed what lets them write to the person (Art. 18(2)); a stop is passed on at once.

    Raises `jobs.Later` while the restriction stands. What was withheld and stopped meanwhile is owed to nobody: told
    late, it would read as a new consent.
    """
    entry, person = receipt.entry, receipt.entry.subject
    try:
        standing.refuse(Use.HAND_OVER, account_id=person.account_id, address=person.address)
    except Refused:
        jobs.step(job, HELD)
        raise jobs.Later(timezone.now() + AGAIN) from None
    if job.step != HELD:
        return True
    later = ConsentEntry.objects.filter(subject=person, pk__gt=entry.pk, standing__in=STOPS, undone=None)
    if later.filter(Q(purpose=None) | Q(purpose=entry.purpose)).exists():
        receipt.delete()
        return False
    return True


GONE = "This handler is registered no more."


def give_up(receipt_id: str, problem: str) -> None:
    """Tried for good: the receipt says so, and the desk shows it."""
    ConsentReceipt.objects.filter(pk=receipt_id, heard_at=None).update(problem=problem[:200])
