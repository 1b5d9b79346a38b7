"""gdprMailTest."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import graphene
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ..conf import Settings
from ..contracts import Refused
from ..host import auth
from ..host import mail as host_mail
from ..mail import outbox
from ..mail.messages import TestMail
from ..mail.models import OutboxMail
from ..proof import limits
from ..requests import authority
from .decision import MANAGE_USERS
from .errors import GdprError, Mutation
from .mails import GdprMail

PER_HOUR = 10


class GdprMailTest(Mutation):
    mail = graphene.Field(GdprMail, description="The mail; its state tells whether it left.")

    class Arguments:
        channel = graphene.String(default_value="", description="Slug of the channel whose way is tried.")

    class Meta:
        description = "Send a test mail to oneself, the way all mails go."
        permissions = MANAGE_USERS
        error_type_class = GdprError

    @classmethod
    def act(cls, context: Any, settings: Settings, **data: Any) -> dict[str, Any]:
        now, requestor, channel = timezone.now(), auth.requestor(context), data["channel"]
        authority.must_be_staff(requestor)
        if host_mail.route(channel, settings.of(channel).smtp) is None:
            raise Refused("unavailable", _("The shop has no working mail configuration."), field="channel")
        window = timedelta(hours=1)
        if limits.count("test-mail", str(requestor.user_id), window=window, now=now) > PER_HOUR:
            message = _("That were many test mails. Please wait an hour.")
            raise Refused("too_many", message, retry_after=limits.wait(window, now))
        user: Any = requestor.user
        cause, to = f"test_mail:{uuid4()}", str(user.email)
        with transaction.atomic():
            outbox.post(TestMail(), to=to, language="en", channel=channel, cause=cause, now=now)
        return {"mail": OutboxMail.objects.get(cause=cause)}
