"""gdprSubjectJoin."""

from __future__ import annotations

from typing import Any

import graphene

from ..requests import attaching
from . import lookup
from .decision import MANAGE_USERS, ORDERS_TOO, Decision
from .enums import GdprIdentity
from .errors import GdprError


class GdprSubjectJoin(Decision):
    decide = staticmethod(attaching.join)

    class Arguments(Decision.Arguments):
        customer = graphene.ID(description="An account (Saleor User).")
        email = graphene.String(description="A mailbox, with the guest orders of its address.")
        order = graphene.ID(description="One Saleor order.")
        method = GdprIdentity(required=True, description="How it was shown to be the same person's.")
        reason = graphene.String(required=True, description="What was checked; it is logged.")

    class Meta:
        description = (
            "Join an account, a mailbox or an order to a proven request: it is the same "
            "person's. Saleor itself is not changed; an answer that is built is built anew. " + ORDERS_TOO
        )
        permissions = MANAGE_USERS
        error_type_class = GdprError

    @classmethod
    def values(cls, **data: Any) -> dict[str, Any]:
        return {"part": lookup.part(data), **data}
