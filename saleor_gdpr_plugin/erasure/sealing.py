"""The end of an erasure: everything readable of the person in our own tables becomes one sealed record."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from typing import Any

from dateutil.relativedelta import relativedelta

from .. import keys
from .. import subject as subjects
from ..audit import log
from ..conf import committed
from ..contracts import Actor, Disposition, Own, Subject
from ..requests import own as requests_own
from ..requests.models import Request
from . import certificate, journal, person, plans
from .models import ErasureRecord, Plan, RecordDigest

OWN: list[Own] = []
"""Each room that has rows about people; composed at the top of the house."""


def register(own: Own) -> None:
    """Name a room's rows; twice does no harm."""
    if own not in OWN:
        OWN.append(own)


def end(request: Request, *, by: Actor, now: datetime) -> None:
    """Replace what we know of the person of a locked request, in the transaction that ends it; twice does no harm.

    What came in meanwhile and is open stays: it is about whatever comes after.
    """
    plan = plans.locked(request.pk)
    if plan is None or plan.begun_at is None or plan.ended_at is not None:
        return
    subject = _own_names(request, plans.subject(plan))
    requests = requests_own.of(subject) | {request.pk}
    until = (now + relativedelta(months=committed().retention_months)).date()
    told = [certificate.row(request, plan, record_until=until, now=now)]
    told += [row for each in OWN for row in each.rows(requests, subject)]
    kept = plan.items.filter(disposition=Disposition.KEEP).count()
    box = keys.Box(keys.Use.ERASURE)
    record = ErasureRecord(
        plan=plan,
        at=now,
        until=until,
        key_id=box.key_id,
    )
    record.content = box.seal(json.dumps(told, default=_plain).encode(), about=content_of(record))
    if kept:
        record.identifiers = box.seal(person.pack(subject), about=identifiers_of(record))
    record.save(force_insert=True)
    names = person.digests(person.names(subject), box.key_id)
    RecordDigest.objects.bulk_create(
        [RecordDigest(record=record, key_id=box.key_id, digest=each) for each in names]
    )
    journal.owe(request, plan, subject, record)
    erased = {each.source: each.erased for each in plan.checkpoints.all()}
    for each in OWN:
        each.forget(requests, subject, now=now)
    Plan.objects.filter(pk=plan.pk).update(ended_at=now)
    content = {"record": record.pk, "erased": erased, "kept": kept}
    log.record("erasure.ended", object_id=request.pk, by=by, now=now, content=content)
    request.refresh_from_db()


def _own_names(request: Request, found: Subject) -> Subject:
    """With the account and address of the request, gone as they may be; without former addresses that are another
    account's by now: what stands under those is somebody else's."""
    accounts = found.joined_accounts | (
        {request.account_id} if request.account_id is not None else frozenset()
    )
    addresses = found.account_emails | ({request.address} if request.address else frozenset())
    taken = set()
    for address in found.account_emails - found.mailboxes - {request.address}:
        account = subjects.account_of(address)
        if account is not None and account.pk not in found.accounts:
            taken.add(address)
    return replace(found, joined_accounts=accounts, account_emails=addresses - taken)


def rows_of(record: ErasureRecord) -> list[dict[str, Any]]:
    """What a record holds, the facts of its certificate first; raises KeyMissing or Broken."""
    box = keys.Box(keys.Use.ERASURE, record.key_id)
    found: list[dict[str, Any]] = json.loads(box.open(bytes(record.content), about=content_of(record)))
    return found


def content_of(record: ErasureRecord) -> str:
    """What the seal of a record's content is bound to."""
    return f"content:{record.pk}"


def identifiers_of(record: ErasureRecord) -> str:
    """What the seal of a record's identifiers is bound to."""
    return f"identifiers:{record.pk}"


def _plain(value: object) -> str:
    return bytes(value).hex() if isinstance(value, bytes | memoryview) else str(value)
