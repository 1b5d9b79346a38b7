"""gdprConsentRecord."""

from __future__ import annotations

from typing import Any

import graphene
from django.utils import timezone

from ..conf import Settings
from ..consent.models import Standing
from ..host import auth
from ..host.schema import BaseInputObjectType
from ..rights import on_behalf
from . import lookup
from .decision import MANAGE_USERS
from .enums import GdprConsentProof, GdprConsentStanding
from .errors import GdprError, Mutation
from .request_submit import language_of


class GdprConsentRecordInput(BaseInputObjectType):
    customer = graphene.ID(description="The person's account (Saleor User). Give this or email.")
    email = graphene.String(description="The person's address.")
    purpose = graphene.String(
        description="Key of the purpose; none stands for all advertising, to be stopped."
    )
    order = graphene.ID(description="The order it was said about, if it holds for that alone.")
    standing = GdprConsentStanding(required=True, description="GIVEN, WITHDRAWN or OBJECTED.")
    proof = GdprConsentProof(description="STAFF, what the person said; or DOCUMENT, a paper or file.")
    note = graphene.String(required=True, description="How it was said, and where the proof is kept.")
    version = graphene.Int(description="Version of the text the person agreed to.")
    text_language = graphene.String(description="Language of that text.")
    channel = graphene.String(description="Slug of the channel whose mails the person gets.")
    language = graphene.String(description="Language of the mails, for example de.")


class GdprConsentRecord(Mutation):
    standing = GdprConsentStanding(
        description="What the ledger says now: PENDING where only the person can lift a suppression."
    )
    reference = graphene.String(description="Number of the request beside a withdrawal or an objection.")

    class Arguments:
        input = GdprConsentRecordInput(required=True, description="What the person said.")

    class Meta:
        description = "Write down a consent, or withdraw or object on a person's behalf. Apps may, too."
        permissions = MANAGE_USERS
        error_type_class = GdprError

    @classmethod
    def act(cls, context: Any, settings: Settings, **data: Any) -> dict[str, Any]:
        given = data["input"]
        customer, order = given.get("customer"), given.get("order")
        said = on_behalf.Said(
            account_id=lookup.user_id(customer, field="customer") if customer else None,
            email=given.get("email") or "",
            purpose=given.get("purpose") or "",
            order_id=lookup.order_id(order, field="order") if order else None,
            standing=Standing(given["standing"]),
            proof=given.get("proof") or "staff",
            note=given["note"],
            version=given.get("version"),
            text_language=given.get("text_language") or "",
            channel=given.get("channel") or "",
            language=language_of(given.get("language"), None) if given.get("language") else "",
        )
        requestor = auth.requestor(context)
        standing, reference = on_behalf.record(said, requestor, settings=settings, now=timezone.now())
        return {"standing": standing, "reference": reference}
