"""gdprExportMask."""

from __future__ import annotations

from typing import Any

import graphene

from ..conf import Settings
from ..export import hiding
from ..host.schema import NonNullList
from .decision import MANAGE_USERS, ORDERS_TOO, Decision
from .errors import GdprError
from .materials import GdprMask, masks_of


class GdprExportMask(Decision):
    decide = staticmethod(hiding.decide)
    masks = NonNullList(GdprMask, description="All masks of the request after the decision.")

    class Arguments(Decision.Arguments):
        source = graphene.String(required=True, description="Slug of the source, for example orders.")
        record = graphene.String(required=True, description="The record's id, as in data.json.")
        path = graphene.String(
            required=True, description="The way to the field, for example lines.0.metadata.gift_to."
        )
        reason = graphene.String(required=True, description="Why; it is logged.")
        unmask = graphene.Boolean(default_value=False, description="Take the mask away again.")

    class Meta:
        description = (
            "Mask one field of one record before release, because it concerns other people; an answer that is built "
            f"already is built anew. {ORDERS_TOO}"
        )
        permissions = MANAGE_USERS
        error_type_class = GdprError

    @classmethod
    def act(cls, context: Any, settings: Settings, **data: Any) -> dict[str, Any]:
        done = super().act(context, settings, **data)
        return done | {"masks": masks_of(done["request"])}
