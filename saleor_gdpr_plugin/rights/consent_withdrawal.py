"""The right to withdraw consent (Art. 7(3)): as easy as giving it, and at once."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..conf import Settings
from ..consent import orders, purposes
from ..consent.giving import Claim
from ..consent.models import Proof
from ..contracts import Refused
from ..requests.models import Request
from . import at_once


class ConsentWithdrawal(at_once.AtOnce):
    """One purpose, or all advertising, is over from now on."""

    slug: ClassVar[str] = at_once.WITHDRAWAL
    label: ClassVar[Any] = gettext_lazy("Withdraw a consent")
    articles: ClassVar[tuple[str, ...]] = ("Art. 7(3)",)


def withdraw(
    claim: Claim, purpose: str, *, settings: Settings, now: datetime, order_id: UUID | None = None
) -> Request:
    """Withdraw in one step, altogether or for one order; raises Refused where a typed address is not enough.

    Without proof only advertising ends: anything else might be what a stranger wants to take from the person.
    """
    orders.checked(claim.who, order_id, proof=claim.proof)
    if purpose and claim.proof == Proof.NONE and purpose not in purposes.covered():
        message = _("Please log in, or open the link of one of our e-mails, to withdraw this consent.")
        raise Refused("proof_needed", message, field="purpose")
    return at_once.take(at_once.WITHDRAWAL, claim, purpose, settings=settings, now=now, order_id=order_id)
