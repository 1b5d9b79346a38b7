"""Staff decides, field by field: accept, refuse with a reason, correct a value with consent, override a keep rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from ..conf import Settings
from ..contracts import Actor, Forbidden, Refused
from ..host import auth, orders
from ..requests import authority, grounds, words
from ..requests.deciding import decided
from ..requests.lifecycle import lock, move, note
from ..requests.models import Request
from ..requests.states import State
from . import applying, asking, corrections, email_change, keeping, places, restricted
from .fields import EMAIL, FIELDS, Needs
from .models import Correction, RecordKind, Statement, Verdict

RIGHT = "rectification"
DECIDABLE = frozenset({State.OPEN, State.WAITING, State.FAILED})


@dataclass(frozen=True, slots=True)
class Decision:
    """What staff says about one correction.

    `seen` is the fingerprint of the current value staff looked at; `value` or `address` replace what was asked, with
    `consent` saying how the person agreed; `override` is the reason to change what a rule keeps.
    """

    correction: UUID
    accept: bool
    ground: str = ""
    explanation: str = ""
    seen: str = ""
    value: str | None = None
    address: dict[str, Any] | None = None
    consent: str = ""
    override: str = ""


def decide(
    request_id: UUID,
    version: int,
    requestor: auth.Requestor,
    *,
    decisions: Sequence[Decision],
    changes: Sequence[asking.Change],
    settings: Settings,
    now: datetime,
) -> Request:
    """Turn words into fields, and decide about fields; of two at once the second sees the first.

    All or nothing. Raises Forbidden for order data without its rights, Refused that names the input.
    """
    added = asking.cleaned(changes, settings.rectifiable_metadata)
    with transaction.atomic():
        request = decided(request_id, version, requestor)
        if request.right != RIGHT:
            raise Refused("state", _("This request is not about correcting data."))
        if request.state not in DECIDABLE:
            raise Refused("state", _("The corrections of this request can no longer be changed."))
        of_orders = any(FIELDS[change["field"]].kind == RecordKind.ORDER for change in added)
        if of_orders and not auth.has_permission(requestor, "MANAGE_ORDERS"):
            raise Forbidden(_("You need MANAGE_ORDERS and the channels of these orders."))
        if added:
            restricted.refuse_own_edits(request, field="changes")
        by = authority.acting(requestor)
        if request.state == State.FAILED:
            move(request, State.OPEN, by=by, now=now)
        corrections.find_again(request, by=by, now=now)
        new = corrections.add(request, added, strict=True, by=by, by_staff=True, now=now)
        may_touch(requestor, new)
        rows = {row.pk: row for row in Correction.objects.filter(request=request, emptied=False)}
        _decide_each(request, rows, decisions, requestor, by=by, now=now)
        request.version += 1
        request.save(update_fields=["version"])
        return request


def _decide_each(
    request: Request,
    rows: dict[UUID, Correction],
    decisions: Sequence[Decision],
    requestor: auth.Requestor,
    *,
    by: Actor,
    now: datetime,
) -> None:
    rules = keeping.rules_for(list(rows.values()))
    wrong: list[Refused] = []
    for number, decision in enumerate(decisions):
        row, at = rows.get(decision.correction), f"decisions.{number}"
        if row is None or row.applied_at is not None:
            wrong.append(
                Refused("not_found", _("There is no such open correction."), field=f"{at}.correction")
            )
            continue
        may_touch(requestor, [row])
        try:
            if decision.accept:
                _accept(row, decision, rules[row.pk], at)
            else:
                _refuse(row, decision, at)
                email_change.stop(row, now=now)
        except Refused as refused:
            wrong += [refused, *refused.others]
            continue
        row.actor_id, row.decided_at = by.id, now
        row.save()
        content = {
            "correction": str(row.pk), "record": f"{row.kind} {row.key}", "verdict": row.verdict,
            "ground": row.ground, "explanation": row.explanation, "override": row.override, "consent": row.consent,
        }  # fmt: skip
        note(request, "correction_decided", by=by, now=now, public=False, text=row.field, content=content)
    accepted = [row for row in rows.values() if row.verdict == Verdict.ACCEPTED]
    slots = [_slot(row) for row in accepted]
    if not wrong and len(set(slots)) != len(slots):
        wrong.append(Refused("invalid", _("Two accepted corrections say different things of one field."),
                             field="decisions"))  # fmt: skip
    if wrong:
        raise asking.together(wrong)


def _slot(row: Correction) -> tuple[str, ...]:
    return asking.slot_of({"field": row.field, "key": row.name, "of": row.key})


def _accept(row: Correction, decision: Decision, rules: list[keeping.Rule], at: str) -> None:
    if not row.key:
        raise Refused("not_found", corrections.missing(RecordKind(row.kind)), field=f"{at}.correction")
    if row.field == EMAIL:
        email_change.ready(row, another=decision.value is not None, at=at)
    now_there = places.current(row)
    if now_there is places.GONE:
        raise Refused("changed", _("This record is no longer there."), field=f"{at}.correction")
    based_on = decision.seen or places.fingerprint(row.before)
    if based_on != places.fingerprint(now_there):
        message = _("This was changed since the person asked. Look at it again, then decide.")
        raise Refused("changed", message, field=f"{at}.seen")
    if rules and not decision.override.strip():
        message = " ".join(str(rule.reason) for rule in rules)
        raise Refused("kept", message, field=f"{at}.override")
    if decision.value is not None or decision.address is not None:
        row.after = _corrected(row, decision, at)
        row.consent = words.needed(decision.consent, f"{at}.consent", limit=500)
    elif row.field == "phone" and row.after:
        row.after = asking.phone(row.after, places.country(row), f"{at}.value")
    if not applying.fits(row):
        raise Refused("invalid", _("The shop would not take this value."), field=f"{at}.value")
    row.verdict, row.seen, row.ground, row.explanation = Verdict.ACCEPTED, now_there, "", ""
    row.override = words.clean(decision.override, f"{at}.override", limit=500) if rules else ""


def _corrected(row: Correction, decision: Decision, at: str) -> Any:
    field = FIELDS[row.field]
    if field.needs == Needs.TEXT:
        value = asking.text(field, decision.value, f"{at}.value")
        if row.field != "phone" or not value:
            return value
        found = places.country(row)
        return asking.phone(value, found, f"{at}.value")
    if decision.address is None:
        raise Refused("required", _("Give the address."), field=f"{at}.address")
    return asking.address(decision.address, at)


def _refuse(row: Correction, decision: Decision, at: str) -> None:
    if decision.ground not in grounds.for_right(RIGHT):
        message = _("This ground does not fit the right that is asked for.")
        raise Refused("invalid", message, field=f"{at}.ground")
    row.explanation = words.needed(decision.explanation, f"{at}.explanation")
    row.verdict, row.ground, row.seen, row.override, row.consent = (
        Verdict.REFUSED, decision.ground, None, "", "",
    )  # fmt: skip


OnRecord = TypeVar("OnRecord", Correction, Statement)
"""What stands on a record, by its kind and key."""


def may_touch(requestor: auth.Requestor, rows: Sequence[OnRecord]) -> None:
    """What stands on orders needs `MANAGE_ORDERS` and the channel of each; raises Forbidden."""
    if len(touchable(requestor, rows)) != len(rows):
        raise Forbidden(_("You need MANAGE_ORDERS and the channels of these orders."))


def touchable(requestor: auth.Requestor, rows: Sequence[OnRecord]) -> list[OnRecord]:
    """What a member of staff may look at and decide; on orders only with the rights on them."""
    of_orders = [row for row in rows if row.kind == RecordKind.ORDER]
    if not of_orders:
        return list(rows)
    if requestor.user is None or not auth.has_permission(requestor, "MANAGE_ORDERS"):
        return [row for row in rows if row.kind != RecordKind.ORDER]
    facts = orders.facts(UUID(row.key) for row in of_orders if row.key)
    closed = auth.forbidden_channels(requestor.user, {each.channel_id for each in facts.values()})
    hidden = {str(order_id) for order_id, each in facts.items() if each.channel_id in closed}
    return [row for row in rows if row.kind != RecordKind.ORDER or row.key not in hidden]


def ready(request: Request) -> None:
    """Approving needs a decision about every field, and one to carry out; raises Refused."""
    lock(request.pk)
    rows = list(Correction.objects.filter(request=request, emptied=False))
    if not rows:
        raise Refused("required", _("Turn the person's words into fields first."), field="id")
    if any(row.verdict == Verdict.OPEN for row in rows):
        raise Refused("required", _("Decide about every field first."), field="id")
    accepted = [row for row in rows if row.verdict == Verdict.ACCEPTED]
    if not accepted:
        message = _("Nothing is to be corrected: refuse the request instead.")
        raise Refused("state", message, field="id")
    restricted.refuse_to_apply(request, accepted, field="id")
