"""gdprRequestChangeRight."""

import graphene

from ..requests import sorting
from .decision import MANAGE_USERS, Decision
from .enums import GdprRight
from .errors import GdprError


class GdprRequestChangeRight(Decision):
    decide = staticmethod(sorting.change_right)

    class Arguments(Decision.Arguments):
        right = GdprRight(required=True, description="The right the person means.")
        reason = graphene.String(required=True, description="Why; the person reads it.")

    class Meta:
        description = (
            "Sort a request under the right the person means. Its receipt stands, and the person is told."
        )
        permissions = MANAGE_USERS
        error_type_class = GdprError
