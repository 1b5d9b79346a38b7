"""gdprErasureCertificate."""

from __future__ import annotations

from typing import Any

import graphene
from django.utils import timezone

from ..conf import Settings
from ..erasure import collecting
from ..host import auth
from ..host.schema import DateTime
from . import lookup
from .decision import MANAGE_USERS
from .errors import GdprError, Mutation


class GdprErasureCertificate(Mutation):
    url = graphene.String(description="Where the PDF can be fetched within two minutes.")
    expires_at = DateTime(description="Until when.")

    class Arguments:
        id = graphene.ID(required=True, description="A request for erasure that has ended.")

    class Meta:
        description = (
            "Fetch the certificate of an erasure: to post it to a person without e-mail, or to show that the shop "
            "answered (Art. 5(2)). Each look is logged. Requires a staff user."
        )
        permissions = MANAGE_USERS
        error_type_class = GdprError

    @classmethod
    def act(cls, context: Any, settings: Settings, **data: Any) -> dict[str, Any]:
        request_id = lookup.request_id(data["id"])
        ticket = collecting.ticket_for_staff(request_id, auth.requestor(context), now=timezone.now())
        return {"url": ticket.url, "expires_at": ticket.expires_at}
