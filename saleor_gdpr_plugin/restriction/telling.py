"""The mails about a restriction: that it is set, and, owed by the law and under no switch, that it will be lifted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef

from .. import conf, subject
from ..mail import outbox
from ..mail.message import Message
from ..mail.messages import RestrictionEnding, RestrictionSet
from ..mail.models import MailState, OutboxMail
from ..paper.language import in_language
from .models import Ground, Restriction


@dataclass(frozen=True, slots=True)
class Recipient:
    """Where the person is told: the proven address as it was spelled, empty for a printed letter.

    `about` is the request the mail belongs to, None for a restriction without one.
    """

    email: str
    language: str
    channel: str = ""
    reference: str = ""
    about: UUID | None = None


def about_setting(row: Restriction, to: Recipient, *, now: datetime) -> None:
    """Post that the data is restricted, once for each restriction."""
    _post(setting(Ground(row.ground), to), to, f"restriction_set:{row.pk}", to.about or row.pk, now)


def setting(ground: Ground, to: Recipient) -> RestrictionSet:
    """To the person: the data is only kept from now on, and why."""
    at = conf.committed().of(to.channel)
    with in_language(to.language, "UTC"):
        return RestrictionSet(reference=to.reference, ground=ground.sentence, contact_email=at.contact_email)


def about_lifting(row: Restriction, to: Recipient, *, lift_at: datetime, reason: str, now: datetime) -> str:
    """Post the notice; returns its cause. Restrictions of one request share one notice."""
    cause = f"restriction_ending:{row.request_id or row.pk}:{lift_at.isoformat()}"
    settings = conf.committed().of(to.channel)
    with in_language(to.language, "UTC"):
        message = RestrictionEnding(
            reference=to.reference,
            ground=Ground(row.ground).sentence,
            reason=reason,
            lift_at=lift_at,
            contact_email=settings.contact_email,
        )
    _post(message, to, cause, to.about or row.pk, now)
    return cause


def _post(message: Message, to: Recipient, cause: str, object_id: UUID, now: datetime) -> None:
    outbox.post(
        message,
        to=subject.mailable(to.email) if to.email else "",
        language=to.language,
        channel=to.channel,
        cause=cause,
        now=now,
        object_id=object_id,
    )


def is_out(cause: str) -> bool:
    """Whether the mail server took the notice, or staff posted the letter."""
    return bool(OutboxMail.objects.filter(cause=cause, state=MailState.SENT).exists())


def sent(cause: OuterRef) -> Exists:
    """The same as a condition on rows that name the cause."""
    return Exists(OutboxMail.objects.filter(cause=cause, state=MailState.SENT))
