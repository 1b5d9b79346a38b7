"""Letters for people without e-mail: staff prints them, posts them, and says so."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from ..audit import log
from ..contracts import Refused
from ..host import auth, shop
from ..mail import letter
from ..mail.models import MailState, OutboxMail
from ..proof import tokens
from ..proof.models import Purpose
from . import authority
from .lifecycle import lock, note
from .models import Request

LIFE = timedelta(minutes=2)
PATH = "/plugins/global/saleor_gdpr/letter/"


def ticket(mail_id: UUID, requestor: auth.Requestor, *, now: datetime) -> tuple[str, datetime]:
    """Where a letter can be fetched as PDF, and until when; the look is logged."""
    with transaction.atomic():
        row = _waiting(mail_id)
        request = _about(row)
        authority.may_decide(requestor, request)
        by = authority.acting(requestor)
        log.record("letter.printed", object_id=request.pk, by=by, now=now, content={"mail": row.pk})
        return shop.absolute(PATH + tokens.issue(Purpose.LETTER, row.pk, life=LIFE, now=now)), now + LIFE


def fetch(raw: str, *, now: datetime) -> bytes:
    """The PDF a ticket stands for; raises Refused, or PdfUnavailable."""
    row = _waiting(tokens.read(raw, Purpose.LETTER, now=now).object_id)
    request = _about(row)
    return letter.pdf(row, name=request.name, postal_address=request.postal_address)


def posted(mail_id: UUID, requestor: auth.Requestor, *, now: datetime) -> OutboxMail:
    """Staff posted the letter: it stands in the timeline, its content is wiped."""
    with transaction.atomic():
        request = lock(_about(_waiting(mail_id)).pk)
        authority.may_decide(requestor, request)
        row = letter.posted(mail_id, now=now)
        note(request, "letter_posted", by=authority.acting(requestor), now=now, text=row.name)
        return row


def _waiting(mail_id: UUID) -> OutboxMail:
    row = OutboxMail.objects.filter(pk=mail_id, state=MailState.TO_PRINT).first()
    if row is None:
        raise Refused("not_found", _("There is no such letter."), field="id")
    return row


def _about(row: OutboxMail) -> Request:
    request = Request.objects.filter(pk=row.object_id).first()
    if request is None:
        raise Refused("not_found", _("There is no such letter."), field="id")
    return request
