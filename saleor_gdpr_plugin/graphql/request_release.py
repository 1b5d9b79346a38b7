"""gdprRequestRelease."""

import graphene

from ..requests import decisions
from .decision import MANAGE_USERS, ORDERS_TOO, Decision
from .errors import GdprError


class GdprRequestRelease(Decision):
    decide = staticmethod(decisions.release)

    class Arguments(Decision.Arguments):
        despite_problems = graphene.Boolean(
            default_value=False, description="Release although something could not be read."
        )

    class Meta:
        description = f"Hand the answer over to the person. {ORDERS_TOO}"
        permissions = MANAGE_USERS
        error_type_class = GdprError
