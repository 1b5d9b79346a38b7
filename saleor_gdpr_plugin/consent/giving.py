"""Giving consent: at once for who is shown to be the one, else by the mailbox (Art. 7(1))."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from ..conf import Settings
from ..contracts import SUBJECT
from . import asking, ledger, orders, purposes
from .models import ConsentEntry, Origin, Proof, Standing
from .subjects import Who


@dataclass(frozen=True, slots=True)
class Claim:
    """Who says something, and how it was shown to be them: `NONE` for an address that anybody can type."""

    who: Who
    proof: Proof


def give(
    claim: Claim,
    purpose: str,
    *,
    version: int,
    language: str,
    settings: Settings,
    now: datetime,
    order_id: UUID | None = None,
) -> ConsentEntry | None:
    """Consent to the exact words that were shown; None when the mailbox has to confirm first.

    Raises Refused for an unknown purpose, for words that are not the newest, and for an order that is not shown to be
    the person's.
    """
    orders.checked(claim.who, order_id, proof=claim.proof)
    text = purposes.shown(purpose, version, language)
    with transaction.atomic():
        entry = ledger.record(
            claim.who,
            purpose,
            Standing.GIVEN,
            origin=Origin.WIDGET,
            by=SUBJECT,
            proof=claim.proof,
            now=now,
            text=text,
            order_id=order_id,
            quietly=claim.proof == Proof.NONE,
        )
        if entry is None or entry.standing != Standing.GIVEN:
            return None
        if claim.proof != Proof.LOGIN or settings.shopper_mails:
            asking.receipt(entry, now=now)
        return entry
