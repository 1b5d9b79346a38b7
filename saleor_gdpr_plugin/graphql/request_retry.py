"""gdprRequestRetry."""

from ..requests import decisions
from .decision import MANAGE_USERS, ORDERS_TOO, Decision
from .errors import GdprError


class GdprRequestRetry(Decision):
    decide = staticmethod(decisions.retry)

    class Meta:
        description = f"Try failed work again. {ORDERS_TOO}"
        permissions = MANAGE_USERS
        error_type_class = GdprError
