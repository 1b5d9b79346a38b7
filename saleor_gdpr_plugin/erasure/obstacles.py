"""What stands against carrying a plan out, and what staff can do about each; nothing is approved over it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import subject as subjects
from ..contracts import Disposition, Refused, Subject
from ..datamap import registry
from ..register import retention
from ..requests.models import Request
from ..requests.source import PrivacyRequests
from ..requests.states import MOVES
from ..restriction import standing
from ..restriction.standing import Use
from . import holds, plans
from .models import Plan

STAFF = "staff_account"
"""The one code that no reason of staff sets aside."""
BLOCKED: dict[str, Any] = {
    "open_order": gettext_lazy("An order is open. Fulfil or cancel it, or keep it for now with a reason."),
    "open_money": gettext_lazy(
        "Money is reserved, on its way or to be paid back. Settle it, or keep it for now with a reason."
    ),
    "gift_card_balance": gettext_lazy(
        "A gift card still has a balance. Let the person use it or pay it out, or keep it for now with a reason."
    ),
    STAFF: gettext_lazy("The account belongs to staff. Take it from the staff first."),
}
"""By the code of an item; other apps bring their own, which are named as they are."""


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One thing to settle: the error `code`, the words, and how many items it concerns."""

    code: str
    text: str
    count: int = 0


def of(request: Request, plan: Plan | None, subject: Subject) -> Iterator[Obstacle]:
    """Everything that stands against it, the gravest first; in the active language."""
    yield from _held(subject)
    # Without a day of receipt nobody asked for it: staff deleted the account in Saleor. The person's own wish ends the
    # restriction instead (Art. 18(2)).
    if request.received_on is None and standing.blocks(Use.STAFF_EDIT, subject):
        yield Obstacle("restricted", standing.why_not())
    if any(subjects.is_staff(each) for each in subject.accounts):
        yield Obstacle("blocked", str(BLOCKED[STAFF]))
    if plan is None:
        yield Obstacle("required", _("There is no plan yet. Make it, and look at it."))
        return
    table = retention.table()
    if retention.confirmed(table) is None:
        message = _(
            "Nobody confirmed the table of retention periods, so nothing may be erased. Somebody with MANAGE_PLUGINS "
            "confirms it in the register (gdprRetentionConfirm); then make the plan anew."
        )
        yield Obstacle("unconfirmed", message)
    elif table.digest != plan.table:
        yield Obstacle("changed", _("The retention periods changed since the plan was made. Make it anew."))
    for problem in plan.problems:
        yield Obstacle("problems", _problem(problem))
    yield from _unsettled(plan)
    yield from _taken_along(plan)
    if others := _others(request, subject):
        message = _("Another request of this person is open: %(references)s. Answer or close it first.")
        yield Obstacle("blocked", message % {"references": ", ".join(others)}, len(others))


def after_the_beginning(plan: Plan, subject: Subject) -> Iterator[Obstacle]:
    """What still stops the rest of an erasure that has begun; what is gone is gone."""
    yield from _held(subject)
    yield from _unsettled(plan)


def _held(subject: Subject) -> Iterator[Obstacle]:
    if holds.held(subject):
        yield Obstacle("blocked", _("A legal hold stands over this person. Lift it first."))


def _unsettled(plan: Plan) -> Iterator[Obstacle]:
    """Items that nobody has settled: what staff keeps with a reason is not erased, and stands against nothing."""
    kept = Q(disposition=Disposition.KEEP) & ~Q(reason="") & ~Q(blocked=STAFF)
    waiting = plan.items.filter(done_at=None).exclude(blocked="").exclude(kept)
    for code, count in waiting.values_list("blocked").annotate(count=Count("pk")).order_by("blocked"):
        yield Obstacle("blocked", words(code), count)


def _taken_along(plan: Plan) -> Iterator[Obstacle]:
    """What staff keeps would go all the same with the account it hangs on."""
    kept = plan.items.filter(disposition=Disposition.KEEP).order_by()
    groups = dict(kept.values_list("source").annotate(count=Count("pk")))
    for source in registry.sources():
        count = groups.get(source.slug, 0)
        if count and plan.items.filter(source=source.within).exclude(disposition=Disposition.KEEP).exists():
            message = _(
                "%(name)s can only be kept with what they belong to: %(with)s. Keep it too, or let them go."
            )
            names = {"name": source.label, "with": registry.named(source.within).label}  # type: ignore[union-attr]
            yield Obstacle("blocked", message % names, count)


def words(code: str) -> str:
    """What the code of a blocked item means, and what staff can do about it; in the active language."""
    return str(BLOCKED[code]) if code in BLOCKED else _("Settle this first: %(code)s.") % {"code": code}


def ready(request: Request) -> None:
    """Raises Refused while something stands against approving a locked request; the others come with it."""
    plan = plans.locked(request.pk)
    if plan is not None and plan.ended_at is not None:
        # Nobody knows any more who it was; the state says that it is over.
        return
    found = list(of(request, plan, plans.whose(request, plan)))
    if found:
        first, *rest = (Refused(each.code, each.text, field="plan") for each in found)
        raise Refused(first.code, first.message, field="plan", others=tuple(rest))


def _problem(problem: dict[str, str]) -> str:
    source = registry.named(problem["source"])
    name = str(source.label) if source else problem["source"]
    if problem["reason"] == "unplanned":
        return _("%(name)s: nothing says what erasing this means. Ask whoever wrote the app.") % {
            "name": name
        }
    return _("%(name)s could not be read. Make the plan anew.") % {"name": name}


def _others(request: Request, subject: Subject) -> list[str]:
    """Open requests of the person, proven ones: anybody can type an address."""
    rows = PrivacyRequests().rows(subject)
    if rows is None:
        return []
    still = rows.filter(state__in=[each.value for each in MOVES]).exclude(pk=request.pk)
    return list(still.order_by("submitted_at").values_list("reference", flat=True)[:10])
