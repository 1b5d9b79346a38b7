"""gdprConsentWithdraw."""

from __future__ import annotations

from typing import Any

import graphene
from django.utils import timezone
from django.utils.translation import gettext as _

from ..conf import Settings
from ..consent.models import Proof
from ..paper.language import in_language
from ..rights.consent_withdrawal import withdraw
from . import claim, lookup
from .claim import ClaimInput
from .errors import GdprError, Mutation


class GdprConsentWithdrawInput(ClaimInput):
    purpose = graphene.String(required=True, description="Key of the purpose.")
    order = graphene.ID(description="The order it is said about, if it holds for that alone.")


class GdprConsentWithdraw(Mutation):
    reference = graphene.String(description="Number to quote.")
    message = graphene.String(description="What to tell the person.")

    class Arguments:
        input = GdprConsentWithdrawInput(required=True, description="The withdrawal.")

    class Meta:
        description = (
            "Withdraw one consent, at once. Consent to marketing also ends for a typed address, without proof; the "
            "owner of the mailbox can take that back."
        )
        error_type_class = GdprError

    @classmethod
    def act(cls, context: Any, settings: Settings, **data: Any) -> dict[str, Any]:
        given, now = data["input"], timezone.now()
        who = claim.claimed(context, settings, given, now)
        order = given.get("order")
        order_id = lookup.order_id(order, field="order") if order else None
        with in_language(who.who.language, settings.time_zone):
            request = withdraw(who, given["purpose"], settings=settings, now=now, order_id=order_id)
            told = claim.taken() if who.proof == Proof.NONE else _("Your consent is withdrawn.")
            return {"reference": request.reference, "message": told}
