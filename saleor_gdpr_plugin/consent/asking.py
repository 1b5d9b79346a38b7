"""Double opt-in: a wish that nobody has shown to be theirs is asked about by mail, and only the mailbox confirms it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ..conf import committed
from ..contracts import SUBJECT, Refused
from ..mail import outbox
from ..mail.messages import ConsentConfirm, ConsentReceipt
from ..proof import limits, tokens
from ..proof.models import Purpose
from ..work import jobs
from ..work.models import Job
from . import ledger, links, purposes, subjects
from .effects import counting
from .models import STOPS, ConsentEntry, Origin, Proof, PurposeText, Standing

TICKED = "consent.ticked"
"""Anybody can tick a box at checkout for any address, again and again: it is asked once a day."""


def send(job: Job) -> None:
    """Mail the link within the limits; nothing once the person has said something else, or where it is switched off.

    What was ticked elsewhere asks nobody who objected: that would be the very mail they do not want. A list from
    elsewhere asks nobody at all.
    """
    now, settings = timezone.now(), committed()
    with transaction.atomic():
        jobs.hold(job)
        entry = _entry(UUID(job.object_id))
        if entry is None or not entry.subject.address or entry.origin == Origin.IMPORT:
            return
        typed = entry.origin in (Origin.WIDGET, Origin.STAFF)
        stands = ledger.standings(subjects.of_row(entry.subject)).get((entry.purpose.key, entry.order_id))
        if stands != Standing.PENDING or not (typed or (settings.double_opt_in and not _stopped(entry))):
            return
        whom = f"{entry.subject.address}:{entry.purpose.key}"
        if not typed and limits.count(TICKED, whom, window=limits.DAY, now=now) > 1:
            return
        if not limits.may_mail(entry.subject.address, settings, now):
            return
        at, words = settings.of(entry.subject.channel), _words(entry)
        mail = ConsentConfirm(
            title=words.title,
            text=words.text,
            link=links.confirm(at, entry.uid, now),
            link_hours=settings.link_hours,
            contact_email=at.contact_email,
        )
        _post(mail, entry, cause=str(job.pk), now=now)
        jobs.finish(job)


def confirm(raw: str, *, now: datetime) -> ConsentEntry:
    """The mailbox confirms its wish: consent from now on, whatever stopped it before the wish.

    Raises Refused for a link that opens nothing, and when the person has said no since.
    """
    with transaction.atomic():
        token = tokens.redeem(raw, Purpose.CONSENT, now=now)
        entry = _entry(token.object_id)
        if entry is None or not entry.subject.address:
            raise Refused(
                "not_found", _("This consent is no longer kept. Please give it again."), field="token"
            )
        if _stopped(entry, since=True):
            message = _(
                "You said no after this mail was sent. To agree again, give your consent on the page."
            )
            raise Refused("state", message, field="token")
        given = ledger.record(
            subjects.of_row(entry.subject),
            entry.purpose.key,
            Standing.GIVEN,
            origin=Origin(entry.origin),
            by=SUBJECT,
            proof=Proof.MAILBOX,
            now=now,
            text=entry.text or _words(entry),
            cause=f"confirm:{entry.uid}",
        )
        assert given is not None
        receipt(given, now=now)
        return given


def receipt(entry: ConsentEntry, *, now: datetime) -> None:
    """Mail what was agreed to, word by word, and how to take it back."""
    at, words = committed().of(entry.subject.channel), _words(entry)
    mail = ConsentReceipt(
        title=words.title,
        text=words.text,
        at=entry.at,
        link=at.storefront_url,
        contact_email=at.contact_email,
    )
    _post(mail, entry, cause="", now=now)


def _entry(uid: UUID) -> ConsentEntry | None:
    rows = ConsentEntry.objects.select_related("subject", "purpose", "text")
    return rows.filter(uid=uid).first()


def _stopped(entry: ConsentEntry, *, since: bool = False) -> bool:
    """Whether the person, shown to be the one, said no to this purpose; `since` the wish, or ever and still."""
    if not since:
        return ledger.stopped(entry.subject.address, entry.purpose)
    later = counting(ConsentEntry.objects.filter(subject=entry.subject, pk__gt=entry.pk, standing__in=STOPS))
    own = later.exclude(proof=Proof.NONE).values_list("purpose__key", flat=True)
    return any(key == entry.purpose.key or (key is None and entry.purpose.covered) for key in own)


def _words(entry: ConsentEntry) -> PurposeText:
    """The words of a line; those of today where it has none."""
    words = entry.text or purposes.newest(entry.purpose, entry.subject.language or "en")
    assert words is not None  # a purpose begins with its words
    return words


def _post(mail: ConsentConfirm | ConsentReceipt, entry: ConsentEntry, *, cause: str, now: datetime) -> None:
    outbox.post(
        mail,
        to=subjects.mailable(entry.subject),
        language=entry.subject.language or "en",
        channel=entry.subject.channel,
        cause=f"{mail.name}:{entry.uid}:{cause}",
        now=now,
        object_id=entry.uid,
    )
