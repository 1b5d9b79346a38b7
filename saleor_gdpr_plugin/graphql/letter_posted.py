"""gdprLetterPosted."""

from __future__ import annotations

from typing import Any

import graphene
from django.utils import timezone

from ..conf import Settings
from ..host import auth
from ..requests import printing
from . import lookup
from .decision import MANAGE_USERS
from .errors import GdprError, Mutation
from .mails import GdprMail


class GdprLetterPosted(Mutation):
    mail = graphene.Field(GdprMail, description="The letter, on its way.")

    class Arguments:
        id = graphene.ID(required=True, description="The letter that was printed and posted.")

    class Meta:
        description = "Say that a letter was posted; what it said is wiped."
        permissions = MANAGE_USERS
        error_type_class = GdprError

    @classmethod
    def act(cls, context: Any, settings: Settings, **data: Any) -> dict[str, Any]:
        found = lookup.mail_id(data["id"])
        return {"mail": printing.posted(found, auth.requestor(context), now=timezone.now())}
