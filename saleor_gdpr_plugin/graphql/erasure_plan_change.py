"""gdprErasurePlanChange."""

from __future__ import annotations

from typing import Any

import graphene

from ..erasure import changing
from ..host.schema import Date, NonNullList
from .decision import MANAGE_USERS, ORDERS_TOO, Decision
from .enums import GdprRefusalGround
from .erasure import item_ids
from .errors import GdprError


class GdprErasurePlanChange(Decision):
    decide = staticmethod(changing.change)

    class Arguments(Decision.Arguments):
        items = NonNullList(graphene.ID, default_value=[], description="Which items, at most 1000.")
        source = graphene.String(default_value="", description="Or all items of this kind of data.")
        keep = graphene.Boolean(required=True, description="Keep them, or let go what was to be kept.")
        reason = graphene.String(
            required=True, description="Why; told to the person where something is kept."
        )
        ground = GdprRefusalGround(description="On which ground it is kept (Art. 17(3)); needed to keep.")
        until = Date(description="Last day it is kept; needed to keep.")
        override = graphene.String(
            default_value="",
            description="Why the law does not demand it here; needed to let go what a retention rule keeps.",
        )

    class Meta:
        description = f"Change what becomes of items of the plan of an erasure. {ORDERS_TOO}"
        permissions = MANAGE_USERS
        error_type_class = GdprError

    @classmethod
    def values(cls, **data: Any) -> dict[str, Any]:
        return {
            "items": item_ids(data["items"] or []),
            "source": data["source"] or "",
            "keep": data["keep"],
            "reason": data["reason"],
            "ground": data.get("ground") or "",
            "until": data.get("until"),
            "override": data["override"] or "",
        }
