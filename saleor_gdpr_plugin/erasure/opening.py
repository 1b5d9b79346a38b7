"""Opening the record of somebody who was erased: a staff action with a reason, and always logged."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from .. import subject
from ..audit import log
from ..contracts import Forbidden, Refused
from ..host import auth
from ..requests import authority, words
from . import person, sealing
from .models import ErasureRecord, RecordDigest


@dataclass(frozen=True, slots=True)
class Opened:
    """A record: when the person was erased, until when it is kept, and rows by table."""

    request: UUID
    at: datetime
    until: date
    rows: tuple[dict[str, Any], ...]


def open_records(
    *,
    email: str = "",
    account_id: int | None = None,
    request_id: UUID | None = None,
    reason: str,
    requestor: auth.Requestor,
    now: datetime,
) -> list[Opened]:
    """The records of an address, an account that was, or a request, newest first; each opening is logged.

    Raises Forbidden, Refused, or KeyMissing.
    """
    said = words.needed(reason, "reason", limit=500)
    authority.must_be_staff(requestor)
    if [bool(email), account_id is not None, request_id is not None].count(True) != 1:
        raise Refused("required", _("Give either email, customer or request."), field="email")
    names = person.account_names([account_id]) if account_id is not None else frozenset()
    names |= person.address_names([subject.same_address(email)] if email else [])
    with transaction.atomic():
        rows = ErasureRecord.objects.select_related("plan").exclude(content=b"")
        if request_id is not None:
            rows = rows.filter(plan__request=request_id)
        else:
            found = RecordDigest.objects.filter(digest__in=person.every_digest(names))
            rows = rows.filter(pk__in=found.values("record"))
        records = list(rows)
        if not records:
            raise Refused("not_found", _("There is no such record."), field="email")
        not_ones_own(records, requestor)
        by = authority.acting(requestor)
        for record in records:
            log.record(
                "erasure.opened",
                object_id=record.plan.request_id,
                by=by,
                now=now,
                content={"record": record.pk, "reason": said},
            )
        return [_opened(record) for record in records]


def not_ones_own(records: Iterable[ErasureRecord], requestor: auth.Requestor) -> None:
    """Nobody looks into what the shop knew of themselves, whoever they were to it then; raises Forbidden."""
    user: Any = requestor.user
    own = person.account_names([user.pk]) | person.address_names([subject.same_address(user.email)])
    mine = RecordDigest.objects.filter(digest__in=person.every_digest(own))
    if mine.filter(record__in=[each.pk for each in records]).exists():
        raise Forbidden(_("Nobody decides about their own request."))


def _opened(record: ErasureRecord) -> Opened:
    rows = tuple(sealing.rows_of(record))
    return Opened(request=record.plan.request_id, at=record.at, until=record.until, rows=rows)
