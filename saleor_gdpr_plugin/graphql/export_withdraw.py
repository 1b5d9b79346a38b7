"""gdprExportWithdraw."""

import graphene

from ..export import life
from .decision import MANAGE_USERS, ORDERS_TOO, Decision
from .errors import GdprError


class GdprExportWithdraw(Decision):
    decide = staticmethod(life.withdraw)

    class Arguments(Decision.Arguments):
        reason = graphene.String(required=True, description="Why; the person reads it.")

    class Meta:
        description = (
            "Take a released archive back: downloads stop at once and the person is told. A copy that staff made by "
            f"itself and did not release ends without a word. {ORDERS_TOO}"
        )
        permissions = MANAGE_USERS
        error_type_class = GdprError
