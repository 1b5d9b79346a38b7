"""Links in mails: to the storefront page, their token in the fragment, which no server ever logs."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from ..conf import Settings
from ..proof import tokens
from ..proof.models import Purpose

STATUS_LIFE = timedelta(days=90)
"""A request and its answer are over by then, extension included."""


def verify(settings: Settings, request_id: UUID, now: datetime) -> str:
    """A link that proves the mailbox for one request."""
    life = timedelta(hours=settings.link_hours)
    return f"{settings.storefront_url}#gdpr-verify={tokens.issue(Purpose.VERIFY, request_id, life=life, now=now)}"


def status(settings: Settings, request_id: UUID, now: datetime) -> str:
    """A link that shows a request."""
    return f"{settings.storefront_url}#gdpr-status={status_token(request_id, now)}"


def download(settings: Settings, request_id: UUID, now: datetime) -> str:
    """A link that proves the mailbox for one download, and shows the request afterwards."""
    life = timedelta(hours=settings.link_hours)
    token = tokens.issue(Purpose.DOWNLOAD, request_id, life=life, now=now)
    return f"{settings.storefront_url}#gdpr-download={token}&gdpr-status={status_token(request_id, now)}"


def status_token(request_id: UUID, now: datetime) -> str:
    """A token that shows and cancels a request."""
    return tokens.issue(Purpose.STATUS, request_id, life=STATUS_LIFE, now=now)
