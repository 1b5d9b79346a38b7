"""Setting and lifting a restriction: the person is told before it is lifted (Art. 18(3))."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import OuterRef, Q
from django.utils.translation import gettext as _

from .. import subject
from ..audit import log
from ..contracts import Actor, Refused
from . import marker, telling
from .models import Ground, Restriction
from .telling import Recipient


def restrict(
    *,
    account_id: int | None,
    address: str,
    ground: Ground,
    by: Actor,
    now: datetime,
    request_id: UUID | None = None,
    note: str = "",
    to: Recipient | None = None,
) -> Restriction:
    """Put a person under restriction; once per person and cause, which is the request or else the ground.

    A lifting that was announced for the same cause is called off. `address` is normalised; without an account the
    one of this address counts too. `to` is where the person is told when no request says it.
    """
    if account_id is None and address:
        account = subject.account_of(address)
        account_id = account.pk if account else None
    cause = f"request:{request_id}" if request_id else f"ground:{Ground(ground)}"
    with transaction.atomic():
        row = Restriction(
            account_id=account_id,
            address=address,
            cause=cause,
            ground=Ground(ground),
            request_id=request_id,
            note=note,
            email=to.email if to else "",
            language=to.language if to else "",
            channel=to.channel if to else "",
            since=now,
            by_role=by.role,
            by_id=by.id,
        )
        found = _one_open(row)
        if found.pk == row.pk:
            content = {"ground": row.ground, "request": request_id, "note": note}
            log.record("restriction.set", object_id=row.pk, by=by, now=now, content=content)
            marker.refresh(account_id)
        elif found.notice_at:
            found.notice, found.notice_at, found.told = "", None, ""
            found.lift_at, found.lift_reason, found.lift_role, found.lift_by = None, "", "", None
            found.save(update_fields=LIFTING)
            log.record("restriction.kept", object_id=found.pk, by=by, now=now, content={"note": note})
        return found


LIFTING = ["notice", "notice_at", "told", "lift_at", "lift_reason", "lift_role", "lift_by"]
"""What is known of a lifting before it takes effect."""


def notice(
    restriction_id: UUID,
    *,
    by: Actor,
    now: datetime,
    lift_at: datetime,
    reason: str,
    to: Recipient,
    told: str = "",
) -> Restriction:
    """Tell the person that the restriction will be lifted, when and why; it stands until then.

    The mail is in the outbox in this transaction. `told` says how staff told the person in another way: then there
    is no mail. Of two at once the first counts, and nobody is told twice; `told` helps a mail that cannot arrive.
    """
    with transaction.atomic():
        row = _locked(restriction_id)
        if row.lifted_at is not None or (row.notice_at and (row.told or not told)):
            return row
        if not told:
            row.notice = telling.about_lifting(row, to, lift_at=lift_at, reason=reason, now=now)
        row.notice_at, row.lift_at, row.lift_reason, row.told = now, lift_at, reason, told
        row.lift_role, row.lift_by = by.role, by.id
        row.save(update_fields=LIFTING)
        content = {"lift_at": lift_at, "reason": reason, "told": told}
        log.record("restriction.notice", object_id=row.pk, by=by, now=now, content=content)
        return row


def lift(restriction_id: UUID, *, by: Actor, now: datetime) -> Restriction:
    """Lift a restriction whose notice is out and whose time has come; twice does no harm.

    Raises Refused while the person has not been told, or not long enough ago.
    """
    with transaction.atomic():
        row = _locked(restriction_id)
        if row.lifted_at is not None:
            return row
        if row.notice_at is None or row.lift_at is None:
            raise Refused("state", _("Tell the person first that the restriction will be lifted."))
        if not row.told and not telling.is_out(row.notice):
            raise Refused("state", _("The notice is not out yet. Send it, or say how you told the person."))
        if row.lift_at > now:
            raise Refused("state", _("The time that the person was told has not come yet."))
        row.lifted_at = now
        row.save(update_fields=["lifted_at"])
        log.record("restriction.lifted", object_id=row.pk, by=by, now=now)
        marker.refresh(row.account_id)
        return row


def due(now: datetime, *, limit: int) -> list[tuple[UUID, UUID | None]]:
    """What can be lifted now, by its id and that of its request: the person was told, and the time has come."""
    told = ~Q(told="") | telling.sent(OuterRef("notice"))
    rows = Restriction.objects.filter(told, lifted_at=None, lift_at__lte=now).order_by("lift_at")
    return list(rows.values_list("pk", "request_id")[:limit])


def _one_open(row: Restriction) -> Restriction:
    """Insert the row, or find and lock the open one of its person and cause."""
    for _attempt in range(5):
        Restriction.objects.bulk_create([row], ignore_conflicts=True)
        found = (
            Restriction.objects.select_for_update(of=("self",))
            .filter(address=row.address, cause=row.cause, lifted_at=None)
            .first()
        )
        if found is not None:
            return found
        # Somebody lifted it between the two statements: now there is room for this one.
    raise RuntimeError("a restriction was lifted again and again")


def _locked(restriction_id: UUID) -> Restriction:
    row = Restriction.objects.select_for_update(of=("self",)).filter(pk=restriction_id).first()
    if row is None:
        raise Refused("not_found", _("There is no such restriction."), field="id")
    return row
