"""gdprAudit: the audit log, newest first."""

from __future__ import annotations

import json
from typing import Any

import graphene
from graphql import GraphQLError

from .. import conf
from ..audit.models import Entry
from ..contracts import Forbidden, Refused
from ..host import auth, database, models
from ..host.schema import BaseObjectType, CountableConnection, DateTime, create_connection_slice
from ..requests import authority
from ..requests.models import Request
from . import lookup
from .parts import GdprColleague


class GdprAuditEntry(BaseObjectType):
    at = DateTime(required=True, description="When it was done.")
    kind = graphene.String(required=True, description="What was done, for example request.approved.")
    object_id = graphene.String(required=True, description="Key of what it was done to.")
    role = graphene.String(required=True, description="subject, staff, app or system.")
    by = graphene.Field(GdprColleague, description="Who of the staff did it.")
    content = graphene.String(description="What was written, as JSON; null once it was deleted.")
    number = graphene.Int(description="Place in the sealed chain; null until sealed.")

    class Meta:
        description = "One entry of the audit log."

    @staticmethod
    def resolve_by(root: Entry, info: Any) -> GdprColleague | None:
        if root.role != "staff" or root.actor_id is None:
            return None
        name = lookup.colleagues(info.context).get(root.actor_id, "")
        return GdprColleague(id=graphene.Node.to_global_id("User", root.actor_id), name=name)

    @staticmethod
    def resolve_content(root: Entry, _info: Any) -> str | None:
        return None if root.content is None else json.dumps(root.content, sort_keys=True)


class GdprAuditEntryCountableConnection(CountableConnection):
    class Meta:
        node = GdprAuditEntry

    @staticmethod
    def resolve_total_count(root: Any, info: Any) -> int | None:
        with database.primary():
            total: int | None = CountableConnection.resolve_total_count(root, info)
        return total


def resolve_audit(_root: Any, info: Any, request: str | None = None, **args: Any) -> Any:
    """For staff users; entries about requests of staff need `MANAGE_STAFF`, as those requests do."""
    with database.primary():
        alias, requestor = database.replica_alias(info.context), auth.requestor(info.context)
        try:
            authority.must_be_staff(requestor)
            wanted = lookup.request_id(request) if request else None
        except Forbidden as forbidden:
            raise auth.denied(str(forbidden)) from None
        except Refused as refused:
            raise GraphQLError(refused.message) from None
        rows = Entry.objects.using(alias)
        rows = rows.filter(object_id=str(wanted)) if wanted else rows.all()
        if not auth.has_permission(requestor, "MANAGE_STAFF"):
            colleagues = models.user().objects.filter(is_staff=True).values_list("pk", flat=True)
            theirs = Request.objects.filter(account_id__in=list(colleagues)).values_list("pk", flat=True)
            rows = rows.exclude(object_id__in=[str(pk) for pk in theirs])
        active = conf.load() is not None
    rows = rows if active else rows.none()
    return create_connection_slice(rows, info, args, GdprAuditEntryCountableConnection)
