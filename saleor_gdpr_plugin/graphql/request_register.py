"""gdprRequestRegister."""

from __future__ import annotations

from typing import Any

import graphene
from django.utils import timezone

from ..conf import Settings
from ..host import auth
from ..host.schema import BaseInputObjectType, Date
from ..requests import recording
from . import lookup
from .decision import MANAGE_USERS
from .enums import GdprIdentity, GdprReceivedVia, GdprRestrictionGround, GdprRight
from .errors import GdprError, Mutation
from .request_submit import language_of
from .types import GdprRequest


class GdprRequestRegisterInput(BaseInputObjectType):
    channel = graphene.String(required=True, description="Slug of the channel the person bought from.")
    received_on = Date(required=True, description="The true day of receipt; the legal clock runs from it.")
    received_via = GdprReceivedVia(required=True, description="How it reached the shop.")
    right = GdprRight(description="What the person asks for; empty while it is not clear.")
    text = graphene.String(description="What the person wrote or said.")
    restriction_ground = GdprRestrictionGround(description="Needed for a restriction: why.")
    email = graphene.String(description="Where mails go.")
    customer = graphene.ID(description="The person's account (Saleor User).")
    name = graphene.String(description="Name of the person.")
    postal_address = graphene.String(description="Where printed letters go, if there is no e-mail address.")
    country = graphene.String(description="Two letters of the country the person lives in.")
    language = graphene.String(description="Language of mails and letters, for example de.")
    representative = graphene.String(description="Who acts for the person.")
    representative_proof = graphene.String(description="How the mandate was shown.")
    external_reference = graphene.String(description="Number of the case in another system.")
    identity_method = GdprIdentity(description="How the person was recognised; empty while unproven.")
    identity_note = graphene.String(description="What was checked; never a copy of a document.")


class GdprRequestRegister(Mutation):
    request = graphene.Field(GdprRequest, description="The request, or the earlier one it joined.")

    class Arguments:
        input = GdprRequestRegisterInput(required=True, description="What came in.")

    class Meta:
        description = (
            "Write down a request that came by letter, phone, e-mail or in person. Apps may, too; "
            "only staff users can say that the identity was shown."
        )
        permissions = MANAGE_USERS
        error_type_class = GdprError

    @classmethod
    def act(cls, context: Any, settings: Settings, **data: Any) -> dict[str, Any]:
        given = data["input"]
        customer = given.get("customer")
        record = recording.Record(
            channel=given["channel"],
            received_on=given["received_on"],
            via=given["received_via"],
            language=language_of(given.get("language"), None),
            right=given.get("right") or "",
            account_id=lookup.user_id(customer, field="customer") if customer else None,
            method=given.get("identity_method") or "",
            **{
                name: given.get(name) or ""
                for name in (
                    "text",
                    "restriction_ground",
                    "email",
                    "name",
                    "postal_address",
                    "country",
                    "representative",
                    "representative_proof",
                    "external_reference",
                    "identity_note",
                )
            },
        )
        now = timezone.now()
        request = recording.register(record, auth.requestor(context), settings=settings, now=now)
        request.refresh_from_db()
        return {"request": request}
