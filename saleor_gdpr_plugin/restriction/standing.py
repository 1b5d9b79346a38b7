"""Who is under restriction now: the one place that answers, always from the primary."""

from __future__ import annotations

import enum
from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from .. import subject
from ..contracts import Refused, Subject
from ..host import models
from .models import Restriction

FEW = 500
"""Addresses up to which only their rows are read. Each restriction is a person's own matter before the desk, so those
that are open are few: a long list is compared with all of them."""


class Use(enum.StrEnum):
    """What somebody is about to do with a person's data."""

    STORAGE = "storage"
    CONSENT = "consent"
    """What the person agrees to in this very case."""
    ACCESS = "access"
    PORTABILITY = "portability"
    RECTIFICATION = "rectification"
    """At the person's own request."""
    ERASURE = "erasure"
    """At the person's own request; it ends the restriction."""
    LEGAL_CLAIMS = "legal_claims"
    MARKETING = "marketing"
    SCHEDULED_ERASURE = "scheduled_erasure"
    """By date, not because the person asked; for whole tables this is `held`."""
    HAND_OVER = "hand_over"
    """To anybody but the person. Not what Art. 19 owes to who had the data already: that says what changed, by ids."""
    STAFF_EDIT = "staff_edit"
    """Of the person's data, through us and not at their request: a correction or an erasure of staff's own."""


BLOCKED = frozenset({Use.MARKETING, Use.SCHEDULED_ERASURE, Use.HAND_OVER, Use.STAFF_EDIT})
"""What Art. 18(2) leaves no room for."""


def restricted(addresses: Iterable[str]) -> frozenset[str]:
    """Those of the normalised addresses that are under restriction: their own, or the account's they are of now.

    One query, none for no address.
    """
    wanted = frozenset(addresses) - {""}
    if not wanted:
        return frozenset()
    users = models.user().objects
    rows = _open()
    if len(wanted) <= FEW:
        spelled = {spelling for address in wanted for spelling in subject.spellings(address)}
        rows = rows.filter(
            Q(address__in=wanted) | Q(account_id__in=users.filter(email__in=spelled).values("pk"))
        )
    now_at = Subquery(users.filter(pk=OuterRef("account_id")).values("email")[:1])
    found: set[str] = set()
    for address, email in rows.values_list("address", now_at):
        found |= {address, subject.same_address(email or "")}
    return wanted & found


def is_restricted(*, account_id: int | None = None, address: str = "") -> bool:
    """Whether a person is under restriction, known by the account, by a normalised address, or by both."""
    if account_id is not None and _open().filter(account_id=account_id).exists():
        return True
    return bool(restricted([address]))


def refuse(use: Use, *, account_id: int | None = None, address: str = "", field: str | None = None) -> None:
    """Raises Refused when a restriction stands against this use."""
    if use in BLOCKED and is_restricted(account_id=account_id, address=address):
        raise Refused("restricted", why_not(), field=field)


def blocks(use: Use, person: Subject) -> bool:
    """Whether a restriction of any account or address of a person stands against this use: two queries at most."""
    if use not in BLOCKED:
        return False
    if person.accounts and _open().filter(account_id__in=person.accounts).exists():
        return True
    return bool(restricted(person.mailboxes | person.account_emails))


def why_not() -> str:
    """What staff is told then, in the active language."""
    return _(
        "This person's data is under restriction (Art. 18 GDPR): lift it first, after telling the person."
    )


def held(*, account: str, address: str, request: str | None = None) -> Exists:
    """A condition on rows about people, by the names of their columns: whether a restriction keeps them from what is
    done by date (`Use.SCHEDULED_ERASURE`). For jobs that must leave such rows alone without reading them again and
    again."""
    theirs = Q(account_id=OuterRef(account)) | (Q(address=OuterRef(address)) & ~Q(address=""))
    if request is not None:
        theirs |= Q(request_id=OuterRef(request))
    return Exists(_open().filter(theirs))


def _open() -> QuerySet[Restriction]:
    return Restriction.objects.filter(lifted_at=None)
