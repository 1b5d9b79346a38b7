"""gdprConsentConfirm."""

from __future__ import annotations

from typing import Any

import graphene
from django.utils import timezone
from django.utils.translation import gettext as _

from ..conf import Settings
from ..consent import asking
from .errors import GdprError, Mutation


class GdprConsentConfirm(Mutation):
    purpose = graphene.String(description="Key of the purpose.")
    message = graphene.String(description="What to tell the person.")

    class Arguments:
        token = graphene.String(required=True, description="Token of the mail's link.")

    class Meta:
        description = "Confirm a consent by the link of our mail."
        error_type_class = GdprError

    @classmethod
    def act(cls, context: Any, settings: Settings, **data: Any) -> dict[str, Any]:
        entry = asking.confirm(data["token"], now=timezone.now())
        return {"purpose": entry.purpose.key, "message": _("Thank you. Your consent is noted.")}
