"""Applying accepted corrections: all of a person in one transaction, or none; nothing newer is overwritten."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .. import aliases
from ..contracts import SYSTEM, Actor, Outcome, Refused
from ..host import accounts, addresses
from ..recipients import telling
from ..requests.lifecycle import lock, note
from ..requests.models import Request
from ..work import jobs
from ..work.models import Job
from . import email_writing, places, restricted
from .fields import EMAIL, FIELDS, NAMES, Needs
from .models import Correction, Result, Verdict

ORDER = {"account": 0, "address": 1, "order": 2}
"""In this order records are locked by everybody; a default is set before the entry it names can become a new row."""

TYPES = {"account": "User", "address": "Address", "order": "Order"}
"""What Saleor calls each kind of record."""


class Stale(Exception):
    """Records say something else than what was decided on: `rows` have to be decided again."""

    def __init__(self, rows: list[Correction]) -> None:
        super().__init__()
        self.rows = rows


def fulfil(request: Request, job: Job) -> Outcome:
    """Carry out an approved request, inside its job; safe to run again.

    Raises Refused when a record changed after the decision: nothing was written then, and what changed is open again.
    Raises it too when the person was put under restriction meanwhile, and staff corrects of its own.
    """
    now = timezone.now()
    try:
        with transaction.atomic():
            jobs.hold(job)
            locked = lock(request.pk)
            rows = list(
                Correction.objects.filter(request=locked, verdict=Verdict.ACCEPTED, result=Result.NONE)
            )
            restricted.refuse_to_apply(locked, rows, field=None)
            apply(locked, rows, by=SYSTEM, now=now)
    except Stale as stale:
        with transaction.atomic():
            jobs.hold(job)
            lock(request.pk)
            _open_again(stale.rows)
        raise Refused("changed", _("The data was changed meanwhile. Decide about it again.")) from None
    return outcome(request)


def outcome(request: Request) -> Outcome:
    """What was corrected, and what was refused."""
    verdicts = list(Correction.objects.filter(request=request).values_list("verdict", flat=True))
    done, kept = verdicts.count(Verdict.ACCEPTED), verdicts.count(Verdict.REFUSED)
    return Outcome(done=done, kept=kept, at_once=True)


def apply(request: Request, rows: Sequence[Correction], *, by: Actor, now: datetime) -> None:
    """Write accepted corrections inside the caller's transaction; raises Stale before anything is written."""
    todo = sorted(rows, key=lambda row: (ORDER[row.kind], row.key, "default" not in row.field))
    # Every record is locked and compared first, so that one that changed stops all.
    stale = [row for row in todo if _is_stale(row)]
    if stale:
        raise Stale(stale)
    changes = any(not places.same(row.seen, row.after) for row in todo)
    to = telling.recipients(request) if changes else {}
    written: set[telling.Record] = set()
    _remember_names(todo, now)
    for row in todo:
        if places.same(row.seen, row.after):
            row.result = Result.ALREADY
        else:
            if row.field == EMAIL:
                email_writing.write(request, row, by=by, now=now)
            else:
                places.write(row)
            row.result = Result.APPLIED
            written.add((TYPES[row.kind], row.key))
        row.applied_at = now
        row.save(update_fields=["result", "applied_at"])
        content = {"correction": str(row.pk), "record": f"{row.kind} {row.key}", "result": row.result}
        note(request, "corrected_field", by=by, now=now, public=False, text=row.field, content=content)
    if written:
        telling.tell(request, "corrected", records=written, now=now, to=to)


def _remember_names(rows: Sequence[Correction], now: datetime) -> None:
    """Once per account and before either name is written: a name half corrected was nobody's."""
    for key in sorted(
        {row.key for row in rows if row.field in NAMES and not places.same(row.seen, row.after)}
    ):
        if (user := accounts.locked(int(key))) is not None:
            aliases.remember_name(user.pk, user.first_name, user.last_name, now=now)


def _is_stale(row: Correction) -> bool:
    value = places.current(row, locked=True)
    if value is places.GONE or not places.same(value, row.seen):
        return True
    # The rules of a country may have become stricter since they were asked.
    return not fits(row)


def fits(row: Correction) -> bool:
    """Whether Saleor would still take the new value."""
    field, value = FIELDS[row.field], row.after
    if field.needs == Needs.DEFAULT and places.ENTRY in value:
        return addresses.locked(value[places.ENTRY]) is not None
    if field.key == EMAIL:
        return email_writing.fits(row)
    if field.needs == Needs.TEXT:
        return isinstance(value, str) and len(value) <= field.limit
    return not addresses.checked(value)[1]


def _open_again(rows: Sequence[Correction]) -> None:
    for row in rows:
        row.verdict, row.seen, row.override, row.actor_id = Verdict.OPEN, None, "", None
        row.save(update_fields=["verdict", "seen", "override", "actor_id"])
