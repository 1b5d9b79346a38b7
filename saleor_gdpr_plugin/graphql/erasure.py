"""The plan of an erasure: to staff item by item, to the person in plain words."""

from __future__ import annotations

from typing import Any

import graphene
from django.db.models import Count, Q

from ..contracts import Disposition, Forbidden
from ..erasure import obstacles, plans, summary
from ..erasure.models import LegalHold, Plan, PlanItem
from ..host import auth, database
from ..host.schema import BaseObjectType, Date, DateTime, NonNullList
from ..paper.language import in_language
from ..requests import authority
from ..requests.models import Request
from ..requests.states import State
from . import lookup
from .enums import GdprRefusalGround, of_room
from .parts import LANGUAGE, STAFF

GdprDisposition = of_room(
    "GdprDisposition", Disposition, "What becomes of one thing when a person is erased."
)
MOST = 200
"""Items of one page."""
TOLD = frozenset({State.APPROVED, State.PROCESSING, State.FAILED})
"""When the person reads what the plan says: decided, and not yet told by the result mail."""


class GdprErasureObstacle(BaseObjectType):
    code = graphene.String(required=True, description="What it is, for programs.")
    text = graphene.String(required=True, description="What it is, and what staff can do about it.")
    count = graphene.Int(required=True, description="How many items it concerns; 0 where it concerns all.")

    class Meta:
        description = "Something to settle before an erasure can be approved."


class GdprErasureSource(BaseObjectType):
    source = graphene.String(required=True, description="Kind of data, as the data map says.")
    label = graphene.String(required=True, description="Kind of data, as people say.")
    deleted = graphene.Int(required=True, description="Items that are deleted.")
    anonymised = graphene.Int(required=True, description="Items that stay and say nothing of the person.")
    kept = graphene.Int(required=True, description="Items that are kept.")
    blocked = graphene.Int(required=True, description="Items that something stands against.")
    done = graphene.Int(required=True, description="Items that were carried out.")

    class Meta:
        description = "What becomes of one kind of data."


class GdprErasureItem(BaseObjectType):
    id = graphene.ID(required=True, description="Its id, to change it.")
    source = graphene.String(required=True, description="Kind of data, as the data map says.")
    key = graphene.String(required=True, description="Key of the record.")
    label = graphene.String(required=True, description="What people call it; may be empty.")
    disposition = GdprDisposition(required=True, description="What becomes of it.")
    proposed = GdprDisposition(required=True, description="What the rules say.")
    otherwise = GdprDisposition(
        required=True, description="What becomes of it when nothing keeps it any more."
    )
    rule = graphene.String(description="Key of the retention rule that keeps it.")
    until = Date(description="Last day it is kept.")
    blocked = graphene.String(description="Code of what stands against it.")
    blocked_text = graphene.String(
        language=LANGUAGE, description="What stands against it, and what staff can do about it."
    )
    ground = GdprRefusalGround(description="The ground on which staff keeps it.")
    reason = graphene.String(description="Why staff decided otherwise; told to the person where it is kept.")
    override = graphene.String(description="Why the law does not demand that it is kept.")
    changed_by = graphene.ID(description="The Saleor user who decided otherwise.")
    done_at = DateTime(description="When it was carried out.")

    class Meta:
        description = "One thing of the plan."

    @staticmethod
    def resolve_id(root: PlanItem, _info: Any) -> str:
        return str(graphene.Node.to_global_id("GdprErasureItem", root.pk))

    @staticmethod
    def resolve_rule(root: PlanItem, _info: Any) -> str | None:
        return root.rule or None

    @staticmethod
    def resolve_blocked(root: PlanItem, _info: Any) -> str | None:
        return root.blocked or None

    @staticmethod
    def resolve_blocked_text(root: PlanItem, _info: Any, language: str | None = None) -> str | None:
        with in_language(language or "en", "UTC"):
            return obstacles.words(root.blocked) if root.blocked else None

    @staticmethod
    def resolve_ground(root: PlanItem, _info: Any) -> str | None:
        return root.ground or None

    @staticmethod
    def resolve_reason(root: PlanItem, _info: Any) -> str | None:
        return root.reason or None

    @staticmethod
    def resolve_override(root: PlanItem, _info: Any) -> str | None:
        return root.override or None

    @staticmethod
    def resolve_changed_by(root: PlanItem, _info: Any) -> str | None:
        return str(graphene.Node.to_global_id("User", root.actor_id)) if root.actor_id else None


class GdprLegalHold(BaseObjectType):
    id = graphene.ID(required=True, description="Global id of the hold.")
    customer = graphene.ID(description="The Saleor user it is about.")
    reason = graphene.String(required=True, description="Why nothing may be erased.")
    since = DateTime(required=True, description="Since when it stands.")
    lifted_at = DateTime(description="When it was lifted; null while it stands.")
    lift_reason = graphene.String(description="Why it was lifted.")

    class Meta:
        description = "A legal hold: nothing of this person may be erased while it stands (Art. 17(3)(e))."

    @staticmethod
    def resolve_id(root: LegalHold, _info: Any) -> str:
        return str(graphene.Node.to_global_id("GdprLegalHold", root.pk))

    @staticmethod
    def resolve_customer(root: LegalHold, _info: Any) -> str | None:
        return str(graphene.Node.to_global_id("User", root.account_id)) if root.account_id else None

    @staticmethod
    def resolve_lift_reason(root: LegalHold, _info: Any) -> str | None:
        return root.lift_reason or None


class GdprErasure(BaseObjectType):
    made_at = DateTime(required=True, description="When the plan was made.")
    goes = NonNullList(
        graphene.String,
        required=True,
        language=LANGUAGE,
        description="What goes, a sentence for each kind of data.",
    )
    kept = NonNullList(
        graphene.String, required=True, language=LANGUAGE, description="What is kept, why, and until when."
    )
    begun_at = DateTime(description="Since when there is no way back.")
    ended_at = DateTime(description="When it was done.")
    obstacles = NonNullList(
        GdprErasureObstacle,
        language=LANGUAGE,
        description="What has to be settled before it can be approved." + STAFF,
    )
    sources = NonNullList(
        GdprErasureSource, language=LANGUAGE, description="What becomes of each kind of data." + STAFF
    )
    references = NonNullList(
        graphene.String,
        description="By what payment providers know the person, and what they did not delete; until 90 days after "
        "the end. Staff only, with MANAGE_ORDERS and the channels of the orders, else null.",
    )
    items = NonNullList(
        GdprErasureItem,
        source=graphene.String(description="Only this kind of data."),
        first=graphene.Int(default_value=50, description="How many, at most 200."),
        skip=graphene.Int(default_value=0, description="How many to leave out."),
        description="The plan item by item. Staff only, with MANAGE_ORDERS and the channels of the orders, else null.",
    )

    class Meta:
        description = "The plan of an erasure, and how far it is."

    @staticmethod
    def resolve_goes(root: Plan, info: Any, language: str | None = None) -> list[str]:
        return list(_summary(root, info, language).goes)

    @staticmethod
    def resolve_kept(root: Plan, info: Any, language: str | None = None) -> list[str]:
        return list(_summary(root, info, language).kept)

    @staticmethod
    def resolve_obstacles(
        root: Plan, info: Any, language: str | None = None
    ) -> list[GdprErasureObstacle] | None:
        if not lookup.is_staff(info.context):
            return None
        if root.ended_at is not None:
            return []
        with database.primary(), in_language(language or "en", "UTC"):
            subject = plans.whose(root.request, root)
            found = list(obstacles.of(root.request, root, subject))
        return [GdprErasureObstacle(code=each.code, text=each.text, count=each.count) for each in found]

    @staticmethod
    def resolve_sources(root: Plan, info: Any, language: str | None = None) -> list[GdprErasureSource] | None:
        if not lookup.is_staff(info.context):
            return None
        with database.primary(), in_language(language or "en", "UTC"):
            return [_source(row) for row in _counted(root)]

    @staticmethod
    def resolve_references(root: Plan, info: Any) -> list[str] | None:
        with database.primary():
            return list(root.references) if _may_handle(root.request, info) else None

    @staticmethod
    def resolve_items(
        root: Plan, info: Any, first: int, skip: int, source: str | None = None
    ) -> list[PlanItem] | None:
        with database.primary():
            if not _may_handle(root.request, info):
                return None
            rows = root.items.filter(source=source) if source else root.items.all()
            begin = max(skip, 0)
            return list(rows[begin : begin + min(max(first, 0), MOST)])


def shown(request: Request, context: Any) -> Plan | None:
    """The plan of a request as whoever asks may see it."""
    with database.primary():
        rows = Plan.objects.select_related("request").filter(request=request, current=True)
        plan: Plan | None = rows.first()
    if lookup.is_staff(context) or request.state in TOLD:
        return plan
    return None


def _summary(plan: Plan, info: Any, language: str | None) -> summary.Summary:
    with database.primary():
        zone = lookup.settings(info.context).time_zone
        return summary.of(plan, language or plan.request.language, zone)


def _may_handle(request: Request, info: Any) -> bool:
    try:
        authority.may_handle_data(auth.requestor(info.context), request)
    except Forbidden:
        return False
    return True


def _counted(plan: Plan) -> list[dict[str, Any]]:
    rows = plan.items.order_by().values("source")
    return list(
        rows.annotate(
            deleted=Count("pk", filter=Q(disposition=Disposition.DELETE)),
            anonymised=Count("pk", filter=Q(disposition=Disposition.ANONYMISE)),
            kept=Count("pk", filter=Q(disposition=Disposition.KEEP)),
            blocked=Count("pk", filter=~Q(blocked="")),
            done=Count("pk", filter=Q(done_at__isnull=False)),
        ).order_by("source")
    )


def _source(row: dict[str, Any]) -> GdprErasureSource:
    return GdprErasureSource(label=summary.name(row["source"]), **row)


def item_ids(global_ids: list[str]) -> list[int]:
    """The keys behind the global ids of items; an id that is none reads like an unknown one."""
    return [_item_id(each) for each in global_ids]


def _item_id(global_id: str) -> int:
    try:
        kind, key = graphene.Node.from_global_id(global_id)
        found = int(key) if kind == "GdprErasureItem" and key.isascii() and key.isdigit() else -1
    except (ValueError, UnicodeDecodeError):
        found = -1
    return found if found < 2**63 else -1
