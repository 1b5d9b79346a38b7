"""What all decisions of staff have in common: the request, the version they are based on, and the answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

import graphene
from django.utils import timezone

from ..conf import Settings
from ..host import auth
from ..requests.models import Request
from . import lookup
from .errors import Mutation
from .types import GdprRequest

MANAGE_USERS = (auth.permission("MANAGE_USERS"),)
ORDERS_TOO = "Also needs MANAGE_ORDERS and every channel of the orders concerned."
"""What decisions about order data need besides their permission."""


class Decision(Mutation):
    """Subclasses name the function that decides; further arguments are handed on to it."""

    decide: ClassVar[Callable[..., Request]]
    request = graphene.Field(GdprRequest, description="The request after the decision.")

    class Arguments:
        id = graphene.ID(required=True, description="The request.")
        version = graphene.Int(required=True, description="The version the decision is based on.")

    class Meta:
        abstract = True

    @classmethod
    def act(cls, context: Any, settings: Settings, **data: Any) -> dict[str, Any]:
        request_id, version = lookup.request_id(data.pop("id")), data.pop("version")
        request = cls.decide(
            request_id,
            version,
            auth.requestor(context),
            settings=settings,
            now=timezone.now(),
            **cls.values(**data),
        )
        # A shop without a broker has done the work by now.
        request.refresh_from_db()
        return {"request": request}

    @classmethod
    def values(cls, **data: Any) -> dict[str, Any]:
        """The further arguments as the deciding function takes them."""
        return data
