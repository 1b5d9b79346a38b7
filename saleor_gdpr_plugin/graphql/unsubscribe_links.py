"""gdprUnsubscribeLinks: what a mail tool puts into footers and into the header List-Unsubscribe."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import graphene
from django.utils.translation import gettext as _
from graphql import GraphQLError

from .. import conf
from ..consent import unsubscribe
from ..consent.models import Purpose
from ..contracts import Forbidden
from ..host import auth, database
from ..host.schema import BaseObjectType
from ..requests import authority
from .consents import MOST


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
        try:
            authority.may_see(auth.requestor(info.context))
        except Forbidden as forbidden:
            raise auth.denied(str(forbidden)) from None
        if conf.load() is None:
            raise GraphQLError("The privacy desk is not active in this shop.")
        if len(emails) > MOST:
            raise GraphQLError(_("Ask for at most %(count)s addresses at once.") % {"count": MOST})
        if purpose and not Purpose.objects.filter(key=purpose).exists():
            raise GraphQLError(_("There is no such purpose."))
        urls = unsubscribe.urls(emails, purpose)
        return [
            GdprUnsubscribeLink(email=email, url=url or None) for email, url in zip(emails, urls, strict=True)
        ]
