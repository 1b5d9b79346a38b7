"""gdprRequestReopen."""

import graphene

from ..requests import decisions
from .decision import MANAGE_USERS, ORDERS_TOO, Decision
from .errors import GdprError


class GdprRequestReopen(Decision):
    decide = staticmethod(decisions.reopen)

    class Arguments(Decision.Arguments):
        reason = graphene.String(required=True, description="Why; only staff reads it.")

    class Meta:
        description = (
            f"Take a request back to open; its approval is void and what was built is destroyed. {ORDERS_TOO}"
        )
        permissions = MANAGE_USERS
        error_type_class = GdprError
