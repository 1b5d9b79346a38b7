"""gdprEmailChangeIdentify."""

from __future__ import annotations

from typing import Any

import graphene

from ..rectification import email_change
from .decision import MANAGE_USERS, Decision
from .enums import GdprIdentity
from .errors import GdprError


class GdprEmailChangeIdentify(Decision):
    decide = staticmethod(email_change.identify)

    class Arguments(Decision.Arguments):
        method = GdprIdentity(required=True, description="How the person was recognised.")
        note = graphene.String(required=True, description="What was checked; never a copy of a document.")

    class Meta:
        description = (
            "Record that the person who wants another e-mail address cannot reach the old mailbox and was recognised "
            "in another way. The new mailbox still has to agree."
        )
        permissions = MANAGE_USERS
        error_type_class = GdprError

    @classmethod
    def values(cls, **data: Any) -> dict[str, Any]:
        return {"method": data["method"], "note_text": data["note"]}
