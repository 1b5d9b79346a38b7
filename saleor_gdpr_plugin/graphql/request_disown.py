"""gdprRequestDisown."""

from __future__ import annotations

from typing import Any

import graphene
from django.utils import timezone
from django.utils.translation import gettext as _

from ..conf import Settings
from ..requests import proving
from .errors import GdprError, Mutation


class GdprRequestDisown(Mutation):
    message = graphene.String(description="What to tell the person.")

    class Arguments:
        token = graphene.String(required=True, description="Token of the mail's link.")

    class Meta:
        description = 'Say "this was not me": the request ends and what was typed is deleted.'
        error_type_class = GdprError

    @classmethod
    def act(cls, context: Any, settings: Settings, **data: Any) -> dict[str, Any]:
        proving.disown(data["token"], settings=settings, now=timezone.now())
        return {"message": _("Thank you. The request is closed and what was typed is deleted.")}
