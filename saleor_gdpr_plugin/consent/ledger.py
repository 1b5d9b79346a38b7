"""The ledger of consent: every gift, withdrawal and objection is one more line, and the last one holds.

Whoever writes about a person waits in line for the person's row, so that lines stand in the order in which they
took effect, and suppression, metadata and everything else that follows is written with them or not at all.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from ..contracts import Actor, Refused, Role
from . import effects, purposes, suppression
from .effects import OWN, counting
from .models import ConsentEntry, ConsentSubject, Origin, Proof, Purpose, PurposeText, Standing
from .subjects import Who, locked, of_row

ALL = suppression.ALL
"""The purpose key that stands for everything that is marketing or profiling."""
TICK = timedelta(microseconds=1)


def record(
    who: Who,
    purpose_key: str,
    standing: Standing,
    *,
    origin: Origin,
    by: Actor,
    proof: Proof,
    now: datetime,
    text: PurposeText | None = None,
    order_id: UUID | None = None,
    cause: str = "",
    note: str = "",
    quietly: bool = False,
) -> ConsentEntry | None:
    """Write one line and what follows from it; None when this cause was written before.

    `quietly`: a stranger may have typed the address, so whatever takes longer for an address that the shop knows
    waits until the answer is out.

    A gift without any proof, and one against a suppression that the person did not lift in person, stands as
    PENDING. Raises Refused for an unknown purpose, `KeyMissing` when a suppression cannot be compared.
    """
    purpose = _purpose(purpose_key, standing)
    with transaction.atomic():
        subject = locked(who)
        if cause and ConsentEntry.objects.filter(cause=cause).exists():
            return None
        standing = _believed(who, purpose, standing, by=by, proof=proof)
        try:
            with transaction.atomic():
                entry = ConsentEntry.objects.create(
                    subject=subject,
                    purpose=purpose,
                    order_id=order_id,
                    standing=standing,
                    text=text,
                    at=_moment(subject, now),
                    origin=origin,
                    role=by.role,
                    actor_id=by.id,
                    proof=proof,
                    note=note[:500],
                    cause=cause or None,
                )
        except IntegrityError:
            # Somebody else's row carries this cause: the same thing, heard of under two addresses.
            return None
        effects.follow(entry, who, quietly=quietly)
        return entry


def undo(
    entry: ConsentEntry, *, by: Actor, proof: Proof, origin: Origin, now: datetime
) -> ConsentEntry | None:
    """The owner of the mailbox takes a line back, as though it had never been; None when that was done before."""
    with transaction.atomic():
        subject = ConsentSubject.objects.select_for_update(of=("self",)).get(pk=entry.subject_id)
        if not subject.address or ConsentEntry.objects.filter(undoes=entry).exists():
            return None
        undone = ConsentEntry.objects.create(
            subject=subject,
            purpose_id=entry.purpose_id,
            order_id=entry.order_id,
            standing=Standing.UNDONE,
            text_id=entry.text_id,
            at=_moment(subject, now),
            origin=origin,
            role=by.role,
            actor_id=by.id,
            proof=proof,
            undoes=entry,
        )
        effects.follow(undone, of_row(subject))
        return undone


def standings(who: Who) -> dict[tuple[str, UUID | None], Standing]:
    """What holds for a person, by purpose and order; what was never said is not in it.

    An objection to all stands under "" and under every purpose that is marketing or profiling, unless a later line
    says otherwise.
    """
    row = (
        ConsentSubject.objects.filter(address=who.address)
        if who.address
        else ConsentSubject.objects.filter(address="", account_id=who.account_id)
    )
    lines = counting(ConsentEntry.objects.filter(subject__in=row)).values_list(
        "purpose__key", "order_id", "standing"
    )
    return effective(((key or ALL, order, Standing(each)) for key, order, each in lines), purposes.covered())


def effective(
    lines: Iterable[tuple[str, UUID | None, Standing]], covered: Iterable[str]
) -> dict[tuple[str, UUID | None], Standing]:
    """What holds after these lines, in their order; `covered` are the purposes that ALL stands for.

    A wish that nobody confirmed takes away no consent: anybody may have typed it.
    """
    covered, found = tuple(covered), dict[tuple[str, UUID | None], Standing]()
    for key, order, standing in lines:
        if standing == Standing.PENDING and found.get((key, order)) == Standing.GIVEN:
            continue
        found[key, order] = standing
        if key == ALL:
            for each in {(name, None) for name in covered} | {at for at in found if at[0] in covered}:
                found[each] = standing
    return found


def _purpose(key: str, standing: Standing) -> Purpose | None:
    if key == ALL:
        if standing not in (Standing.OBJECTED, Standing.WITHDRAWN):
            raise Refused("invalid", _("Consent is given to one purpose."), field="purpose")
        return None
    purpose = Purpose.objects.filter(key=key).first()
    if purpose is None:
        raise Refused("not_found", _("There is no such purpose."), field="purpose")
    if standing == Standing.GIVEN and not purpose.active:
        raise Refused("invalid", _("Nobody is asked for this purpose any more."), field="purpose")
    return purpose


def _believed(who: Who, purpose: Purpose | None, standing: Standing, *, by: Actor, proof: Proof) -> Standing:
    """GIVEN only where it was shown, and against a suppression only by the person."""
    if standing != Standing.GIVEN or purpose is None or (proof in OWN and by.role == Role.SUBJECT):
        return standing
    if proof == Proof.NONE or stopped(who.address, purpose):
        return Standing.PENDING
    return standing


def stopped(address: str, purpose: Purpose) -> bool:
    """Whether a suppression stands against this purpose; raises `KeyMissing` when it cannot be compared."""
    return bool(address and suppression.suppressed([address], purpose.key, covered=purpose.covered))


def _moment(subject: ConsentSubject, now: datetime) -> datetime:
    """Later than every line before: who waited for the row took effect after the one who held it."""
    last = ConsentEntry.objects.filter(subject=subject).values_list("at", flat=True).last()
    return max(now, last + TICK) if last else now
