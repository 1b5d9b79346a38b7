"""gdprPurposeUpsert."""

from __future__ import annotations

from typing import Any

import graphene
from django.utils import timezone

from ..conf import Settings
from ..consent import purposes
from ..consent.purposes import FLAGS, Change, Words
from ..host import auth
from ..host.schema import BaseInputObjectType, NonNullList
from ..requests import authority
from .consents import GdprPurpose, shown
from .errors import GdprError, Mutation


class GdprPurposeTextInput(BaseInputObjectType):
    language = graphene.String(required=True, description="Code of the language, for example de.")
    title = graphene.String(required=True, description="Short name.")
    text = graphene.String(required=True, description="What the person agrees to, word by word.")


class GdprPurposeInput(BaseInputObjectType):
    key = graphene.String(required=True, description="Its name for programs; it never changes.")
    marketing = graphene.Boolean(description="Whether it is direct marketing.")
    profiling = graphene.Boolean(description="Whether it is profiling for marketing.")
    soft_opt_in = graphene.Boolean(
        description="Whether customers may hear of similar goods without consent (Directive 2002/58, Art. 13(2))."
    )
    active = graphene.Boolean(description="False: nobody is asked for it any more.")
    texts = NonNullList(
        GdprPurposeTextInput,
        description="Its words in all languages; other words than before are a new version.",
    )


class GdprPurposeUpsert(Mutation):
    purpose = graphene.Field(GdprPurpose, description="The purpose.")

    class Arguments:
        input = GdprPurposeInput(required=True, description="The purpose; what is left out stays as it is.")

    class Meta:
        description = "Add a purpose that people are asked to agree to, or change it. Requires a staff user."
        permissions = (auth.permission("MANAGE_PLUGINS"),)
        error_type_class = GdprError

    @classmethod
    def act(cls, context: Any, settings: Settings, **data: Any) -> dict[str, Any]:
        requestor = auth.requestor(context)
        authority.may_configure(requestor)
        given = data["input"]
        texts = given.get("texts")
        words = {each["language"]: Words(each["title"], each["text"]) for each in texts or ()}
        change = Change(
            **{name: given.get(name) for name in FLAGS}, texts=words if texts is not None else None
        )
        by = authority.acting(requestor)
        row = purposes.upsert(given["key"], change, by=by, now=timezone.now())
        newest = purposes.best(row.texts.filter(version=row.version).select_related("purpose"), "en")
        return {"purpose": shown(newest, staff=True)}
