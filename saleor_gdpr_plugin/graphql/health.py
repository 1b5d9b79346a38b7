"""gdprHealth: whether the machinery runs, and what waits for a hand."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import graphene
from django.core.checks import run_checks
from django.db.models import Min
from django.utils import timezone

from .. import conf
from ..audit import journal
from ..audit.models import Entry
from ..consent import overview, suppression
from ..contracts import Forbidden
from ..host import auth, database
from ..host import mail as host_mail
from ..host.schema import BaseObjectType, DateTime, NonNullList
from ..mail import journal as journal_lines
from ..mail.models import MailState, OutboxMail
from ..requests import authority
from ..work import pulse
from ..work.models import Job
from .mails import GdprMail

SHOWN = 50
"""Mails and letters that are named; the counts tell of more."""
LATE = timedelta(minutes=5)
"""The sweep runs each minute."""


class GdprHealth(BaseObjectType):
    last_sweep_at = DateTime(description="When the sweep last ran; it should each minute.")
    sweep_works = graphene.Boolean(required=True, description="Whether it ran in the last five minutes.")
    oldest_work_since = DateTime(description="Since when the oldest work that is due waits.")
    failed_work = graphene.Int(required=True, description="Work that was given up.")
    mail_works = graphene.Boolean(required=True, description="Whether the shop can send mail.")
    failed_mail_count = graphene.Int(required=True, description="Mails that were given up.")
    failed_mails = NonNullList(GdprMail, required=True, description="The newest fifty of them.")
    letter_count = graphene.Int(required=True, description="Letters that wait to be printed.")
    letters = NonNullList(GdprMail, required=True, description="The newest fifty of them.")
    unsealed_entries = graphene.Int(required=True, description="Audit entries that wait for their seal.")
    journal = graphene.Boolean(
        required=True, description="Whether the journal has a place outside the database."
    )
    unheard_consents = graphene.Int(
        required=True, description="Lines of consent that a registered handler has not heard of."
    )
    problems = NonNullList(
        graphene.String, required=True, description="What the system checks say, with what to do."
    )

    class Meta:
        description = "Whether the privacy desk works."


def resolve_health(_root: Any, info: Any) -> GdprHealth | None:
    """Null while inactive; from the primary, because it is asked when something is wrong."""
    with database.primary():
        try:
            authority.may_see(auth.requestor(info.context))
        except Forbidden as forbidden:
            raise auth.denied(str(forbidden)) from None
        settings = conf.load()
        return None if settings is None else _found(settings, timezone.now())


def _found(settings: conf.Settings, now: datetime) -> GdprHealth:
    swept = pulse.last("sweep")
    due = Job.objects.filter(ended_at__isnull=True, run_at__lte=now)
    failed = OutboxMail.objects.filter(state=MailState.FAILED)
    letters = OutboxMail.objects.filter(state=MailState.TO_PRINT)
    return GdprHealth(
        last_sweep_at=swept,
        sweep_works=swept is not None and swept > now - LATE,
        oldest_work_since=due.aggregate(at=Min("run_at"))["at"],
        failed_work=Job.objects.filter(ended_at__isnull=False).count(),
        mail_works=host_mail.route("", settings.smtp) is not None,
        failed_mail_count=failed.count(),
        failed_mails=list(failed[:SHOWN]),
        letter_count=letters.count(),
        letters=list(letters[:SHOWN]),
        unsealed_entries=Entry.objects.filter(number=None).count(),
        journal=journal.is_configured(),
        unheard_consents=overview.unheard(),
        problems=[f"{each.msg} {each.hint or ''}".strip() for each in run_checks(tags=["gdpr"])]
        + _keys()
        + _journal(now),
    )


def _keys() -> list[str]:
    """What no check may ask at start, because it needs the database."""
    missing = sorted(suppression.missing_keys())
    if not missing:
        return []
    named = ", ".join(missing)
    return [
        f"Suppression was written with keys that are gone ({named}): everybody is refused. "
        "Put them back into GDPR_KEYS, behind the first."
    ]


def _journal(now: datetime) -> list[str]:
    """Whether what must be outside of the database gets there."""
    said = journal_lines.problem(now)
    return [said] if said else []
