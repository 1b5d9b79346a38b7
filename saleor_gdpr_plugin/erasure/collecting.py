"""Collecting a certificate of erasure. There is no account any more, so the mail that tells of the erasure proves the
mailbox: its link mints a ticket of two minutes, once. Staff gets a ticket by permission, for a person who lost it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from ..audit import log
from ..conf import Settings
from ..contracts import SUBJECT, Actor, Refused
from ..host import auth, shop
from ..paper.pdf import render_pdf
from ..proof import tokens
from ..proof.models import Purpose
from ..requests import authority
from ..requests.lifecycle import lock
from ..requests.models import Request
from . import certificate, opening, sealing
from .models import ErasureRecord, Plan

LINK_LIFE = timedelta(days=30)
"""Longer than the link of an archive: whoever comes too late can only ask the shop."""
TICKET_LIFE = timedelta(minutes=2)
PATH = "/plugins/global/saleor_gdpr/certificate/"


@dataclass(frozen=True, slots=True)
class Ticket:
    """Where a certificate can be fetched, and until when."""

    url: str
    expires_at: datetime


def link(request: Request, plan: Plan, *, settings: Settings, now: datetime) -> str:
    """The link of the mail; "" for a person without e-mail, to whom staff posts the certificate."""
    if not request.email:
        return ""
    # Bound to the plan: whatever is bound to the request is revoked when the erasure ends.
    raw = tokens.issue(Purpose.CERTIFICATE, plan.pk, life=LINK_LIFE, now=now)
    return f"{settings.of(request.channel).storefront_url}#gdpr-download={raw}"


def is_for(raw: str) -> bool:
    """Whether a link's token stands for a certificate, used up or not."""
    return tokens.known(raw, Purpose.CERTIFICATE)


def ticket_for_link(raw: str, *, now: datetime) -> Ticket:
    """Use up the link of a mail; of two at once, one is refused."""
    with transaction.atomic():
        token = tokens.redeem(raw, Purpose.CERTIFICATE, now=now)
        return _ticket(_record(plan=token.object_id), by=SUBJECT, now=now)


def ticket_for_staff(request_id: UUID, requestor: auth.Requestor, *, now: datetime) -> Ticket:
    """Staff fetches it, to post it or to show it to the authority; raises Forbidden or Refused."""
    with transaction.atomic():
        request = lock(request_id)
        authority.may_decide(requestor, request)
        record = _record(plan__request=request_id)
        # The ended request knows no name any more; the record's digests do.
        opening.not_ones_own([record], requestor)
        return _ticket(record, by=authority.acting(requestor), now=now)


def _ticket(record: ErasureRecord, *, by: Actor, now: datetime) -> Ticket:
    raw = tokens.issue(Purpose.CERTIFICATE_PDF, record.pk, life=TICKET_LIFE, now=now)
    log.record("erasure.certificate", object_id=record.plan.request_id, by=by, now=now)
    return Ticket(shop.absolute(PATH + raw), now + TICKET_LIFE)


def fetch(raw: str, *, settings: Settings, now: datetime) -> bytes:
    """The PDF a ticket stands for; raises Refused, or PdfUnavailable."""
    token = tokens.read(raw, Purpose.CERTIFICATE_PDF, now=now)
    record = _record(pk=token.object_id)
    facts = certificate.restore(_row(record))
    at = settings.of(facts.channel)
    html = certificate.html(
        facts,
        certificate.told(record.plan.request, settings.time_zone),
        logo=at.logo,
        contact_email=at.contact_email,
        time_zone=settings.time_zone,
        now=now,
    )
    return render_pdf(html)


def _record(**which: UUID) -> ErasureRecord:
    rows = ErasureRecord.objects.select_related("plan__request").exclude(content=b"")
    record = rows.filter(**which).first()
    if record is None:
        raise Refused("unavailable", _("There is no certificate: nothing was erased, or its time is over."))
    return record


def _row(record: ErasureRecord) -> dict[str, object]:
    for found in sealing.rows_of(record):
        if found["table"] == certificate.TABLE:
            return found
    raise Refused("unavailable", _("This erasure ended before there were certificates."))
