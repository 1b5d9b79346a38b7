"""gdprRequestReply."""

from __future__ import annotations

from typing import Any

import graphene
from django.utils import timezone
from django.utils.translation import gettext as _

from ..conf import Settings
from ..contracts import Refused
from ..host import auth
from ..host.schema import Date
from ..requests import thread
from . import lookup
from .errors import GdprError, Mutation
from .types import GdprRequest


class GdprRequestReply(Mutation):
    request = graphene.Field(GdprRequest, description="The request with the answer.")

    class Arguments:
        id = graphene.ID(description="The request of whoever is logged in; any request for staff.")
        status_token = graphene.String(description="A guest's token from a mail.")
        text = graphene.String(required=True, description="The answer; plain text.")
        version = graphene.Int(description="Staff only: the version the entry is based on.")
        answered_on = Date(description="Staff only: the day the answer came; today by default.")

    class Meta:
        description = "Answer a question, or add something. Staff writes down answers that came another way."
        error_type_class = GdprError

    @classmethod
    def act(cls, context: Any, settings: Settings, **data: Any) -> dict[str, Any]:
        now, text = timezone.now(), data["text"]
        if data.get("version") is None:
            request = lookup.person_of(context, data.get("id"), data.get("status_token"), now=now)
            return {"request": thread.reply(request, text, settings=settings, now=now)}
        if not data.get("id"):
            raise Refused("required", _("Give the request."), field="id")
        request = thread.record_answer(
            lookup.request_id(data["id"]),
            data["version"],
            auth.requestor(context),
            text=text,
            answered_on=data.get("answered_on"),
            settings=settings,
            now=now,
        )
        return {"request": request}
