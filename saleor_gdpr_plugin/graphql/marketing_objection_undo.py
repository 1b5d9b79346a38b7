"""gdprMarketingObjectionUndo."""

from __future__ import annotations

from typing import Any

import graphene
from django.utils import timezone
from django.utils.translation import gettext as _

from ..conf import Settings
from ..rights import at_once
from .errors import GdprError, Mutation


class GdprMarketingObjectionUndo(Mutation):
    message = graphene.String(description="What to tell the person.")

    class Arguments:
        token = graphene.String(required=True, description="Token of the mail's link.")

    class Meta:
        description = (
            "Take an objection or a withdrawal back by the link of our mail, and whatever else somebody typed for this "
            "mailbox without proof."
        )
        error_type_class = GdprError

    @classmethod
    def act(cls, context: Any, settings: Settings, **data: Any) -> dict[str, Any]:
        at_once.undo(data["token"], settings=settings, now=timezone.now())
        return {"message": _("Thank you. Everything is as it was before.")}
