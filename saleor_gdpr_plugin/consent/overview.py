"""What a person, or staff for a person, sees of consent: where each purpose stands, and every line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from . import ledger, purposes
from .effects import counting
from .models import STOPS, ConsentEntry, ConsentReceipt, Purpose, PurposeText, Standing
from .subjects import Who


@dataclass(frozen=True, slots=True)
class OfOrder:
    """What the person last said about one purpose with one order."""

    order_id: UUID
    standing: Standing
    since: datetime


@dataclass(frozen=True, slots=True)
class Held:
    """One purpose: its newest words, and what the person last said about it, None for never.

    `orders` is what was said about single orders, in the order in which they were first spoken of.
    """

    purpose: Purpose
    words: PurposeText
    standing: Standing | None
    since: datetime | None
    orders: tuple[OfOrder, ...] = ()


@dataclass(frozen=True, slots=True)
class Overview:
    """All of it, for one mailbox. `entries` are newest first, with their receipts."""

    email: str
    objected: bool
    held: tuple[Held, ...]
    entries: tuple[ConsentEntry, ...]


def of(who: Who, language: str) -> Overview:
    """Everything about a mailbox, from the primary; a fixed number of queries."""
    lines = ConsentEntry.objects.filter(subject__address=who.address) if who.address else _of_account(who)
    entries = list(
        lines.select_related("purpose", "text").prefetch_related("receipts").order_by("-pk").distinct()
    )
    standings = ledger.standings(who)
    since = {
        (key or ledger.ALL, order): at
        for key, order, at in counting(lines).values_list("purpose__key", "order_id", "at")
    }
    covered = purposes.covered()
    held = []
    for purpose, words in offered(language):
        standing = standings.get((purpose.key, None))
        all_goods = [
            since[key, None]
            for key in (purpose.key, ledger.ALL)
            if (key, None) in since and (key or purpose.key in covered)
        ]
        at = max(all_goods) if standing and all_goods else None
        orders = tuple(
            _of_order(order, (each, since[purpose.key, order]), (standing, at))
            for (key, order), each in standings.items()
            if key == purpose.key and order is not None
        )
        held.append(Held(purpose, words, standing, at, orders))
    return Overview(
        email=who.email,
        objected=standings.get((ledger.ALL, None)) == Standing.OBJECTED,
        held=tuple(held),
        entries=tuple(entries),
    )


def _of_order(
    order_id: UUID, said: tuple[Standing, datetime], general: tuple[Standing | None, datetime | None]
) -> OfOrder:
    """A no to all goods is a no to each order; a wish ticked with one is granted once the mailbox confirmed it."""
    standing, at = general
    if standing in STOPS or (said[0] == Standing.PENDING and standing == Standing.GIVEN):
        assert standing is not None
        return OfOrder(order_id, standing, at or said[1])
    return OfOrder(order_id, *said)


def offered(language: str, *, inactive: bool = False) -> list[tuple[Purpose, PurposeText]]:
    """The purposes people are asked about, each with its newest words in one language."""
    rows = Purpose.objects.prefetch_related("texts")
    found = rows if inactive else rows.filter(active=True)
    newest = ((each, [text for text in each.texts.all() if text.version == each.version]) for each in found)
    return [(each, purposes.best(texts, language)) for each, texts in newest if texts]


def unheard() -> int:
    """How many lines some handler never heard of, or has not yet."""
    return int(ConsentReceipt.objects.filter(heard_at=None).count())


def _of_account(who: Who) -> Any:
    return ConsentEntry.objects.filter(subject__address="", subject__account_id=who.account_id)
