"""An archive after its release: staff takes it back, or gives it more time. The request stays as it ended."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from ..conf import Settings
from ..contracts import Refused
from ..host import auth
from ..mail.messages import ArchiveWithdrawn
from ..proof import tokens
from ..proof.models import Purpose
from ..requests import authority, registry, words
from ..requests.deciding import decided
from ..requests.lifecycle import ToPerson, change, move, post
from ..requests.models import Request
from ..requests.states import State, is_final
from . import delivery
from .models import Archive, ArchiveState


def withdraw(
    request_id: UUID,
    version: int,
    requestor: auth.Requestor,
    *,
    reason: str,
    settings: Settings,
    now: datetime,
) -> Request:
    """Stop downloads at once and tell the person; links and tickets that are out lead nowhere from now on.

    A copy that staff made by itself and did not release ends without a word: nobody waits for it.
    """
    said = words.needed(reason, "reason")
    with transaction.atomic():
        request = decided(request_id, version, requestor, handle_data=True)
        if request.received_on is None and not is_final(request.state):
            registry.withdraw(request)
            return move(request, State.CANCELLED, by=authority.acting(requestor), now=now)
        archive = _released(request)
        archive.state = ArchiveState.WITHDRAWN
        archive.save(update_fields=["state"])
        tokens.revoke(request.pk, Purpose.DOWNLOAD)
        tokens.revoke(archive.pk, Purpose.TICKET, Purpose.PREVIEW)
        change(request, "archive_withdrawn", by=authority.acting(requestor), now=now)
        contact = settings.of(request.channel).contact_email
        mail = ArchiveWithdrawn(reference=request.reference, reason=said, contact_email=contact)
        post(request, ToPerson(mail), now=now)
        return request


def renew(
    request_id: UUID, version: int, requestor: auth.Requestor, *, settings: Settings, now: datetime
) -> Request:
    """Give a released archive its days and downloads once more, and mail a fresh link."""
    with transaction.atomic():
        request = decided(request_id, version, requestor, handle_data=True)
        archive = _released(request)
        if archive.expires_at is None or archive.expires_at <= now:
            message = _("This archive has expired and is deleted. Make a new copy instead.")
            raise Refused("expired", message)
        archive.expires_at = now + timedelta(days=settings.archive_days)
        archive.downloads_allowed = archive.downloads + settings.archive_downloads
        archive.save(update_fields=["expires_at", "downloads_allowed"])
        change(request, "archive_renewed", by=authority.acting(requestor), now=now)
        post(request, ToPerson(delivery.ready(request, archive, now)), now=now)
        return request


def _released(request: Request) -> Archive:
    rows = Archive.objects.select_for_update(of=("self",)).filter(request_id=request.pk)
    archive = rows.filter(state=ArchiveState.AVAILABLE).first()
    if archive is None:
        raise Refused("unavailable", _("There is no released archive."))
    return archive
