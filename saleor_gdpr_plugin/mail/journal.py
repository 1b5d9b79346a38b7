"""How the journal's lines leave the database: by a job to the place outside, or by mail once a day without one."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from ..audit import journal, owed
from ..audit.models import JournalLine
from ..conf import committed
from ..work import daily, jobs
from ..work.models import Job
from . import outbox
from .messages import JournalLines

JOB = "journal.write"
"""Job: take out what is owed. There is one journal, so one job."""
SIZE = 100_000
"""Characters of one mail."""
MAILS = 20
"""Mails of one day to one address; the rest waits."""
LATE, LATE_BY_MAIL = timedelta(hours=1), timedelta(hours=49)
"""After so long without leaving something is wrong: lines leave each minute, or once a day."""


def due(now: datetime) -> int:
    """A job when something is owed and there is a place for it."""
    if owed.since() is None or not journal.is_configured():
        return 0
    jobs.enqueue(JOB, "journal", now=now)
    return 1


def run(job: Job) -> None:
    """Take out everything that is owed, in the order in which it happened; raises what the storage raises."""
    while owed.write(timezone.now()):
        jobs.step(job, "writing")


def tell(now: datetime) -> int:
    """Mail what is owed to the data protection officer, once a day of the shop; how many mails."""
    settings = committed()
    if not settings.dpo_emails or journal.is_configured() or owed.since() is None:
        return 0
    today = now.astimezone(settings.time_zone).date()
    with transaction.atomic():
        if not daily.first("journal.mail", today):
            return 0
        mails = 0
        for number, rows in enumerate(_parts()):
            mail = JournalLines(lines=tuple(owed.text(rows)), count=len(rows), at=now)
            for place, address in enumerate(settings.dpo_emails):
                cause = f"journal_lines:{today}:{number}:{place}"
                outbox.post(mail, to=address, language="en", channel="", cause=cause, now=now)
                mails += 1
            owed.left(rows)
    return mails


def _parts() -> list[list[JournalLine]]:
    """What is owed, divided into mails that a mailbox takes."""
    parts, room = list[list[JournalLine]](), 0
    for row in owed.oldest(MAILS * owed.MOST):
        length = len(owed.text([row])[0])
        if not parts or length > room:
            if len(parts) == MAILS:
                break
            parts, room = [*parts, []], SIZE
        parts[-1].append(row)
        room -= length
    return parts


def problem(now: datetime) -> str:
    """What is wrong with the journal, and what to do; "" when all is well."""
    since = owed.since()
    if journal.is_configured():
        if since is None or since > now - LATE:
            return ""
        return (
            f"Lines wait for the journal since {since:%Y-%m-%d %H:%M} UTC: see whether GDPR_JOURNAL can be written to. "
            "Nothing is lost meanwhile, but what a restored backup brings back could not be erased again."
        )
    if not committed().dpo_emails:
        return (
            "There is no journal outside the database and no DPO address that its lines could be mailed to: set "
            "GDPR_JOURNAL. Without it nobody can erase again what a restored backup brings back."
        )
    if since is None or since > now - LATE_BY_MAIL:
        return ""
    return "More is written to the journal than fits into mails: set GDPR_JOURNAL to a directory or a bucket."
