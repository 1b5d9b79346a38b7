"""Who speaks about consent: by login, by the token of a mail, or with an address that anybody can type."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import graphene
from django.utils.translation import gettext as _

from .. import subject
from ..conf import Settings
from ..consent import subjects
from ..consent.giving import Claim
from ..consent.models import Proof
from ..contracts import Refused
from ..host import auth, shop
from ..host.schema import BaseInputObjectType
from ..proof import limits
from ..proof.models import Purpose
from . import lookup
from .request_submit import client, language_of


class ClaimInput(BaseInputObjectType):
    """Who speaks; the inputs of consent add what they say."""

    channel = graphene.String(required=True, description="Slug of the channel the storefront serves.")
    email = graphene.String(description="Address of a guest; ignored for whoever is logged in.")
    status_token = graphene.String(description="A guest's token from a mail, which proves the mailbox.")
    language = graphene.String(description="Language of the mails and of the answer, for example de.")


def claimed(context: Any, settings: Settings, given: Mapping[str, Any], now: datetime) -> Claim:
    """Who speaks; counts a try of the client, and for a typed address looks nothing up.

    Raises Refused for a used-up limit, an unknown channel, an address that is none, a link that opens nothing.
    """
    user = auth.requestor(context).user
    limits.within_limit(f"user:{user.pk}" if user else client(context, settings), settings, now)
    channel, language = given["channel"], language_of(given.get("language"), user)
    if not shop.has_channel(channel):
        raise Refused("not_found", _("There is no such channel."), field="channel")
    if given.get("status_token"):
        request = lookup.by_token(given["status_token"], Purpose.STATUS, now=now)
        if not request.email:
            raise lookup.not_found()
        return Claim(subjects.who(request.email, language=language, channel=channel), Proof.MAILBOX)
    if user is not None and subject.proves_address(user):
        return Claim(subjects.of_user(user, language=language, channel=channel), Proof.LOGIN)
    email = subject.clean_address(user.email if user else given.get("email") or "")
    return Claim(subjects.who(email, language=language, channel=channel), Proof.NONE)


def taken() -> str:
    """The one answer to every typed address, known or not."""
    return _("Done. We have also sent an e-mail to this address.")
