"""Whose order is it: the rule that decides what a proof opens (spec section 4).

A proven mailbox opens orders that carry its address and no account, or the proven account. An order of
another account, or of one's own account under a foreign address or name, is a conflict: left out, shown to
staff, who may join or leave out single orders with a reason. A name that we corrected is not foreign.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Q

from .. import aliases
from ..contracts import Subject
from ..host import models
from ..subject import same_address, spelled_like
from . import anonymized
from .rows import Ids, IsOneOf

NOT_PROVEN = "not_proven"
"""A guest order with the account's address, whose mailbox is not proven."""
OTHER_ACCOUNT = "other_account"
"""The address matches, but the order belongs to another account."""
FOREIGN_ADDRESS = "foreign_address"
"""An order of this account under an address that is not proven."""
FOREIGN_NAME = "foreign_name"
"""An order of this account billed to another name."""
BY_STAFF = "by_staff"
"""Staff found that it is somebody else's."""
SHOWN = 100
"""Conflicts that are named for staff; all are counted."""


@dataclass(slots=True)
class Orders:
    """Ids of the person's own orders, newest first, how many were left out for which reason, and the newest of
    these with their reason."""

    own: Ids = field(default_factory=Ids)
    left_out: Counter[str] = field(default_factory=Counter)
    conflicts: list[tuple[UUID, str]] = field(default_factory=list)


Found = TypeVar("Found")
_remembered: ContextVar[dict[tuple[Callable[[Subject], Any], Subject], Any] | None] = ContextVar(
    "remembered", default=None
)


@contextmanager
def remembered() -> Iterator[None]:
    """Within one read transaction each person's orders and carts are looked up once, however many sources ask."""
    token = _remembered.set({})
    try:
        yield
    finally:
        _remembered.reset(token)


def once(look_up: Callable[[Subject], Found], subject: Subject) -> Found:
    """What is found for the subject: looked up once where it is remembered, else each time."""
    memory = _remembered.get()
    if memory is None:
        return look_up(subject)
    asked = (look_up, subject)
    if asked not in memory:
        memory[asked] = look_up(subject)
    found: Found = memory[asked]
    return found


def orders_of(subject: Subject) -> Orders:
    """Divide everything an index finds for the subject into own orders and conflicts."""
    return once(_divided, subject)


def own_among(subject: Subject, ids: Collection[UUID]) -> frozenset[UUID]:
    """Those of these orders that are the person's own now; two queries, however many orders the person has."""
    return frozenset(_divided(subject, among=ids).own) if ids else frozenset()


def _divided(subject: Subject, *, among: Collection[UUID] | None = None) -> Orders:
    found = Orders()
    if addresses_of(subject) or subject.accounts or subject.joined_orders:
        found.own = Ids(_own(subject, among, found))
    return found


def _own(subject: Subject, among: Collection[UUID] | None, found: Orders) -> Iterator[UUID]:
    """The person's own, newest first; whatever else an index finds is counted among the conflicts."""
    names = _account_names(subject.accounts)
    # A person has few spellings and may have thousands of orders; IDNA is slow.
    normal = cache(same_address)
    former = dict(subject.former)
    for order_id, account_id, email, made, mark, first, last in _candidates(subject, among):
        address = normal(email) or email
        # Without the person's address it is erased already; marked but with it, it only says so.
        if mark == anonymized.YES and address not in addresses_of(subject):
            continue
        if order_id in subject.joined_orders:
            yield order_id
            continue
        if not _is_theirs_to_ask(subject, account_id, address):
            continue
        reason = _conflict(subject, account_id, address, _name(first, last), names)
        if reason == NOT_PROVEN and address in former and made <= former[address]:
            reason = None
        if order_id in subject.left_out_orders:
            reason = BY_STAFF
        if reason is None:
            yield order_id
            continue
        found.left_out[reason] += 1
        if len(found.conflicts) < SHOWN:
            found.conflicts.append((order_id, reason))


def addresses_of(subject: Subject) -> frozenset[str]:
    """Every normalised address of the person: the accounts' and the proven mailboxes."""
    return subject.account_emails | subject.mailboxes


def _candidates(
    subject: Subject, among: Collection[UUID] | None
) -> Iterator[tuple[UUID, int | None, str, datetime, str | None, str, str]]:
    """Rows an index reaches: orders of the account, and spellings of its addresses (some are strangers')."""
    reach = Q(user_id__in=subject.accounts) if subject.accounts else Q()
    if subject.joined_orders:
        reach |= Q(pk__in=subject.joined_orders)
    for address in sorted(addresses_of(subject)):
        reach |= spelled_like("user_email", address)
    rows = models.order().objects.filter(reach if among is None else IsOneOf("pk", among))
    rows = rows.order_by("-created_at", "pk")
    names = ("billing_address__first_name", "billing_address__last_name")
    found = rows.annotate(_mark=anonymized.mark())
    columns = ("pk", "user_id", "user_email", "created_at", "_mark", *names)
    yield from found.values_list(*columns).iterator(chunk_size=2000)


def _is_theirs_to_ask(subject: Subject, account_id: int | None, address: str) -> bool:
    """The exact comparison behind the index: look-alike and longer addresses are strangers'."""
    return account_id in subject.accounts or address in addresses_of(subject)


def _conflict(
    subject: Subject, account_id: int | None, address: str, billed: str, names: frozenset[str]
) -> str | None:
    if account_id is None:
        return None if address in subject.mailboxes else NOT_PROVEN
    if account_id not in subject.accounts:
        return OTHER_ACCOUNT
    if address and address not in addresses_of(subject):
        return FOREIGN_ADDRESS
    if billed and names and billed not in names:
        return FOREIGN_NAME
    return None


def _account_names(accounts: frozenset[int]) -> frozenset[str]:
    """What the accounts are called, and were until we corrected it: one query."""
    if not accounts:
        return frozenset()
    now = models.user().objects.filter(pk__in=accounts).order_by().values_list("first_name", "last_name")
    rows = now.union(aliases.names_of(accounts).values_list("first_name", "last_name"))
    return frozenset(_name(first, last) for first, last in rows) - {""}


def _name(first: str | None, last: str | None) -> str:
    return " ".join(unicodedata.normalize("NFC", f"{first or ''} {last or ''}").casefold().split())
