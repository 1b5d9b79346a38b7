"""Posting and sending: at least once, with one fixed Message-ID per cause.

The only window for a second mail is between the mail server's yes and our commit.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime, timedelta
from email.utils import parseaddr
from uuid import UUID, uuid4

from django.core.mail import EmailMultiAlternatives
from django.utils import timezone

from .. import conf, keys
from ..host import mail as host_mail
from ..host import shop
from ..paper import templates
from ..paper.language import in_language
from ..work import jobs
from ..work.models import Job
from .message import Message, restore
from .models import MailState, OutboxMail

JOB = "mail.send"
LEASE = timedelta(minutes=10)
TRIES = 12
"""With the backoff of jobs: about a day."""


class NoWay(Exception):
    """The shop has no working mail configuration."""


def post(
    message: Message,
    *,
    to: str,
    language: str,
    channel: str,
    cause: str,
    now: datetime,
    object_id: UUID | None = None,
) -> None:
    """Write a mail into the outbox in the current transaction; the same cause is posted once.

    `to` is the string that was proven, never a normalised form of it. Address and content are sealed.
    """
    box = keys.Box(keys.Use.MAIL)
    row_id = uuid4()
    content = json.dumps({"to": to, "variables": message.variables()}).encode()
    row = OutboxMail(
        id=row_id,
        cause=cause,
        name=message.name,
        object_id=object_id,
        channel=channel,
        language=language,
        key_id=box.key_id,
        sealed=box.seal(content, about=str(row_id)),
        created_at=now,
    )
    OutboxMail.objects.bulk_create([row], ignore_conflicts=True)
    if OutboxMail.objects.filter(pk=row_id).exists():
        jobs.enqueue(JOB, row_id, now=now)


def send(job: Job) -> None:
    """Send one mail and wipe it; a mail already sent is left alone.

    The job's lease, far longer than a mail server may take, keeps a second worker away; no transaction stays
    open while the server thinks.
    """
    row = OutboxMail.objects.filter(pk=job.object_id, state=MailState.QUEUED).first()
    if row is None:
        return
    content = json.loads(keys.Box(keys.Use.MAIL, row.key_id).open(bytes(row.sealed), about=str(row.pk)))
    build(restore(row.name, content["variables"]), row, to=content["to"]).send()
    OutboxMail.objects.filter(pk=row.pk).update(
        state=MailState.SENT, sealed=b"", sent_at=timezone.now(), problem=""
    )


def build(message: Message, row: OutboxMail, *, to: str) -> EmailMultiAlternatives:
    """The mail as it leaves: text and HTML in the person's language, by the channel's way.

    Raises NoWay while the shop has no working mail configuration; the job tries again.
    """
    settings = conf.committed()
    way = host_mail.route(row.channel, settings.smtp)
    if way is None:
        raise NoWay
    with in_language(row.language, settings.time_zone) as language:
        variables = {"shop": shop.name(), "subject": message.subject(), **asdict(message)}
        text = templates.render(f"mail/{message.name}.txt", variables)
        html = templates.render(f"mail/{message.name}.html", variables)
    mail = EmailMultiAlternatives(
        subject=variables["subject"],
        body=text,
        from_email=way.sender,
        to=[to],
        connection=way.connection,
        headers={
            "Message-ID": f"<{row.pk}@{parseaddr(way.sender)[1].rpartition('@')[2]}>",
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "All",
            "Content-Language": language,
        },
    )
    mail.attach_alternative(html, "text/html")
    return mail


def give_up(object_id: str, problem: str) -> None:
    """The last try failed: the mail stays sealed and shows as failed."""
    OutboxMail.objects.filter(pk=object_id, state=MailState.QUEUED).update(
        state=MailState.FAILED, problem=problem[:200]
    )
