"""Links in mails about consent: to the storefront page, their token in the fragment, which no server ever logs."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from ..conf import Settings
from ..proof import tokens
from ..proof.models import Purpose

UNDO_LIFE = timedelta(days=365)
"""Whoever finds out late that somebody typed their address can still take it back in one click."""


def confirm(settings: Settings, uid: UUID, now: datetime) -> str:
    """A link that proves the mailbox for one consent."""
    life = timedelta(hours=settings.link_hours)
    return f"{settings.storefront_url}#gdpr-consent={tokens.issue(Purpose.CONSENT, uid, life=life, now=now)}"


def undo(settings: Settings, request_id: UUID, now: datetime) -> str:
    """A link that takes back what was typed for this mailbox without proof."""
    token = tokens.issue(Purpose.UNDO, request_id, life=UNDO_LIFE, now=now)
    return f"{settings.storefront_url}#gdpr-undo={token}"
