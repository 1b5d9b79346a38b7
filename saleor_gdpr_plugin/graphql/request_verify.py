"""gdprRequestVerify."""

from __future__ import annotations

from typing import Any

import graphene
from django.utils import timezone
from django.utils.translation import gettext as _

from ..conf import Settings
from ..contracts import Refused
from ..host.schema import BaseInputObjectType
from ..requests import proving
from .errors import GdprError, Mutation
from .types import GdprRequest


class GdprRequestVerifyInput(BaseInputObjectType):
    token = graphene.String(description="Token of the mail's link. Give it alone.")
    reference = graphene.String(description="Number of the request the code belongs to.")
    code = graphene.String(description="The six digits of the mail.")
    browser_secret = graphene.String(description="What gdprRequestSubmit gave this browser.")


class GdprRequestVerify(Mutation):
    status_token = graphene.String(description="Shows the request from now on; keep it in this browser.")
    request = graphene.Field(GdprRequest, description="The request, or the earlier one it joined.")

    class Arguments:
        input = GdprRequestVerifyInput(required=True, description="The proof.")

    class Meta:
        description = "Prove the mailbox of a request, by the mail's link or by its code."
        error_type_class = GdprError

    @classmethod
    def act(cls, context: Any, settings: Settings, **data: Any) -> dict[str, Any]:
        given, now = data["input"], timezone.now()
        by_code = [given.get(name) for name in ("reference", "browser_secret", "code")]
        if given.get("token"):
            request, token = proving.by_link(given["token"], settings=settings, now=now)
        elif all(by_code):
            request, token = proving.by_code(*by_code, settings=settings, now=now)
        else:
            message = _("Give the token of the link, or reference, code and browserSecret.")
            raise Refused("required", message, field="token")
        return {"request": request, "status_token": token}
