"""Staff shows in another way who the person is, and says how; never by a copy of an identity document."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from .. import subject
from ..conf import Settings
from ..contracts import Refused
from ..host import auth
from ..proof import tokens
from ..proof.models import Purpose
from . import authority, finding, proving, words
from .deciding import decided
from .models import Identity, Request
from .states import State

BY_STAFF = frozenset(Identity) - {Identity.LOGIN, Identity.MAILBOX}
"""Ways that staff may record; login and mailbox are shown by the system alone."""


def checked(method: str, note: str, *, field: str = "note") -> tuple[Identity, str]:
    """The way and the note that says how; raises Refused for a way that staff cannot record."""
    if method not in BY_STAFF:
        raise Refused("invalid", _("Say how the person was recognised."), field="method")
    return Identity(method), words.needed(note, field, limit=500)


def confirm(
    request_id: UUID,
    version: int,
    requestor: auth.Requestor,
    *,
    method: str,
    note: str,
    settings: Settings,
    now: datetime,
) -> Request:
    """Prove an unproven request; it opens, or joins the open request of the same person and right."""
    way, said = checked(method, note)
    with transaction.atomic():
        request = decided(request_id, version, requestor)
        if request.state != State.UNVERIFIED:
            raise Refused("state", _("This request is proven already."))
        tokens.use_up(request.pk, Purpose.VERIFY, now=now)
        if request.account_id is None and request.email:
            account = subject.account_of(request.email)
            request.account_id = account.pk if account else None
        authority.may_decide(requestor, request)
        request.mailbox_proven, request.known = bool(request.email), True
        request.identity, request.identity_note = way, said
        columns = ["account_id", "mailbox_proven", "known", "identity", "identity_note"]
        request.save(update_fields=columns)
        finding.describe(request)
        return proving.opened(request, by=authority.acting(requestor), settings=settings, now=now)
