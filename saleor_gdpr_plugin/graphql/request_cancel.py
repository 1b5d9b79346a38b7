"""gdprRequestCancel."""

from __future__ import annotations

from typing import Any

import graphene
from django.utils import timezone

from ..conf import Settings
from ..requests import ending
from . import lookup
from .errors import GdprError, Mutation
from .types import GdprRequest


class GdprRequestCancel(Mutation):
    request = graphene.Field(GdprRequest, description="The cancelled request.")

    class Arguments:
        id = graphene.ID(description="The request of whoever is logged in.")
        status_token = graphene.String(description="A guest's token from a mail.")

    class Meta:
        description = "Take a request back; what was built for it is destroyed."
        error_type_class = GdprError

    @classmethod
    def act(cls, context: Any, settings: Settings, **data: Any) -> dict[str, Any]:
        now = timezone.now()
        request = lookup.person_of(context, data.get("id"), data.get("status_token"), now=now)
        return {"request": ending.cancel(request, settings=settings, now=now)}
