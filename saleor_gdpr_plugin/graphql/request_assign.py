"""gdprRequestAssign."""

from __future__ import annotations

from typing import Any

import graphene

from ..requests import sorting
from . import lookup
from .decision import MANAGE_USERS, Decision
from .errors import GdprError


class GdprRequestAssign(Decision):
    decide = staticmethod(sorting.assign)

    class Arguments(Decision.Arguments):
        user = graphene.ID(description="The staff user who looks after it; null for nobody.")

    class Meta:
        description = "Say who of the staff looks after a request; the colleague is told."
        permissions = MANAGE_USERS
        error_type_class = GdprError

    @classmethod
    def values(cls, **data: Any) -> dict[str, Any]:
        return {"user_id": lookup.user_id(data["user"], field="user") if data.get("user") else None}
