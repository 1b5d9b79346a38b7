"""The head of the audit log by mail, where no journal takes it out of the database."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from ..audit import heads, journal
from ..conf import committed
from ..work import daily
from . import outbox
from .messages import JournalHead


def tell(now: datetime) -> int:
    """Mail the newest head to the data protection officer, once a day of the shop; how many mails."""
    settings, newest = committed(), heads.newest()
    if newest is None or not settings.dpo_emails or journal.is_configured():
        return 0
    today = now.astimezone(settings.time_zone).date()
    mail = JournalHead(number=newest.number, seal=newest.seal, at=newest.at)
    with transaction.atomic():
        if not daily.first("journal.mail", today):
            return 0
        for number, address in enumerate(settings.dpo_emails):
            cause = f"journal_head:{today}:{number}"
            outbox.post(mail, to=address, language="en", channel="", cause=cause, now=now)
    return len(settings.dpo_emails)
