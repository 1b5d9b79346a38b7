"""What follows from a line of the ledger, in its transaction: suppression, the audit log, and whoever must hear."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from ..audit import log
from ..contracts import Actor, Role
from ..work import jobs
from ..work.models import Job
from . import handlers, mirror, suppression
from .models import ConsentEntry, ConsentSubject, Proof, Standing
from .subjects import Who, of_row

REASONS = {Standing.WITHDRAWN: suppression.Reason.WITHDRAWN, Standing.OBJECTED: suppression.Reason.OBJECTED}
OWN = frozenset({Proof.LOGIN, Proof.MAILBOX})
"""Only these show that the person did it."""


ASK = "consent.ask"
"""Job: mail a confirm link for a pending line; never before the answer is out, because anybody may have typed it."""
REFLECT = "consent.reflect"
"""Job: bring the shop's own flags in line, for an address that anybody can type; never before the answer is out."""


def follow(entry: ConsentEntry, who: Who, *, quietly: bool = False) -> None:
    """Carry out one new line; the row of its subject is locked."""
    if who.address:
        if entry.standing == Standing.UNDONE:
            _write_anew(entry, who.address)
        else:
            _suppress_or_lift(entry, who.address)
    log.record(
        f"consent.{entry.standing}",
        object_id=entry.uid,
        by=Actor(Role(entry.role), entry.actor_id),
        now=entry.at,
        content={
            "purpose": _purpose(entry),
            "origin": entry.origin,
            "proof": entry.proof,
            "version": entry.text.version if entry.text else None,
        },
    )
    if entry.standing == Standing.PENDING:
        jobs.enqueue(ASK, entry.uid, now=entry.at)
    if quietly:
        jobs.enqueue(REFLECT, entry.uid, now=entry.at)
    else:
        mirror.push(who, entry.at, purpose=_purpose(entry))
    handlers.announce(entry)


def reflect(job: Job) -> None:
    """Bring the shop's own flags in line with the ledger, after the answer."""
    with transaction.atomic():
        entry = ConsentEntry.objects.select_related("subject", "purpose").get(uid=job.object_id)
        row = ConsentSubject.objects.select_for_update(of=("self",)).get(pk=entry.subject_id)
        mirror.push(of_row(row), entry.at, purpose=_purpose(entry))


def _purpose(entry: ConsentEntry) -> str:
    return entry.purpose.key if entry.purpose else suppression.ALL


def counting(entries: Any) -> Any:
    """The lines that count, oldest first: without those taken back, and without the taking back."""
    return entries.filter(undone=None).exclude(standing=Standing.UNDONE).order_by("pk")


def by_person(entry: ConsentEntry) -> bool:
    """Whether the person was shown to have done it: only then a gift lifts a suppression."""
    return entry.role == Role.SUBJECT and entry.proof in OWN


def _suppress_or_lift(entry: ConsentEntry, address: str) -> None:
    if entry.order_id is not None:
        # Said about one order only.
        return
    key = _purpose(entry)
    if reason := REASONS.get(Standing(entry.standing)):
        suppression.suppress(address, purpose=key, reason=reason, now=entry.at)
    elif entry.standing == Standing.GIVEN and by_person(entry):
        suppression.lift(address, key, entry.at)


def _write_anew(undone: ConsentEntry, address: str) -> None:
    """Suppress as if the line taken back had never been there: the lines that still count are read again."""
    suppression.forget(address)
    lines = counting(ConsentEntry.objects.filter(subject_id=undone.subject_id))
    for line in lines.select_related("purpose"):
        _suppress_or_lift(line, address)
