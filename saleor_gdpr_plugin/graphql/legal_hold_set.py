"""gdprLegalHoldSet."""

from __future__ import annotations

from typing import Any

import graphene
from django.utils import timezone
from django.utils.translation import gettext as _

from ..conf import Settings
from ..contracts import Refused
from ..erasure import holds
from ..host import auth
from ..requests import authority
from . import lookup
from .decision import MANAGE_USERS
from .erasure import GdprLegalHold
from .errors import GdprError, Mutation


class GdprLegalHoldSet(Mutation):
    hold = graphene.Field(GdprLegalHold, description="The hold.")

    class Arguments:
        customer = graphene.ID(description="An account (Saleor User).")
        email = graphene.String(description="Or an address; its account counts too.")
        lift = graphene.ID(description="Or a hold that is to end.")
        reason = graphene.String(required=True, description="Why it is set, or why it ends.")

    class Meta:
        description = (
            "Set or lift a legal hold: nothing of the person is erased while it stands, neither by us nor by Saleor's "
            "own deletion of the account. Setting it twice sets one. Requires a staff user."
        )
        permissions = MANAGE_USERS
        error_type_class = GdprError

    @classmethod
    def act(cls, context: Any, settings: Settings, **data: Any) -> dict[str, Any]:
        requestor, now = auth.requestor(context), timezone.now()
        authority.must_be_staff(requestor)
        customer, email, lift = (data.get(name) for name in ("customer", "email", "lift"))
        if [bool(customer), bool(email), bool(lift)].count(True) != 1:
            raise Refused("required", _("Give either customer, email or lift."), field="customer")
        if lift:
            hold_id = lookup.key_of(lift, "GdprLegalHold")
            if hold_id is None:
                raise Refused("not_found", _("There is no such legal hold."), field="lift")
            return {"hold": holds.lift(hold_id, reason=data["reason"], requestor=requestor, now=now)}
        row = holds.put(
            account_id=lookup.user_id(customer, field="customer") if customer else None,
            email=email or "",
            reason=data["reason"],
            requestor=requestor,
            now=now,
        )
        return {"hold": row}
