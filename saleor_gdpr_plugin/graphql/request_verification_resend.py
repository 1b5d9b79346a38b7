"""gdprRequestVerificationResend."""

from __future__ import annotations

from typing import Any

import graphene
from django.utils import timezone

from ..conf import Settings
from ..proof import limits
from ..requests import proving
from .errors import GdprError, Mutation
from .request_submit import client, mail_sent


class GdprRequestVerificationResend(Mutation):
    message = graphene.String(description="What to tell the person; the same for every reference.")

    class Arguments:
        reference = graphene.String(required=True, description="Number of the request.")
        browser_secret = graphene.String(
            required=True, description="What gdprRequestSubmit gave this browser."
        )

    class Meta:
        description = "Mail the link and the code once more."
        error_type_class = GdprError

    @classmethod
    def act(cls, context: Any, settings: Settings, **data: Any) -> dict[str, Any]:
        now = timezone.now()
        limits.within_limit(client(context, settings), settings, now)
        proving.resend(data["reference"], data["browser_secret"], now=now)
        return {"message": mail_sent()}
