"""gdprDownloadTicket."""

from __future__ import annotations

from typing import Any

import graphene
from django.utils import timezone

from ..conf import Settings
from ..erasure import collecting
from ..export import delivery
from ..host.schema import DateTime
from . import lookup
from .errors import GdprError, Mutation


class GdprDownloadTicket(Mutation):
    url = graphene.String(description="Where the archive can be fetched; null when a mail was sent instead.")
    expires_at = DateTime(description="Until when a fetch may begin.")
    mail_sent = graphene.Boolean(description="Whether a link for one download is on its way by mail.")

    class Arguments:
        id = graphene.ID(description="The request of whoever is logged in.")
        status_token = graphene.String(description="A guest's status token: mails a link for one download.")
        token = graphene.String(description="Token of a mail's download link, good for one download.")

    class Meta:
        description = (
            "Get a ticket of two minutes for the archive, by login or by a fresh proof of the mailbox. The link of "
            "the mail that tells of an erasure gives one for its certificate."
        )
        error_type_class = GdprError

    @classmethod
    def act(cls, context: Any, settings: Settings, **data: Any) -> dict[str, Any]:
        now = timezone.now()
        if data.get("token") and collecting.is_for(data["token"]):
            return _ticket(collecting.ticket_for_link(data["token"], now=now))
        if data.get("token"):
            return _ticket(delivery.ticket_for_link(data["token"], now=now))
        request = lookup.person_of(context, data.get("id"), data.get("status_token"), now=now)
        if data.get("id"):
            return _ticket(delivery.ticket_for_login(request, now=now))
        delivery.mail_link(request, settings=settings, now=now)
        return {"mail_sent": True}


def _ticket(ticket: delivery.Ticket | collecting.Ticket) -> dict[str, Any]:
    return {"url": ticket.url, "expires_at": ticket.expires_at, "mail_sent": False}
