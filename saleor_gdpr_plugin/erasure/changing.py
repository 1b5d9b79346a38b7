"""Staff decides otherwise about items of a plan: with a reason, and what a law keeps only with another one."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from ..conf import Settings
from ..contracts import Disposition, Refused
from ..host import auth
from ..requests import authority, grounds, words
from ..requests.deciding import decided
from ..requests.lifecycle import note
from ..requests.models import Request
from . import plans
from .models import Plan
from .planning import PLANNABLE, RIGHT, approved_still

GROUNDS = grounds.for_right(RIGHT) - grounds.for_right("")
"""Art. 17(1) and (3): why something may be kept although the person asked."""
MOST = 1000
"""Items named at once; a whole kind of data is named by its source."""


def change(
    request_id: UUID,
    version: int,
    requestor: auth.Requestor,
    *,
    items: list[int],
    source: str,
    keep: bool,
    reason: str,
    ground: str,
    until: date | None,
    override: str,
    settings: Settings,
    now: datetime,
) -> Request:
    """Keep items, or let go what was to be kept; `reason` is told to the person where something is kept.

    What a retention rule keeps is let go only with `override`, which says why the law does not demand it here.
    """
    said, over = words.needed(reason, "reason", limit=500), words.clean(override, "override", limit=500)
    if bool(items) == bool(source) or len(items) > MOST:
        raise Refused("required", _("Give either items or source."), field="items")
    if keep:
        _keepable(ground, until, now.astimezone(settings.time_zone).date())
    with transaction.atomic():
        request = decided(request_id, version, requestor, handle_data=True)
        if request.right != RIGHT or request.state not in PLANNABLE:
            raise Refused("state", _("The plan can be changed while the request is open."))
        plan = plans.locked(request.pk)
        if plan is None:
            raise Refused("required", _("There is no plan yet. Make it, and look at it."), field="plan")
        approved_still(request, plan)
        if plan.begun_at is not None and not keep:
            message = _(
                "The erasure has begun as it was approved: more can be kept, but nothing more let go."
            )
            raise Refused("state", message, field="keep")
        rows = _rows(plan, items, source)
        by = authority.acting(requestor)
        who: dict[str, Any] = {"reason": said, "actor_id": by.id}
        if keep:
            _no_shorter(rows, until)
            count = rows.update(disposition=Disposition.KEEP, ground=ground, until=until, override="", **who)
        else:
            count = _let_go(rows, over, who)
        request.version += 1
        request.save(update_fields=["version"])
        content = {
            "items": items, "source": source, "keep": keep, "ground": ground, "until": until, "reason": said,
            "override": over, "count": count,
        }  # fmt: skip
        note(request, "erasure_changed", by=by, now=now, public=False, content=content)
        return request


def _keepable(ground: str, until: date | None, today: date) -> None:
    if ground not in GROUNDS:
        raise Refused("required", _("Say on which ground it is kept."), field="ground")
    if until is None or until < today:
        raise Refused("required", _("Say until which day it is kept; today at the earliest."), field="until")


def _no_shorter(rows: Any, until: date | None) -> None:
    """Staff may keep something longer than the law demands, never for a shorter time."""
    if rows.filter(proposed=Disposition.KEEP, until=None).exclude(disposition=Disposition.KEEP).exists():
        message = _("A retention rule kept this until it was let go. Make the plan anew to take that back.")
        raise Refused("kept", message, field="items")
    longest = rows.filter(proposed=Disposition.KEEP, until__gt=until).order_by("-until").first()
    if longest is not None:
        message = _("A retention rule keeps this until %(day)s. Give that day or a later one.")
        raise Refused("kept", message % {"day": longest.until.isoformat()}, field="until")


def _rows(plan: Plan, items: list[int], source: str) -> Any:
    rows = plan.items.filter(done_at=None)
    rows = rows.filter(source=source) if source else rows.filter(pk__in=items)
    wanted = rows.count()
    if not wanted or (items and wanted != len(set(items))):
        raise Refused("not_found", _("There is no such item that is still to be done."), field="items")
    return rows


def _let_go(rows: Any, override: str, who: dict[str, Any]) -> int:
    by_rule = rows.filter(proposed=Disposition.KEEP)
    if by_rule.exists() and not override:
        message = _("A retention rule keeps this. Say why the law does not demand it here.")
        raise Refused("kept", message, field="override")
    if rows.filter(otherwise=Disposition.KEEP).exists():
        raise Refused("invalid", _("This kind of data cannot be erased."), field="items")
    count = 0
    for disposition in (Disposition.DELETE, Disposition.ANONYMISE):
        fitting = rows.filter(otherwise=disposition)
        count += fitting.update(disposition=disposition, ground="", until=None, override=override, **who)
    return count
