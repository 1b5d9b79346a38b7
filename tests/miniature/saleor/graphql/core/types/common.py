"""Typed errors and non-null lists."""

import graphene

from .base import BaseObjectType


class NonNullList(graphene.List):
    def __init__(self, of_type, *args, **kwargs):
        super().__init__(graphene.NonNull(of_type), *args, **kwargs)


class Error(BaseObjectType):
    field = graphene.String(
        description=(
            "Name of a field that caused the error. A value of `null` indicates that the error isn't associated "
            "with a particular field."
        )
    )
    message = graphene.String(description="The error message.")

    class Meta:
        description = "Represents an error in the input of a mutation."
