"""gdprRequestNote."""

from __future__ import annotations

from typing import Any

import graphene
from django.utils import timezone

from ..conf import Settings
from ..host import auth
from ..requests import thread
from . import lookup
from .decision import MANAGE_USERS
from .errors import GdprError, Mutation
from .types import GdprRequest


class GdprRequestNote(Mutation):
    request = graphene.Field(GdprRequest, description="The request with its note.")

    class Arguments:
        id = graphene.ID(required=True, description="The request.")
        text = graphene.String(required=True, description="The note; plain text.")

    class Meta:
        description = "Write a note for staff; possible after the end too, and it voids nobody's decision."
        permissions = MANAGE_USERS
        error_type_class = GdprError

    @classmethod
    def act(cls, context: Any, settings: Settings, **data: Any) -> dict[str, Any]:
        found, now = lookup.request_id(data["id"]), timezone.now()
        request = thread.annotate(
            found, auth.requestor(context), text=data["text"], settings=settings, now=now
        )
        return {"request": request}
