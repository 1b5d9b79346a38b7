"""gdprEmailChangeConfirm."""

from __future__ import annotations

from typing import Any

import graphene
from django.utils import timezone
from django.utils.translation import gettext as _

from ..conf import Settings
from ..rectification import email_change
from .errors import GdprError, Mutation


class GdprEmailChangeConfirm(Mutation):
    message = graphene.String(description="What to tell the person.")

    class Arguments:
        token = graphene.String(required=True, description="Token of the mail's link.")
        accept = graphene.Boolean(default_value=True, description="False: the mailbox does not agree.")

    class Meta:
        description = (
            "Agree or not to a new e-mail address of an account, as the old or the new mailbox. It is changed once "
            "both agreed."
        )
        error_type_class = GdprError

    @classmethod
    def act(cls, context: Any, settings: Settings, **data: Any) -> dict[str, Any]:
        accept = data["accept"]
        email_change.answer(data["token"], accept=accept, settings=settings, now=timezone.now())
        if accept:
            # The same for both mailboxes, and whatever the other one did.
            return {"message": _("Thank you. The address is changed once both mailboxes have agreed.")}
        return {"message": _("Thank you. Nothing is changed.")}
