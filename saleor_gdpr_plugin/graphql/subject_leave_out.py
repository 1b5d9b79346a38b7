"""gdprSubjectLeaveOut."""

from __future__ import annotations

from typing import Any

import graphene

from ..requests import attaching
from . import lookup
from .decision import MANAGE_USERS, ORDERS_TOO, Decision
from .errors import GdprError


class GdprSubjectLeaveOut(Decision):
    decide = staticmethod(attaching.leave_out)

    class Arguments(Decision.Arguments):
        customer = graphene.ID(description="An account (Saleor User).")
        email = graphene.String(description="A mailbox, with the guest orders of its address.")
        order = graphene.ID(description="One Saleor order.")
        reason = graphene.String(required=True, description="What was checked; it is logged.")

    class Meta:
        description = (
            "Leave out an order that is somebody else's, or take back what was joined."
            " An answer that is built is built anew. " + ORDERS_TOO
        )
        permissions = MANAGE_USERS
        error_type_class = GdprError

    @classmethod
    def values(cls, **data: Any) -> dict[str, Any]:
        return {"part": lookup.part(data), **data}
