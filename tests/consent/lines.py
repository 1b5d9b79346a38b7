"""Purposes and lines of the ledger, by hand."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from saleor_gdpr_plugin.consent import ledger, purposes
from saleor_gdpr_plugin.consent.models import ConsentEntry, Origin, Proof, Purpose, Standing
from saleor_gdpr_plugin.consent.purposes import Change, Words
from saleor_gdpr_plugin.consent.subjects import who
from saleor_gdpr_plugin.contracts import SUBJECT, SYSTEM, Actor

NEWS = {"en": Words("Newsletter", "Write to me about new goods."), "de": Words("Newsletter", "Schreibt mir.")}


def purpose(key: str, **flags: Any) -> Purpose:
    """A purpose with words in English and German."""
    change = Change(**{"texts": NEWS, **flags})
    return purposes.upsert(key, change, by=SYSTEM, now=timezone.now())


def say(
    email: str,
    standing: Standing,
    key: str = "newsletter",
    *,
    proof: Proof = Proof.MAILBOX,
    by: Actor = SUBJECT,
    origin: Origin = Origin.WIDGET,
    **more: Any,
) -> ConsentEntry | None:
    """Write one line for an address."""
    return ledger.record(
        who(email),
        key,
        standing,
        **{"origin": origin, "by": by, "proof": proof, "now": timezone.now(), **more},
    )
