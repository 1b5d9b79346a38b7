"""gdprRestrictionLift."""

from __future__ import annotations

from typing import Any

import graphene
from django.utils import timezone

from ..conf import Settings
from ..host import auth
from ..host.schema import DateTime
from ..requests import authority, restricting_by_hand
from . import lookup
from .decision import MANAGE_USERS
from .errors import GdprError, Mutation
from .restriction import GdprRestriction


class GdprRestrictionLift(Mutation):
    restriction = graphene.Field(GdprRestriction, description="The restriction; it stands until liftAt.")

    class Arguments:
        id = graphene.ID(required=True, description="The restriction.")
        reason = graphene.String(required=True, description="Why it is lifted; the person reads it.")
        lift_at = DateTime(description="When; three days from now by default.")
        told = graphene.String(
            default_value="",
            description="How the person was told in another way: no mail is sent then, and one that cannot arrive "
            "no longer holds the lifting up.",
        )

    class Meta:
        description = (
            "Lift a restriction: the person is told now, and it is lifted by itself at liftAt, once the notice is out "
            "(Art. 18(3)). A restriction of a request that still runs ends with the request."
        )
        permissions = MANAGE_USERS
        error_type_class = GdprError

    @classmethod
    def act(cls, context: Any, settings: Settings, **data: Any) -> dict[str, Any]:
        requestor = auth.requestor(context)
        authority.must_be_staff(requestor)
        row = restricting_by_hand.lift(
            lookup.restriction_id(data["id"]),
            requestor,
            reason=data["reason"],
            lift_at=data.get("lift_at"),
            told=data["told"],
            now=timezone.now(),
        )
        return {"restriction": row}
