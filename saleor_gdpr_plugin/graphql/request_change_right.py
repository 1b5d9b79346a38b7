"""gdprRequestChangeRight."""

from __future__ import annotations

from typing import Any

import graphene

from ..requests import sorting
from .decision import MANAGE_USERS, Decision
from .enums import GdprRestrictionGround, GdprRight
from .errors import GdprError


class GdprRequestChangeRight(Decision):
    decide = staticmethod(sorting.change_right)

    class Arguments(Decision.Arguments):
        right = GdprRight(required=True, description="The right the person means.")
        reason = graphene.String(required=True, description="Why; the person reads it.")
        restriction_ground = GdprRestrictionGround(description="Needed for a restriction: why.")

    class Meta:
        description = (
            "Sort a request under the right the person means. Its receipt stands, and the person is told."
        )
        permissions = MANAGE_USERS
        error_type_class = GdprError

    @classmethod
    def values(cls, **data: Any) -> dict[str, Any]:
        ground = data.pop("restriction_ground", None)
        return {**data, "more": {"grounds": [ground]} if ground else {}}
