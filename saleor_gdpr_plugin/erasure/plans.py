"""The plan of a request: which one counts, its subject, and its items in the words of the contract."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import TypeVar
from uuid import UUID

from .. import keys
from ..contracts import Disposition, Item, Subject
from ..register.retention import ByNothing, ByRegister, Table
from ..requests.models import Request
from ..requests.subjects import subject_of
from . import person
from .models import Plan, PlanItem

CHUNK = 1000
"""Items that are handled together, so that memory does not grow with the number of orders."""
Each = TypeVar("Each")


def current(request_id: UUID) -> Plan | None:
    """The plan that counts; None before the first was made."""
    return Plan.objects.filter(request_id=request_id, current=True).first()


def locked(request_id: UUID) -> Plan | None:
    """The plan that counts, locked until the transaction ends."""
    rows = Plan.objects.select_for_update(of=("self",))
    return rows.filter(request_id=request_id, current=True).first()


def subject(plan: Plan) -> Subject:
    """The person as found when the erasure began; raises KeyMissing or Broken."""
    box = keys.Box(keys.Use.ERASURE, plan.key_id)
    return person.unpack(box.open(bytes(plan.subject), about=_about(plan)))


def seal_subject(plan: Plan, found: Subject) -> None:
    """Keep the person as found; the row is not saved yet."""
    box = keys.Box(keys.Use.ERASURE)
    plan.key_id, plan.subject = box.key_id, box.seal(person.pack(found), about=_about(plan))


def _about(plan: Plan) -> str:
    # A plan made anew takes the subject over, so the seal is bound to the request.
    return f"subject:{plan.request_id}"


def whose(request: Request, plan: Plan | None) -> Subject:
    """Whom a plan is about: as proven, until the erasure has begun."""
    return subject(plan) if plan is not None and plan.begun_at else subject_of(request)


def keeping(table: Table, today: date) -> ByRegister:
    """What the table keeps, as of a day."""
    return ByRegister(table.rules, today)


NOTHING = ByNothing()


def item(row: PlanItem) -> Item:
    """A row as a source takes it."""
    return Item(
        source=row.source,
        key=row.key,
        disposition=Disposition(row.disposition),
        label=row.label,
        rule=row.rule,
        until=row.until,
        blocked=row.blocked,
        stamp=row.stamp,
    )


def over(row: PlanItem) -> Item:
    """A row whose time has come: what becomes of it now."""
    return replace(
        item(row), disposition=Disposition(row.otherwise), rule="", until=None, blocked="", stamp=""
    )


def chunks(found: Iterable[Each], size: int = CHUNK) -> Iterator[list[Each]]:
    """A stream in lists of at most `size`."""
    stream = iter(found)
    while part := list(islice(stream, size)):
        yield part
