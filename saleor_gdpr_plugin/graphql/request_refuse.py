"""gdprRequestRefuse."""

import graphene

from ..requests import refusing
from .decision import MANAGE_USERS, Decision
from .enums import GdprRefusalGround
from .errors import GdprError


class GdprRequestRefuse(Decision):
    decide = staticmethod(refusing.refuse)

    class Arguments(Decision.Arguments):
        ground = GdprRefusalGround(required=True, description="The ground the law knows.")
        explanation = graphene.String(required=True, description="Why it applies here; the person reads it.")

    class Meta:
        description = "Refuse a request. The letter names ground, explanation, authorities and the court."
        permissions = MANAGE_USERS
        error_type_class = GdprError
