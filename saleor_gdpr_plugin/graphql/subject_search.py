"""gdprSubjectSearch."""

from __future__ import annotations

from typing import Any

import graphene
from graphql import GraphQLError

from .. import conf, subject_search
from ..contracts import Forbidden, Refused
from ..host import auth, database
from ..host.schema import BaseObjectType, NonNullList
from ..requests import authority
from .errors import storable
from .subject import GdprSubjectOrder


class GdprSubjectFound(BaseObjectType):
    customer = graphene.ID(description="The Saleor user; null for somebody who ordered as a guest.")
    email = graphene.String(required=True, description="The address.")
    name = graphene.String(required=True, description="The name; may be empty.")
    is_staff = graphene.Boolean(required=True, description="Whether the account is staff's.")
    orders = NonNullList(
        GdprSubjectOrder, required=True, description="Orders that the search itself found, not all there are."
    )

    class Meta:
        description = "A person that the shop knows."


def resolve_subject_search(_root: Any, info: Any, search: str) -> list[GdprSubjectFound]:
    """People by name, e-mail, phone, order or customer number, or external reference."""
    with database.primary():
        requestor = auth.requestor(info.context)
        try:
            authority.must_be_staff(requestor)
            storable({"search": search})
            found = subject_search.search(search, requestor) if conf.load() is not None else []
        except Forbidden as forbidden:
            raise auth.denied(str(forbidden)) from None
        except Refused as refused:
            raise GraphQLError(refused.message) from None
        return [_shown(person) for person in found]


def _shown(person: subject_search.Found) -> GdprSubjectFound:
    account = person.account_id
    return GdprSubjectFound(
        customer=None if account is None else graphene.Node.to_global_id("User", account),
        email=person.email,
        name=person.name,
        is_staff=person.is_staff,
        orders=[
            GdprSubjectOrder(order=graphene.Node.to_global_id("Order", pk), number=number, email=person.email)
            for pk, number in person.orders
        ],
    )
