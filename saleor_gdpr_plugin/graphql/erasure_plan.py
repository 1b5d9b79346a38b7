"""gdprErasurePlan."""

from ..erasure import planning
from .decision import MANAGE_USERS, ORDERS_TOO, Decision
from .errors import GdprError


class GdprErasurePlan(Decision):
    decide = staticmethod(planning.make)

    class Meta:
        description = (
            "Make the plan of an erasure anew. It is made by itself when the request opens; what staff decided about "
            f"things that did not change stays decided. {ORDERS_TOO}"
        )
        permissions = MANAGE_USERS
        error_type_class = GdprError
