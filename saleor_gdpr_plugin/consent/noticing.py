"""What the shop's hooks leave for us: nothing at all, or a few lines of ids and a job that reads them.

A hook runs inside somebody's request or checkout. So it compares flags with what was last seen, by one statement, and
writes only when they differ; everything else is for a worker.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from .. import subject
from ..conf import ConsentKey
from ..contracts import SUBJECT, SYSTEM, Actor, Role
from ..host.customers import Writer
from ..work import jobs
from .models import ConsentSubject, FlagNotice, SeenFlag

FLAG = "consent.flag"
"""Job: read one flag that changed outside into the ledger."""
ORDER = "consent.order"
"""Job: read what was ticked with an order."""
ACCOUNT = "consent.account"
"""Job: an account is new or has a new address; its flags say what the ledger holds for that mailbox."""
FORGET = "consent.forget"
"""Job: an account is gone, and with it what was seen of its flags."""


@dataclass(frozen=True, slots=True)
class Flag:
    """A flag as a hook saw it; `said` tells a missing one from one that says off."""

    key: ConsentKey
    on: bool
    said: bool


def flags(keys: Sequence[ConsentKey], owner: Any) -> tuple[Flag, ...]:
    """The flags of a customer or an order, read from what Saleor already has in memory."""
    found = ((key, key.read(owner.metadata, owner.private_metadata)) for key in keys)
    return tuple(Flag(key, key.says_on(value), value is not None) for key, value in found)


def author(writer: Writer, user_id: int) -> Actor:
    """Who caused a hook about this account."""
    if writer.user_id == user_id:
        return SUBJECT
    if writer.app_id is not None:
        return Actor(Role.APP, writer.app_id)
    return Actor(Role.STAFF, writer.user_id) if writer.is_staff else SYSTEM


def changed(user_id: int, found: Iterable[Flag], *, by: Actor, written: bool, now: datetime) -> None:
    """Leave a notice for each flag that says something else than last seen; one statement when none does."""
    last = {
        (private, key): on
        for private, key, on in SeenFlag.objects.filter(user_id=user_id).values_list("private", "key", "on")
    }
    news = [each for each in found if _is_news(each, last.get((each.key.private, each.key.key)))]
    if not news:
        return
    with transaction.atomic():
        for each in news:
            notice = FlagNotice.objects.create(
                user_id=user_id,
                private=each.key.private,
                key=each.key.key,
                on=each.on,
                written=written,
                role=by.role,
                actor_id=by.id,
                at=now,
            )
            jobs.enqueue(FLAG, notice.pk, now=now)


def _is_news(flag: Flag, last: bool | None) -> bool:
    return flag.said if last is None else flag.on is not last


def moved(user_id: int, email: str, *, now: datetime) -> None:
    """Another address than the ledger knows this account by: one statement when it is the same."""
    known = ConsentSubject.objects.filter(account_id=user_id).values_list("address", flat=True)
    if any(address != subject.same_address(email) for address in known):
        jobs.enqueue(ACCOUNT, user_id, now=now)


def ordered(order_id: UUID, now: datetime) -> None:
    """An order carries a flag that says on."""
    jobs.enqueue(ORDER, order_id, now=now)


def opened(user_id: int, now: datetime) -> None:
    """A new account, or one with a new address."""
    jobs.enqueue(ACCOUNT, user_id, now=now)


def gone(user_id: int, now: datetime) -> None:
    """Saleor deleted the account."""
    jobs.enqueue(FORGET, user_id, now=now)
