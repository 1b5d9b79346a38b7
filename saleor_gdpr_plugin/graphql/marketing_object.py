"""gdprMarketingObject."""

from __future__ import annotations

from typing import Any

import graphene
from django.utils import timezone
from django.utils.translation import gettext as _

from ..conf import Settings
from ..consent.models import Proof
from ..paper.language import in_language
from ..rights.marketing_objection import object_to_marketing
from . import claim
from .claim import ClaimInput
from .errors import GdprError, Mutation


class GdprMarketingObjectInput(ClaimInput):
    """Nothing but who speaks."""


class GdprMarketingObject(Mutation):
    reference = graphene.String(description="Number to quote.")
    message = graphene.String(description="What to tell the person.")

    class Arguments:
        input = GdprMarketingObjectInput(required=True, description="The objection.")

    class Meta:
        description = (
            "Object to all direct marketing, at once. Works for a typed address without proof; the owner of the "
            "mailbox can take that back."
        )
        error_type_class = GdprError

    @classmethod
    def act(cls, context: Any, settings: Settings, **data: Any) -> dict[str, Any]:
        given, now = data["input"], timezone.now()
        who = claim.claimed(context, settings, given, now)
        with in_language(who.who.language, settings.time_zone):
            request = object_to_marketing(who, settings=settings, now=now)
            told = claim.taken() if who.proof == Proof.NONE else _("We no longer send you advertising.")
            return {"reference": request.reference, "message": told}
