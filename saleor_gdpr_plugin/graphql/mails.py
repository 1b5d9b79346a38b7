"""Mails of the outbox as staff sees them: never their content."""

from __future__ import annotations

from typing import Any

import graphene

from ..host import database
from ..host.schema import BaseObjectType, DateTime
from ..mail.models import MailState, OutboxMail
from ..requests.models import Request

GdprMailState = graphene.Enum(
    "GdprMailState",
    [(state.name, state.value) for state in MailState],
    description=lambda value: None if value else "Where a mail stands.",
)


class GdprMail(BaseObjectType):
    id = graphene.ID(required=True, description="Global id of the mail.")
    name = graphene.String(required=True, description="Which mail it is, for example received.")
    state = GdprMailState(required=True, description="Where it stands.")
    created_at = DateTime(required=True, description="When it was written.")
    sent_at = DateTime(description="When the mail server took it, or staff posted it.")
    problem = graphene.String(description="Why it failed.")
    request = graphene.ID(description="The request it is about.")

    class Meta:
        description = "A mail of the privacy desk, or a letter to be printed."

    @staticmethod
    def resolve_id(root: OutboxMail, _info: Any) -> str:
        return str(graphene.Node.to_global_id("GdprMail", root.pk))

    @staticmethod
    def resolve_problem(root: OutboxMail, _info: Any) -> str | None:
        return root.problem or None

    @staticmethod
    def resolve_request(root: OutboxMail, _info: Any) -> str | None:
        # Some are about a restriction, or a line of the ledger.
        with database.primary():
            known = bool(root.object_id) and Request.objects.filter(pk=root.object_id).exists()
        return str(graphene.Node.to_global_id("GdprRequest", root.object_id)) if known else None
