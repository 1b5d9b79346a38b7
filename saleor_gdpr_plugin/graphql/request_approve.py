"""gdprRequestApprove."""

from ..requests import decisions
from .decision import MANAGE_USERS, ORDERS_TOO, Decision
from .errors import GdprError


class GdprRequestApprove(Decision):
    decide = staticmethod(decisions.approve)

    class Meta:
        description = (
            "Approve a request: it is carried out. An erasure as its plan says, which is why there is no mutation to "
            f"execute one: refused while something stands against the plan, see erasure.obstacles. {ORDERS_TOO}"
        )
        permissions = MANAGE_USERS
        error_type_class = GdprError
