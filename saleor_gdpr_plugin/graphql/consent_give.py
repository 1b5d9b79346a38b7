"""gdprConsentGive."""

from __future__ import annotations

from typing import Any

import graphene
from django.utils import timezone
from django.utils.translation import gettext as _

from ..conf import Settings
from ..consent import giving
from ..consent.models import Proof
from ..contracts import Refused
from ..paper.language import in_language
from . import claim, lookup
from .claim import ClaimInput
from .enums import GdprConsentStanding
from .errors import GdprError, Mutation
from .request_submit import mail_sent


class GdprConsentGiveInput(ClaimInput):
    purpose = graphene.String(required=True, description="Key of the purpose.")
    version = graphene.Int(required=True, description="Version of the text that was shown.")
    text_language = graphene.String(required=True, description="Language of the text that was shown.")
    order = graphene.ID(description="The order it is said about, if it holds for that alone.")


class GdprConsentGive(Mutation):
    standing = GdprConsentStanding(description="GIVEN, or PENDING until the mailbox confirms.")
    message = graphene.String(description="What to tell the person.")

    class Arguments:
        input = GdprConsentGiveInput(required=True, description="The consent.")

    class Meta:
        description = "Consent to one purpose. Whoever is not logged in confirms by mail."
        error_type_class = GdprError

    @classmethod
    def act(cls, context: Any, settings: Settings, **data: Any) -> dict[str, Any]:
        given, now = data["input"], timezone.now()
        who = claim.claimed(context, settings, given, now)
        order = given.get("order")
        order_id = lookup.order_id(order, field="order") if order else None
        if who.proof == Proof.NONE and not settings.guest_visitors:
            message = _("Please log in to give your consent.")
            raise Refused("guests_not_allowed", message)
        with in_language(who.who.language, settings.time_zone):
            entry = giving.give(
                who,
                given["purpose"],
                version=given["version"],
                language=given["text_language"],
                settings=settings,
                now=now,
                order_id=order_id,
            )
            return {
                "standing": entry.standing if entry else "pending",
                "message": _("Thank you. Your consent is noted.") if entry else mail_sent(),
            }
