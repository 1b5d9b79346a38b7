"""gdprRestrictionSet."""

from __future__ import annotations

from typing import Any

import graphene
from django.utils import timezone
from django.utils.translation import gettext as _

from ..conf import Settings
from ..contracts import Refused
from ..host import auth
from ..requests import authority, restricting_by_hand
from ..restriction.models import Ground
from . import lookup
from .decision import MANAGE_USERS
from .enums import GdprRestrictionGround
from .errors import GdprError, Mutation
from .request_submit import language_of
from .restriction import GdprRestriction


class GdprRestrictionSet(Mutation):
    restriction = graphene.Field(GdprRestriction, description="The restriction.")

    class Arguments:
        request = graphene.ID(description="A proven, open request: everything it reaches is restricted.")
        customer = graphene.ID(description="Or an account (Saleor User).")
        email = graphene.String(description="Or an address; its account counts too.")
        ground = GdprRestrictionGround(required=True, description="Why (Art. 18(1)).")
        note = graphene.String(
            default_value="", description="What staff wants to remember; not for a request."
        )
        language = graphene.String(description="Language of the mails; the account's own by default.")
        channel = graphene.String(default_value="", description="Slug of the channel the mails go out by.")

    class Meta:
        description = (
            "Restrict somebody's data: it is kept, and neither used for marketing, nor handed over, nor edited, "
            "nor erased by date. Setting it twice sets one."
        )
        permissions = MANAGE_USERS
        error_type_class = GdprError

    @classmethod
    def act(cls, context: Any, settings: Settings, **data: Any) -> dict[str, Any]:
        requestor, now, ground = auth.requestor(context), timezone.now(), Ground(data["ground"])
        authority.must_be_staff(requestor)
        given = [name for name in ("request", "customer", "email") if data.get(name)]
        if len(given) != 1:
            raise Refused("required", _("Give either request, customer or email."), field="customer")
        if data.get("request"):
            request = lookup.request_id(data["request"])
            row = restricting_by_hand.restrict_for(request, requestor, ground=ground, now=now)
            return {"restriction": row}
        customer, language = data.get("customer"), data.get("language")
        who = restricting_by_hand.person(
            lookup.user_id(customer, field="customer") if customer else None,
            data.get("email") or "",
            language=language_of(language, None) if language else "",
            channel=data["channel"],
        )
        row = restricting_by_hand.restrict(
            who, requestor, ground=ground, note=data["note"], settings=settings, now=now
        )
        return {"restriction": row}
