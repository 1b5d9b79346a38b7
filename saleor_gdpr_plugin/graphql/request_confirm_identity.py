"""gdprRequestConfirmIdentity."""

import graphene

from ..requests import identity
from .decision import MANAGE_USERS, Decision
from .enums import GdprIdentity
from .errors import GdprError


class GdprRequestConfirmIdentity(Decision):
    decide = staticmethod(identity.confirm)

    class Arguments(Decision.Arguments):
        method = GdprIdentity(required=True, description="How the person was recognised.")
        note = graphene.String(required=True, description="What was checked; never a copy of a document.")

    class Meta:
        description = "Record that the person of an unproven request was recognised in another way."
        permissions = MANAGE_USERS
        error_type_class = GdprError
