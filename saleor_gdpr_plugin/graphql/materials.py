"""What staff did to an answer before its release: masks, and the checklist of systems outside Saleor."""

from __future__ import annotations

from typing import Any

import graphene

from ..export import others
from ..export.models import AnswerKind, Mask, OtherAnswer
from ..host.schema import BaseObjectType, DateTime, NonNullList
from ..requests.models import Request

GdprOtherAnswerKind = graphene.Enum(
    "GdprOtherAnswerKind",
    [(kind.name, kind.value) for kind in AnswerKind],
    description=lambda value: None if value else "Whether a system answered nothing, a text, or a file.",
)


class GdprMask(BaseObjectType):
    source = graphene.String(required=True, description="Slug of the source.")
    record = graphene.String(required=True, description="The record's id, as in data.json.")
    path = graphene.String(required=True, description="The way to the field.")
    reason = graphene.String(required=True, description="Why; the person never reads it here.")
    effective = graphene.Boolean(
        description="Whether the newest archive held such a field; null until one was built."
    )
    at = DateTime(required=True, description="When it was decided.")

    class Meta:
        description = "A field that staff masked because it concerns other people."


class GdprOtherAnswer(BaseObjectType):
    id = graphene.ID(required=True, description="Its id, to take it back.")
    kind = GdprOtherAnswerKind(required=True, description="What it is.")
    filename = graphene.String(description="Name of the file.")
    size = graphene.Int(required=True, description="Size in bytes.")
    at = DateTime(required=True, description="When it was added.")

    class Meta:
        description = "What a system outside Saleor answered."

    @staticmethod
    def resolve_id(root: OtherAnswer, _info: Any) -> str:
        return str(graphene.Node.to_global_id("GdprOtherAnswer", root.pk))

    @staticmethod
    def resolve_filename(root: OtherAnswer, _info: Any) -> str | None:
        return root.filename or None


class GdprOtherSystem(BaseObjectType):
    system = graphene.String(required=True, description="Key of the system in the register.")
    name = graphene.String(required=True, description="Its name.")
    contact = graphene.String(required=True, description="Whom to ask.")
    holds = graphene.String(required=True, description="What it holds.")
    answered = graphene.Boolean(required=True, description="Whether somebody answered for it.")
    answers = NonNullList(GdprOtherAnswer, required=True, description="What was answered.")

    class Meta:
        description = "A system outside Saleor on the checklist of a request."

    @staticmethod
    def resolve_system(root: others.Asked, _info: Any) -> str:
        return root.key

    @staticmethod
    def resolve_answered(root: others.Asked, _info: Any) -> bool:
        return bool(root.answers)


def masks_of(request: Request) -> list[Mask]:
    """The masks of a request, as they were made."""
    return list(Mask.objects.filter(request_id=request.pk))
