"""The table of retention periods: how it stands, what is proposed, and gdprRetentionPropose, gdprRetentionConfirm."""

from __future__ import annotations

from typing import Any

import graphene
from django.utils import timezone

from ..conf import Settings
from ..host import auth
from ..host.schema import BaseObjectType, DateTime, NonNullList
from ..register import retention
from ..requests import authority
from .errors import GdprError, Mutation

MANAGE_PLUGINS = (auth.permission("MANAGE_PLUGINS"),)


class GdprRetentionProposal(BaseObjectType):
    key = graphene.String(required=True, description="Key of the rule.")
    months = graphene.Int(required=True, description="Months to keep it.")
    year_end = graphene.Boolean(
        required=True, description="Whether they count from the end of the calendar year."
    )
    law = graphene.String(required=True, description="The statute it follows; check with counsel.")

    class Meta:
        description = "A period proposed for one retention rule."


class GdprRetentionTemplate(BaseObjectType):
    country = graphene.String(required=True, description="Two letters of the country.")
    rules = NonNullList(GdprRetentionProposal, required=True, description="What is proposed.")

    class Meta:
        description = "The periods proposed for a country."


class GdprRetentionTable(BaseObjectType):
    digest = graphene.String(required=True, description="Stands for the table as it is; confirm by it.")
    confirmed_at = DateTime(
        description="When this very table was confirmed; null while it is not, or was changed since."
    )
    lacking = NonNullList(graphene.String, required=True, description="Rules that still need months.")
    templates = NonNullList(GdprRetentionTemplate, required=True, description="What is proposed by country.")
    note = graphene.String(required=True, description="What has to be said beside the proposals.")

    class Meta:
        description = (
            "The table of retention periods. Nothing is erased until it is confirmed, nor once it changed."
        )


def shown() -> GdprRetentionTable:
    """The table as it stands; in the active language."""
    current = retention.table()
    found = retention.confirmed(current)
    return GdprRetentionTable(
        digest=current.digest,
        confirmed_at=found.at if found else None,
        lacking=list(current.lacking()),
        templates=[_template(country, rules) for country, rules in retention.templates().items()],
        note=retention.note(),
    )


def _template(country: str, rules: Any) -> GdprRetentionTemplate:
    proposals = [
        GdprRetentionProposal(key=key, months=rule.months, year_end=rule.year_end, law=rule.law)
        for key, rule in rules.items()
    ]
    return GdprRetentionTemplate(country=country, rules=proposals)


class GdprRetentionPropose(Mutation):
    table = graphene.Field(GdprRetentionTable, description="The table as it stands now.")

    class Arguments:
        country = graphene.String(required=True, description="Two letters of a country with a template.")

    class Meta:
        description = (
            "Write the periods proposed for a country into the register, over what stands there. Confirms nothing. "
            "Requires a staff user."
        )
        permissions = MANAGE_PLUGINS
        error_type_class = GdprError

    @classmethod
    def act(cls, context: Any, settings: Settings, **data: Any) -> dict[str, Any]:
        requestor = auth.requestor(context)
        authority.may_configure(requestor)
        country = data["country"].strip().upper()
        retention.propose(country, by=authority.acting(requestor), now=timezone.now())
        return {"table": shown()}


class GdprRetentionConfirm(Mutation):
    table = graphene.Field(GdprRetentionTable, description="The table, confirmed.")

    class Arguments:
        digest = graphene.String(required=True, description="The table that was read, by its digest.")

    class Meta:
        description = (
            "Confirm the table of retention periods; erasures may go by it from then on. Changing a rule voids it. "
            "Requires a staff user."
        )
        permissions = MANAGE_PLUGINS
        error_type_class = GdprError

    @classmethod
    def act(cls, context: Any, settings: Settings, **data: Any) -> dict[str, Any]:
        requestor = auth.requestor(context)
        authority.may_configure(requestor)
        retention.confirm(data["digest"], by=authority.acting(requestor), now=timezone.now())
        return {"table": shown()}
