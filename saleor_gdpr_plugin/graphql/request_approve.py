"""GdprRequestApprove as a mutation of staff."""

from __future__ import annotations

from typing import Any

import graphene
from django.utils import timezone

from ..conf import Settings
from ..host import auth
from ..requests import decisions
from . import lookup
from .errors import ORDERS_TOO, GdprError, Mutation
from .types import GdprRequest


class GdprRequestApprove(Mutation):
    request = graphene.Field(GdprRequest, description="The request after the decision.")

    class Arguments:
        id = graphene.ID(required=True, description="The request.")
        version = graphene.Int(required=True, description="The version the decision is based on.")

    class Meta:
        description = "Approve a request: it is carried out. " + ORDERS_TOO
        permissions = (auth.permission("MANAGE_USERS"),)
        error_type_class = GdprError

    @classmethod
    def act(cls, context: Any, settings: Settings, **data: Any) -> dict[str, Any]:
        request = decisions.approve(
            lookup.request_id(data["id"]),
            data["version"],
            auth.requestor(context),
            now=timezone.now(),
        )
        # A shop without a broker has done the work by now.
        request.refresh_from_db()
        return {"request": request}
