"""gdprExportCreate."""

from __future__ import annotations

from typing import Any

import graphene
from django.utils import timezone
from django.utils.translation import gettext as _

from ..conf import Settings
from ..contracts import Refused
from ..export import copies
from ..host import auth
from ..rights.access import Access
from . import lookup
from .decision import MANAGE_USERS, ORDERS_TOO
from .errors import GdprError, Mutation
from .types import GdprRequest


class GdprExportCreate(Mutation):
    request = graphene.Field(GdprRequest, description="The copy; it has no receipt and no legal date.")

    class Arguments:
        request = graphene.ID(description="An answered request whose answer has to be corrected.")
        customer = graphene.ID(description="Or the account (Saleor User) of a customer who did not ask.")
        channel = graphene.String(description="Slug of the channel; needed with customer.")
        reason = graphene.String(required=True, description="Why; it is logged.")

    class Meta:
        description = (
            "Make a copy of somebody's data without a request, or a corrected one after an answer. "
            f"It waits for release like any other. {ORDERS_TOO}"
        )
        permissions = MANAGE_USERS
        error_type_class = GdprError

    @classmethod
    def act(cls, context: Any, settings: Settings, **data: Any) -> dict[str, Any]:
        answered, customer = data.get("request"), data.get("customer")
        if bool(answered) == bool(customer):
            raise Refused("required", _("Give either request or customer."), field="request")
        common = {"reason": data["reason"], "settings": settings, "now": timezone.now()}
        requestor = auth.requestor(context)
        if answered:
            copy = copies.corrected(lookup.request_id(answered), requestor, **common)
        else:
            account = lookup.user_id(str(customer), field="customer")
            channel = data.get("channel") or ""
            copy = copies.for_customer(account, requestor, right=Access.slug, channel=channel, **common)
        # A shop without a broker has built it by now.
        copy.refresh_from_db()
        return {"request": copy}
