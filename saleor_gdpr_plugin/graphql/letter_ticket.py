"""gdprLetterTicket."""

from __future__ import annotations

from typing import Any

import graphene
from django.utils import timezone

from ..conf import Settings
from ..host import auth
from ..host.schema import DateTime
from ..requests import printing
from . import lookup
from .decision import MANAGE_USERS
from .errors import GdprError, Mutation


class GdprLetterTicket(Mutation):
    url = graphene.String(description="Where the PDF can be fetched within two minutes.")
    expires_at = DateTime(description="Until when.")

    class Arguments:
        id = graphene.ID(required=True, description="The mail that waits to be printed.")

    class Meta:
        description = "Print a letter to a person without e-mail; the look is logged."
        permissions = MANAGE_USERS
        error_type_class = GdprError

    @classmethod
    def act(cls, context: Any, settings: Settings, **data: Any) -> dict[str, Any]:
        found = lookup.mail_id(data["id"])
        url, until = printing.ticket(found, auth.requestor(context), now=timezone.now())
        return {"url": url, "expires_at": until}
