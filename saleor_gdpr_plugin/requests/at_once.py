"""What takes effect at once leaves a request that is fulfilled already, beside its effect (spec section 2)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ..conf import Settings
from ..contracts import Actor, Role
from . import dates
from .clock import receipt
from .lifecycle import start
from .models import Identity, Origin, Request
from .states import State


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Whom it is about: an address as typed, and how it was shown to be theirs, "" for not at all."""

    email: str
    address: str
    account_id: int | None
    identity: str
    channel: str
    language: str
    note: str = ""


def fulfilled(
    right: str,
    person: Person,
    *,
    by: Actor,
    details: Mapping[str, Any],
    work: Sequence[str],
    settings: Settings,
    now: datetime,
) -> Request:
    """Write the request beside the effect, in its transaction. For a typed address nothing is looked up here."""
    return start(
        State.FULFILLED,
        by=by,
        now=now,
        work=work,
        right=right,
        details=dict(details),
        origin=_origin(person, by),
        channel=person.channel,
        language=person.language,
        email=person.email,
        address=person.address,
        account_id=person.account_id,
        identity=person.identity,
        identity_note=person.note,
        mailbox_proven=person.identity == Identity.MAILBOX,
        known=True if person.identity else None,
        closed_at=now,
        **dates.at_start(receipt(now, settings.time_zone), right, settings=settings, now=now),
    )


def _origin(person: Person, by: Actor) -> Origin:
    if by.role == Role.APP:
        return Origin.APP
    if by.role == Role.STAFF:
        return Origin.STAFF
    return Origin.ACCOUNT if person.identity == Identity.LOGIN else Origin.GUEST
