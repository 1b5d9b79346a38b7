"""gdprRecipientUpdate."""

from __future__ import annotations

from typing import Any

import graphene

from ..recipients import updating
from ..recipients.updating import Update
from .decision import MANAGE_USERS, Decision
from .enums import of_room
from .errors import GdprError
from .recipients import recipient_id

GdprRecipientUpdateKind = of_room("GdprRecipientUpdateKind", Update, "What staff says about a recipient.")


class GdprRecipientUpdate(Decision):
    decide = staticmethod(updating.update)

    class Arguments(Decision.Arguments):
        recipient = graphene.ID(required=True, description="The recipient's row.")
        update = GdprRecipientUpdateKind(required=True, description="What is said about it.")
        note = graphene.String(description="What was done; for IMPOSSIBLE why, which is needed.")

    class Meta:
        description = (
            "Say that a recipient was told by hand, that this is impossible and why, or tell it again."
        )
        permissions = MANAGE_USERS
        error_type_class = GdprError

    @classmethod
    def values(cls, **data: Any) -> dict[str, Any]:
        return {
            "recipient": recipient_id(data["recipient"]),
            "update": data["update"],
            "text": data.get("note") or "",
        }
