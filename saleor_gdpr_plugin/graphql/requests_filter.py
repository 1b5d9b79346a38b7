"""Which requests the queue shows, and in which order."""

from __future__ import annotations

from typing import Any

import graphene
from django.db.models import Q
from django.utils import timezone

from ..conf import Settings
from ..host.schema import BaseInputObjectType, Date, NonNullList, OrderDirection
from ..requests import clock, finding, watch
from ..requests.models import DueFirst, DueLast, OldestFirst, Request
from ..requests.states import MOVES
from . import lookup
from .enums import GdprRequestOrigin, GdprRequestState, GdprRight

GdprRequestSortField = graphene.Enum(
    "GdprRequestSortField",
    [("SUBMITTED_AT", "submitted_at"), ("DUE_ON", "due_on")],
    description=lambda value: None if value else "What the queue can be sorted by.",
)
ORDERS: dict[tuple[str, str], type[Request]] = {
    ("submitted_at", "-"): Request,
    ("submitted_at", ""): OldestFirst,
    ("due_on", ""): DueFirst,
    ("due_on", "-"): DueLast,
}


class GdprDateRangeInput(BaseInputObjectType):
    gte = Date(description="On or after this day.")
    lte = Date(description="On or before this day.")


class GdprRequestFilterInput(BaseInputObjectType):
    states = NonNullList(GdprRequestState, description="Only requests in one of these states.")
    rights = NonNullList(GdprRight, description="Only these rights.")
    unsorted = graphene.Boolean(description="Only requests whose right staff still has to find out.")
    origins = NonNullList(GdprRequestOrigin, description="Only requests that came like this.")
    channels = NonNullList(graphene.String, description="Slugs of channels.")
    open = graphene.Boolean(description="True: those that have not ended; false: those that have.")
    overdue = graphene.Boolean(description="Only open requests past their legal date.")
    paused = graphene.Boolean(description="Only requests whose clock stands still.")
    assigned_to = graphene.ID(description="Only requests this staff user looks after.")
    unassigned = graphene.Boolean(description="Only requests nobody looks after.")
    customer = graphene.ID(description="Only requests of this Saleor account.")
    due_on = graphene.Field(GdprDateRangeInput, description="By legal date.")
    received_on = graphene.Field(GdprDateRangeInput, description="By day of receipt.")
    search = graphene.String(description="Name, e-mail address, reference, order or customer number.")


class GdprRequestSortingInput(BaseInputObjectType):
    field = GdprRequestSortField(required=True, description="What to sort by.")
    direction = OrderDirection(required=True, description="In which direction.")


def ordered(sort_by: dict[str, Any] | None) -> type[Request]:
    """The model whose order is asked for; newest first by default."""
    wanted = sort_by or {"field": "submitted_at", "direction": "-"}
    return ORDERS[wanted["field"], str(wanted["direction"])]


def filtered(rows: Any, wanted: dict[str, Any], settings: Settings) -> Any:
    """Every part of the filter must fit; raises Refused for an id that is none."""
    simple = {
        "state__in": wanted.get("states"),
        "right__in": wanted.get("rights"),
        "origin__in": wanted.get("origins"),
        "channel__in": wanted.get("channels"),
    }
    for name in ("due_on", "received_on"):
        for side, day in (wanted.get(name) or {}).items():
            simple[f"{name}__{side}"] = day
    rows = rows.filter(**{name: value for name, value in simple.items() if value is not None})
    conditions = {
        "unsorted": Q(right=""),
        "open": Q(state__in=list(MOVES)),
        "paused": Q(paused_since__isnull=False),
        "unassigned": Q(assigned_to=None),
        "overdue": overdue(settings),
    }
    for name, condition in conditions.items():
        if wanted.get(name) is not None:
            rows = rows.filter(condition if wanted[name] else ~condition)
    if wanted.get("assigned_to"):
        rows = rows.filter(assigned_to=lookup.user_id(wanted["assigned_to"], field="filter"))
    if wanted.get("customer"):
        rows = rows.filter(account_id=lookup.user_id(wanted["customer"], field="filter"))
    if search := (wanted.get("search") or "").strip():
        rows = finding.matching(rows, search)
    return rows


def overdue(settings: Settings) -> Q:
    """Open, proven, not paused, and past the legal date in the shop's time zone."""
    today = clock.receipt(timezone.now(), settings.time_zone)
    return watch.RUNNING & Q(due_on__lt=today, paused_since=None)
