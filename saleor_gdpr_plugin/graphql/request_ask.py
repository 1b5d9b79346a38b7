"""gdprRequestAsk."""

import graphene

from ..requests import thread
from .decision import MANAGE_USERS, Decision
from .enums import GdprQuestionAbout
from .errors import GdprError


class GdprRequestAsk(Decision):
    decide = staticmethod(thread.ask)

    class Arguments(Decision.Arguments):
        about = GdprQuestionAbout(required=True, description="What the question is about.")
        text = graphene.String(required=True, description="The question; plain text.")

    class Meta:
        description = (
            "Ask the person. A question about identity, or for access about its scope, stops the legal clock."
        )
        permissions = MANAGE_USERS
        error_type_class = GdprError
