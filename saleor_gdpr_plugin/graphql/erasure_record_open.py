"""gdprErasureRecordOpen."""

from __future__ import annotations

import json
from typing import Any

import graphene
from django.utils import timezone

from ..conf import Settings
from ..erasure import opening
from ..host import auth
from ..host.schema import BaseObjectType, Date, DateTime, NonNullList
from . import lookup
from .decision import MANAGE_USERS
from .errors import GdprError, Mutation


class GdprErasureRow(BaseObjectType):
    table = graphene.String(required=True, description="Name of the table it stood in.")
    text = graphene.String(required=True, description="The row as JSON.")

    class Meta:
        description = "A row that the end of an erasure replaced."


class GdprErasureRecord(BaseObjectType):
    request = graphene.ID(required=True, description="The request that ended with the erasure.")
    at = DateTime(required=True, description="When the person was erased.")
    until = Date(required=True, description="Last day the record is kept.")
    rows = NonNullList(GdprErasureRow, required=True, description="What the privacy desk knew of the person.")

    class Meta:
        description = "What is left of a person who was erased."


class GdprErasureRecordOpen(Mutation):
    records = NonNullList(GdprErasureRecord, description="The records, newest first.")

    class Arguments:
        request = graphene.ID(description="A request for erasure that has ended.")
        email = graphene.String(default_value="", description="Or an address of the person.")
        customer = graphene.ID(description="Or an account that was.")
        reason = graphene.String(required=True, description="Why it is opened; it stands in the audit log.")

    class Meta:
        description = (
            "Open the sealed record of somebody who was erased, to show what the shop did. Each opening is logged. "
            "Requires a staff user."
        )
        permissions = MANAGE_USERS
        error_type_class = GdprError

    @classmethod
    def act(cls, context: Any, settings: Settings, **data: Any) -> dict[str, Any]:
        customer, request = data.get("customer"), data.get("request")
        found = opening.open_records(
            email=data["email"] or "",
            account_id=lookup.user_id(customer, field="customer") if customer else None,
            request_id=lookup.request_id(request) if request else None,
            reason=data["reason"],
            requestor=auth.requestor(context),
            now=timezone.now(),
        )
        return {"records": [_shown(each) for each in found]}


def _shown(record: opening.Opened) -> GdprErasureRecord:
    rows = [
        GdprErasureRow(
            table=row["table"],
            text=json.dumps(
                {name: value for name, value in row.items() if name != "table"}, ensure_ascii=False
            ),
        )
        for row in record.rows
    ]
    request = graphene.Node.to_global_id("GdprRequest", record.request)
    return GdprErasureRecord(request=request, at=record.at, until=record.until, rows=rows)
