"""gdprRequestApprove."""

from ..requests import decisions
from .decision import MANAGE_USERS, ORDERS_TOO, Decision
from .errors import GdprError


class GdprRequestApprove(Decision):
    decide = staticmethod(decisions.approve)

    class Meta:
        description = f"Approve a request: it is carried out. {ORDERS_TOO}"
        permissions = MANAGE_USERS
        error_type_class = GdprError
