"""May this address be written to for this purpose? Asked by mail tools, answered from the primary, never by a guess.

What stands against it goes first: suppression, then restriction, then the ledger; what is unknown is no. The number
of queries does not grow with the list.
"""

from __future__ import annotations

import enum
import logging
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext as _

from .. import keys, subject
from ..contracts import Refused
from ..datamap.rows import among
from ..restriction import standing
from . import soft_opt_in, suppression
from .models import STOPS, ConsentEntry, Purpose, Standing

logger = logging.getLogger(__name__)


class Why(enum.StrEnum):
    """Why an address may be written to, or not."""

    CONSENT = "consent"
    SOFT_OPT_IN = "soft_opt_in"
    NO_CONSENT = "no_consent"
    PENDING = "pending"
    SUPPRESSED = "suppressed"
    RESTRICTED = "restricted"

    @property
    def sentence(self) -> str:
        """For programmers."""
        return _SENTENCES[self]


_SENTENCES = {
    Why.CONSENT: "The person agreed.",
    Why.SOFT_OPT_IN: "A customer who never objected, for a purpose that the merchant marked so.",
    Why.NO_CONSENT: "Nobody agreed, or the address is unknown.",
    Why.PENDING: "Somebody wished it, but the mailbox has not confirmed.",
    Why.SUPPRESSED: "The person withdrew or objected, or nobody can tell because a key is missing.",
    Why.RESTRICTED: "The person's data is under restriction (Art. 18).",
}
YES = frozenset({Why.CONSENT, Why.SOFT_OPT_IN})


@dataclass(frozen=True, slots=True)
class Allowed:
    """One answer, for an address as it was asked."""

    email: str
    allowed: bool
    reason: Why


def allowed(emails: Sequence[str], purpose: str) -> list[Allowed]:
    """An answer for each address, in their order; raises Refused for an unknown purpose.

    A missing key of suppression refuses everybody (fail closed). A purpose that nobody is asked for any more has
    nobody's consent.
    """
    found = Purpose.objects.filter(key=purpose).first()
    if found is None:
        raise Refused("not_found", _("There is no such purpose."), field="purpose")
    asked = {email: subject.same_address(email) for email in emails}
    why = _why(frozenset(asked.values()) - {""}, found)
    answers = ((email, why.get(asked[email], Why.NO_CONSENT)) for email in emails)
    return [Allowed(email, reason in YES, reason) for email, reason in answers]


def _why(addresses: frozenset[str], purpose: Purpose) -> dict[str, Why]:
    """What is not in the answer is NO_CONSENT."""
    try:
        against = suppression.look_up(addresses, purpose.key, covered=purpose.covered)
    except keys.KeyMissing as missing:
        logger.error("consent: the key %s of suppression is missing, so everybody is refused", missing)  # noqa: TRY400
        return dict.fromkeys(addresses, Why.SUPPRESSED)
    found = dict.fromkeys(against.suppressed, Why.SUPPRESSED)
    found |= dict.fromkeys(standing.restricted(addresses) - found.keys(), Why.RESTRICTED)
    if not purpose.active:
        return found
    said = _said(addresses - found.keys(), purpose)
    agreed = {address for address, each in said.items() if each == Standing.GIVEN}
    found |= dict.fromkeys(agreed, Why.CONSENT)
    if purpose.soft_opt_in:
        silent = addresses - found.keys() - against.objected - _stopped(said)
        found |= dict.fromkeys(soft_opt_in.customers(silent), Why.SOFT_OPT_IN)
    pending = {address for address, each in said.items() if each == Standing.PENDING}
    return dict.fromkeys(pending, Why.PENDING) | found


def _stopped(said: dict[str, Standing]) -> set[str]:
    return {address for address, each in said.items() if each in STOPS}


def _said(addresses: Iterable[str], purpose: Purpose) -> dict[str, Standing]:
    """What the ledger holds for each address: the last line for all goods, or consent said with any order.

    One query: the last line of each person and order, a wish only where there is nothing else.
    """
    about = Q(purpose_id=purpose.pk)
    # As a condition of its own: joined, PostgreSQL takes lines that are not taken back for rare, and loops.
    taken_back = ConsentEntry.objects.filter(undoes=OuterRef("pk"))
    rows = (
        ConsentEntry.objects.filter(
            about | Q(purpose=None) if purpose.covered else about, ~Exists(taken_back)
        )
        .filter(among("subject__address", list(addresses)))
        .exclude(standing=Standing.UNDONE)
        .annotate(wish=Q(standing=Standing.PENDING))
        .order_by("subject_id", F("order_id").asc(nulls_first=True), "wish", "-pk")
        .distinct("subject_id", "order_id")
        .values_list("subject__address", "order_id", "standing")
    )
    lines: dict[str, dict[UUID | None, Standing]] = defaultdict(dict)
    for address, order_id, each in rows:
        lines[address][order_id] = Standing(each)
    return {address: _holds(each) for address, each in lines.items()}


def _holds(lines: dict[UUID | None, Standing]) -> Standing:
    general = lines.get(None)
    if general in STOPS or general == Standing.GIVEN:
        return general
    if Standing.GIVEN in lines.values():
        return Standing.GIVEN
    return Standing.PENDING if Standing.PENDING in lines.values() else next(iter(lines.values()))
