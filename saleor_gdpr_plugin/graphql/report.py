"""gdprReport: the figures of a period, and where its files can be fetched."""

from __future__ import annotations

from datetime import date
from typing import Any

import graphene
from django.utils import timezone
from graphql import GraphQLError

from .. import conf
from ..contracts import Forbidden, Refused
from ..host import auth, database
from ..host.schema import BaseObjectType, Date, NonNullList
from ..paper.language import in_language
from ..requests import authority, report, reporting
from .enums import GdprRefusalGround, GdprRequestState, GdprRight


class GdprReportByRight(BaseObjectType):
    right = GdprRight(description="The right; null while staff still has to find out.")
    count = graphene.Int(required=True, description="How many.")

    class Meta:
        description = "Requests of one right."


class GdprReportByState(BaseObjectType):
    state = GdprRequestState(required=True, description="The state.")
    count = graphene.Int(required=True, description="How many.")

    class Meta:
        description = "Requests in one state."


class GdprReportByGround(BaseObjectType):
    ground = GdprRefusalGround(required=True, description="The ground.")
    count = graphene.Int(required=True, description="How many.")

    class Meta:
        description = "Refusals on one ground."


class GdprReport(BaseObjectType):
    first = Date(required=True, description="First day of receipt.")
    last = Date(required=True, description="Last day of receipt.")
    received = graphene.Int(required=True, description="Requests received in the period.")
    answered = graphene.Int(required=True, description="Fulfilled, wholly or in part, or refused.")
    on_time = graphene.Int(required=True, description="Answered on or before the legal date.")
    extended = graphene.Int(required=True, description="Whose time was extended.")
    still_open = graphene.Int(required=True, description="Not ended yet.")
    overdue = graphene.Int(required=True, description="Not ended, and past the legal date.")
    median_days = graphene.Float(description="Days from receipt to answer, the median.")
    by_right = NonNullList(GdprReportByRight, required=True, description="Received, by right.")
    by_state = NonNullList(GdprReportByState, required=True, description="Received, by state of today.")
    refused_by_ground = NonNullList(GdprReportByGround, required=True, description="Refused, by ground.")
    csv_url = graphene.String(required=True, description="The figures as CSV; opens for two minutes.")
    pdf_url = graphene.String(required=True, description="The figures as PDF; opens for two minutes.")
    register_url = graphene.String(
        required=True, description="The register of requests as CSV, without the people; two minutes."
    )

    class Meta:
        description = "What the privacy desk did in a period."


def resolve_report(_root: Any, info: Any, first: date, last: date, language: str = "en") -> GdprReport | None:
    """For staff users; counted on the replica. Null while inactive."""
    with database.primary():
        alias, requestor = database.replica_alias(info.context), auth.requestor(info.context)
        try:
            authority.must_be_staff(requestor)
        except Forbidden as forbidden:
            raise auth.denied(str(forbidden)) from None
        settings, now = conf.load(), timezone.now()
    if settings is None:
        return None
    try:
        found = report.of(first, last, settings=settings, now=now, using=alias)
    except Refused as refused:
        raise GraphQLError(refused.message) from None
    with in_language(language, settings.time_zone) as used:
        urls = {
            field: reporting.address(name, first, last, language=used, now=now)
            for field, name in (
                ("csv_url", "report.csv"),
                ("pdf_url", "report.pdf"),
                ("register_url", "register.csv"),
            )
        }
    figures = ("first", "last", "received", "answered", "on_time", "extended", "still_open", "overdue")
    return GdprReport(
        **{name: getattr(found, name) for name in (*figures, "median_days")},
        by_right=[GdprReportByRight(right=key or None, count=n) for key, n in found.by_right.items()],
        by_state=[GdprReportByState(state=key, count=n) for key, n in found.by_state.items()],
        refused_by_ground=[
            GdprReportByGround(ground=key, count=n) for key, n in found.refused_by_ground.items()
        ],
        **urls,
    )
