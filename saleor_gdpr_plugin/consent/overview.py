"""What a person, or staff for a person, sees of consent: where each purpose stands, and every line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from . import ledger, purposes
from .effects import counting
from .models import ConsentEntry, ConsentReceipt, Purpose, PurposeText, Standing
from .subjects import Who


@dataclass(frozen=True, slots=True)
class Held:
    """One purpose: its newest words, and what the person last said about it, None for never."""

    purpose: Purpose
    words: PurposeText
    standing: Standing | None
    since: datetime | None


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
        (key or ledger.ALL): at
        for key, at in counting(lines).filter(order_id=None).values_list("purpose__key", "at")
    }
    covered = purposes.covered()
    held = []
    for purpose, words in offered(language):
        standing = standings.get((purpose.key, None))
        said = [
            since[key]
            for key in (purpose.key, ledger.ALL)
            if key in since and (key or purpose.key in covered)
        ]
        held.append(Held(purpose, words, standing, max(said) if standing and said else None))
    return Overview(
        email=who.email,
        objected=standings.get((ledger.ALL, None)) == Standing.OBJECTED,
        held=tuple(held),
        entries=tuple(entries),
    )


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
