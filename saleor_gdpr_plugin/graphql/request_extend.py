"""gdprRequestExtend."""

import graphene

from ..requests import extending
from .decision import MANAGE_USERS, Decision
from .errors import GdprError


class GdprRequestExtend(Decision):
    decide = staticmethod(extending.extend)

    class Arguments(Decision.Arguments):
        reason = graphene.String(required=True, description="Why more time is needed; the person reads it.")

    class Meta:
        description = "Take two further months, once, before the first date has passed. The person is told."
        permissions = MANAGE_USERS
        error_type_class = GdprError
