"""gdprUnsubscribeLinks: what a mail tool puts into footers and into the header List-Unsubscribe."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import graphene
from django.utils.translation import gettext as _
from graphql import GraphQLError

from ..consent import unsubscribe
from ..consent.models import Purpose
from ..host import database
from ..host.schema import BaseObjectType
from . import lookup


class GdprUnsubscribeLink(BaseObjectType):
    email = graphene.String(required=True, description="The address as it was asked.")
    url = graphene.String(description="Its link; null for what is no address.")

    class Meta:
        description = (
            "A link that names nobody, never ends, and stops the mails of one purpose for one mailbox."
        )


def resolve_unsubscribe_links(
    _root: Any, info: Any, emails: Sequence[str], purpose: str = ""
) -> list[GdprUnsubscribeLink]:
    """A link for each address, known or not; an error while inactive, because the page is silent then."""
    with database.primary():
        lookup.asked_by_tool(info.context, emails)
        if purpose and not Purpose.objects.filter(key=purpose).exists():
            raise GraphQLError(_("There is no such purpose."))
        urls = unsubscribe.urls(emails, purpose)
        return [
            GdprUnsubscribeLink(email=email, url=url or None) for email, url in zip(emails, urls, strict=True)
        ]
