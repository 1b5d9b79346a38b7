"""A restriction as it is shown, and the one field that says whether there is one."""

from __future__ import annotations

from typing import Any

import graphene
from django.db.models import Q
from graphql import GraphQLError

from .. import conf, subject
from ..contracts import Forbidden, Refused
from ..host import auth, database
from ..host.schema import BaseObjectType, DateTime, NonNullList
from ..paper.language import in_language
from ..requests import authority
from ..restriction import standing
from ..restriction.models import Ground, Restriction
from . import lookup
from .enums import GdprRestrictionGround
from .errors import storable
from .parts import STAFF

LANGUAGE = graphene.String(default_value="en", description="Language of the text, for example de.")


class GdprRestriction(BaseObjectType):
    id = graphene.ID(required=True, description="Global id of the restriction.")
    ground = GdprRestrictionGround(required=True, description="Why it was set (Art. 18(1)).")
    ground_text = graphene.String(required=True, language=LANGUAGE, description="The ground in one sentence.")
    since = DateTime(required=True, description="Since when the data is restricted.")
    notice_at = DateTime(description="When the person was told that it will be lifted.")
    lift_at = DateTime(description="When it will be lifted, if the notice is out by then.")
    lift_reason = graphene.String(description="Why it will be lifted, as the person reads it.")
    lifted_at = DateTime(description="When it was lifted; null while it stands.")
    customer = graphene.ID(description="The Saleor user it is about." + STAFF)
    request = graphene.ID(description="The request it belongs to." + STAFF)
    note = graphene.String(description="What staff noted when setting it." + STAFF)
    told = graphene.String(description="How staff told the person of the lifting, if not by mail." + STAFF)

    class Meta:
        description = "A restriction of somebody's data (Art. 18): kept, and nothing else is done with it."

    @staticmethod
    def resolve_id(root: Restriction, _info: Any) -> str:
        return str(graphene.Node.to_global_id("GdprRestriction", root.pk))

    @staticmethod
    def resolve_ground_text(root: Restriction, _info: Any, language: str) -> str:
        with in_language(language, "UTC"):
            return Ground(root.ground).sentence

    @staticmethod
    def resolve_lift_reason(root: Restriction, _info: Any) -> str | None:
        return root.lift_reason or None

    @staticmethod
    def resolve_customer(root: Restriction, info: Any) -> str | None:
        return _id("User", root.account_id, info)

    @staticmethod
    def resolve_request(root: Restriction, info: Any) -> str | None:
        return _id("GdprRequest", root.request_id, info)

    @staticmethod
    def resolve_note(root: Restriction, info: Any) -> str | None:
        return (root.note or None) if lookup.is_staff(info.context) else None

    @staticmethod
    def resolve_told(root: Restriction, info: Any) -> str | None:
        return (root.told or None) if lookup.is_staff(info.context) else None


def _id(kind: str, key: object, info: Any) -> str | None:
    if key is None or not lookup.is_staff(info.context):
        return None
    return str(graphene.Node.to_global_id(kind, key))


class GdprRestrictionStanding(BaseObjectType):
    restricted = graphene.Boolean(required=True, description="Whether a restriction stands now.")
    restrictions = NonNullList(
        GdprRestriction, required=True, description="All of this person's, newest first."
    )

    class Meta:
        description = "Whether a person's data is restricted."


def resolve_restriction(
    _root: Any, info: Any, customer: str | None = None, email: str | None = None
) -> GdprRestrictionStanding | None:
    """By account or by address, from the primary; null while the privacy desk is inactive."""
    with database.primary():
        requestor = auth.requestor(info.context)
        try:
            storable({"customer": customer, "email": email})
            authority.may_see(requestor)
            if bool(customer) == bool(email):
                raise GraphQLError("Give either customer or email.")
            account, address = _who(customer, email)
            authority.may_ask_about(requestor, account)
        except Forbidden as forbidden:
            raise auth.denied(str(forbidden)) from None
        except Refused as refused:
            raise GraphQLError(refused.message) from None
        if conf.load() is None:
            return None
        theirs = Q(account_id=account, account_id__isnull=False) | (Q(address=address) & ~Q(address=""))
        return GdprRestrictionStanding(
            restricted=standing.is_restricted(account_id=account, address=address),
            restrictions=list(Restriction.objects.filter(theirs)),
        )


def _who(customer: str | None, email: str | None) -> tuple[int | None, str]:
    if customer:
        return lookup.user_id(customer, field="customer"), ""
    account = subject.account_of(str(email))
    return account.pk if account else None, subject.same_address(str(email))
