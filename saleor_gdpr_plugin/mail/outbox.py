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
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .. import conf, keys
from ..contracts import Refused
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
KEPT = timedelta(days=400)
"""Longer than any cause can come again: a request lives at most a few months."""


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

    `to` is the string that was proven, never a normalised form of it; empty, the mail waits to be printed. Address
    and content are sealed.
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
        state=MailState.QUEUED if to else MailState.TO_PRINT,
    )
    OutboxMail.objects.bulk_create([row], ignore_conflicts=True)
    if to and OutboxMail.objects.filter(pk=row_id).exists():
        jobs.enqueue(JOB, row_id, now=now)


def send(job: Job) -> None:
    """Send one mail and wipe it; a mail already sent is left alone.

    The job's lease, far longer than a mail server may take, keeps a second worker away; no transaction stays
    open while the server thinks.
    """
    row = OutboxMail.objects.filter(pk=job.object_id, state=MailState.QUEUED).first()
    if row is None:
        return
    message, to = opened(row)
    build(message, row, to=to).send()
    OutboxMail.objects.filter(pk=row.pk).update(
        state=MailState.SENT, sealed=b"", sent_at=timezone.now(), problem=""
    )


def opened(row: OutboxMail) -> tuple[Message, str]:
    """What a row holds, and where it goes; raises Broken or KeyMissing."""
    content = json.loads(keys.Box(keys.Use.MAIL, row.key_id).open(bytes(row.sealed), about=str(row.pk)))
    return restore(row.name, content["variables"]), content["to"]


def build(message: Message, row: OutboxMail, *, to: str) -> EmailMultiAlternatives:
    """The mail as it leaves: text and HTML in the person's language, by the channel's way.

    Raises NoWay while the shop has no working mail configuration; the job tries again.
    """
    settings = conf.committed().of(row.channel)
    way = host_mail.route(row.channel, settings.smtp)
    if way is None:
        raise NoWay
    with in_language(row.language, settings.time_zone) as language:
        variables = {
            "shop": settings.shop_name or shop.name(),
            "subject": message.subject(),
            **asdict(message),
        }
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


def was_posted(name: str, object_id: UUID) -> bool:
    """Whether a mail of this kind was ever posted about an object."""
    return bool(OutboxMail.objects.filter(object_id=object_id, name=name).exists())


def retry(row_id: UUID, *, now: datetime) -> OutboxMail:
    """Queue a failed mail once more; raises Refused for any other. Of two at once, one queues it."""
    with transaction.atomic():
        row = OutboxMail.objects.select_for_update(of=("self",)).filter(pk=row_id).first()
        if row is None:
            raise Refused("not_found", _("There is no such mail."), field="id")
        if row.state != MailState.FAILED:
            raise Refused("state", _("Only a mail that failed can be sent again."), field="id")
        row.state, row.problem = MailState.QUEUED, ""
        row.save(update_fields=["state", "problem"])
        jobs.enqueue(JOB, row.pk, now=now)
        return row


def forget_about(object_id: UUID, *, printed: bool = True) -> None:
    """Delete every mail about an object, but for those still on their way; letters to be printed go too, unless
    `printed` is false."""
    on_their_way = (MailState.QUEUED,) if printed else (MailState.QUEUED, MailState.TO_PRINT)
    OutboxMail.objects.filter(object_id=object_id).exclude(state__in=on_their_way).delete()


def forget(now: datetime, *, limit: int = 1000) -> int:
    """Delete rows of mails sent long ago, some at a time; until then they keep a cause from being told twice."""
    old = OutboxMail.objects.filter(state=MailState.SENT, created_at__lt=now - KEPT)
    ids = list(old.order_by("created_at").values_list("pk", flat=True)[:limit])
    return int(OutboxMail.objects.filter(pk__in=ids).delete()[0])
