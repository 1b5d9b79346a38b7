"""gdprRequestSecondApprove."""

import graphene

from ..requests import decisions
from .decision import MANAGE_USERS, ORDERS_TOO, Decision
from .errors import GdprError


class GdprRequestSecondApprove(Decision):
    decide = staticmethod(decisions.second_approve)

    class Arguments(Decision.Arguments):
        accept = graphene.Boolean(required=True, description="True confirms, false takes it back to open.")
        reason = graphene.String(default_value="", description="Why not; needed to reject.")

    class Meta:
        description = f"Confirm or reject the approval of a colleague. {ORDERS_TOO}"
        permissions = MANAGE_USERS
        error_type_class = GdprError
