"""gdprMailRetry."""

from __future__ import annotations

from typing import Any

import graphene
from django.utils import timezone

from ..conf import Settings
from ..host import auth
from ..mail import outbox
from ..requests import authority
from . import lookup
from .decision import MANAGE_USERS
from .errors import GdprError, Mutation
from .mails import GdprMail


class GdprMailRetry(Mutation):
    mail = graphene.Field(GdprMail, description="The mail, queued again.")

    class Arguments:
        id = graphene.ID(required=True, description="The mail that failed.")

    class Meta:
        description = "Send a mail again that failed."
        permissions = MANAGE_USERS
        error_type_class = GdprError

    @classmethod
    def act(cls, context: Any, settings: Settings, **data: Any) -> dict[str, Any]:
        authority.must_be_staff(auth.requestor(context))
        row = outbox.retry(lookup.mail_id(data["id"]), now=timezone.now())
        row.refresh_from_db()
        return {"mail": row}
