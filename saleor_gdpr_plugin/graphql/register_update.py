"""gdprRegisterUpdate."""

from __future__ import annotations

import secrets
from typing import Any

import graphene
from django.utils import timezone
from django.utils.translation import gettext as _

from ..conf import Settings
from ..contracts import Refused
from ..host import auth
from ..host.schema import BaseInputObjectType, NonNullList
from ..register import changing, kinds
from ..requests import authority
from .errors import GdprError, Mutation
from .register import WORDS, GdprLegalBasis, GdprRecipientRole, GdprRegisterKind


class GdprTranslationInput(BaseInputObjectType):
    language = graphene.String(required=True, description="Code of the language, for example de.")
    text = graphene.String(required=True, description="The text; empty to leave the language out.")


def _words(description: str, *, required: bool = True) -> Any:
    return NonNullList(GdprTranslationInput, required=required, description=description)


class GdprActivityInput(BaseInputObjectType):
    title = _words("What the activity is called.")
    purpose = _words("What it is for.")
    bases = NonNullList(GdprLegalBasis, required=True, description="Its legal bases.")
    sources = NonNullList(
        graphene.String, required=True, description="Kinds of data it holds, as the data map says."
    )
    data = _words("Categories of data.", required=False)
    persons = _words("Categories of people.")
    origin = _words("Where the data comes from.")
    retention = NonNullList(graphene.String, required=True, description="Keys of its retention rules.")


class GdprRecipientInput(BaseInputObjectType):
    name = graphene.String(required=True, description="Who it is.")
    what_for = _words("What it gets data for.")
    role = GdprRecipientRole(required=True, description="What it is to the shop.")
    country = graphene.String(description="Two letters of its country.")
    safeguard = _words("What protects the data outside Europe (Art. 45 to 49).", required=False)
    matches = NonNullList(
        graphene.String,
        description="App identifiers, gateways, carriers and webhook hosts it stands behind; * stands for any end.",
    )
    always = graphene.Boolean(description="Whether it gets everybody's data.")


class GdprRetentionInput(BaseInputObjectType):
    months = graphene.Int(description="Months after the event; empty where only words can say.")
    year_end = graphene.Boolean(
        description="Whether they count from the end of the calendar year of the event."
    )
    event = _words("What the months count from; needed with months.", required=False)
    words = _words("How long, in words for people.")
    reason = _words("Article and reason.")


class GdprOutsideSystemInput(BaseInputObjectType):
    name = graphene.String(required=True, description="What it is called.")
    contact = graphene.String(required=True, description="Whom to ask.")
    holds = _words("What it holds.")


class GdprRegisterTextInput(BaseInputObjectType):
    words = _words("The text.")


class GdprRegisterInput(BaseInputObjectType):
    kind = GdprRegisterKind(required=True, description="What the entry is.")
    key = graphene.String(description="Its name for programs; a new entry without one is given one.")
    version = graphene.Int(required=True, description="The version that was shown; 0 for a new entry.")
    active = graphene.Boolean(description="False switches it off.")
    position = graphene.Int(description="Its place among its kind.")
    activity = GdprActivityInput(description="Content of an activity; none leaves it as it is.")
    recipient = GdprRecipientInput(description="Content of a recipient.")
    retention = GdprRetentionInput(description="Content of a retention rule.")
    system = GdprOutsideSystemInput(description="Content of a system.")
    text = GdprRegisterTextInput(description="Content of a single text.")


class GdprRegisterUpdate(Mutation):
    key = graphene.String(description="Name of the entry.")
    version = graphene.Int(description="Its new version.")

    class Arguments:
        input = GdprRegisterInput(required=True, description="The entry.")

    class Meta:
        description = "Change one entry of the register of processing, or add one. Requires a staff user."
        permissions = (auth.permission("MANAGE_PLUGINS"),)
        error_type_class = GdprError

    @classmethod
    def act(cls, context: Any, settings: Settings, **data: Any) -> dict[str, Any]:
        requestor = auth.requestor(context)
        authority.may_configure(requestor)
        given = data["input"]
        kind = given["kind"]
        row = changing.change(
            kind,
            given.get("key") or secrets.token_hex(6),
            given["version"],
            body=_body(kind, given),
            active=given.get("active"),
            position=given.get("position"),
            by=authority.acting(requestor),
            now=timezone.now(),
        )
        return {"key": row.key, "version": row.version}


def _body(kind: str, given: Any) -> dict[str, Any] | None:
    """The content as the register's parser takes it; raises Refused for content of another kind."""
    for other in kinds.KINDS:
        if other != kind and given.get(other) is not None:
            raise Refused("invalid", _("This is not the content of such an entry."), field=other)
    content = given.get(kind)
    if content is None:
        return None
    return {
        name: {each["language"]: each["text"] for each in value} if name in WORDS else value
        for name, value in content.items()
        if value is not None
    }
