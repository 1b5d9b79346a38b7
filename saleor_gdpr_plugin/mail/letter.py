"""A mail as a printed letter, for a person without e-mail."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from .. import conf
from ..contracts import Refused
from ..host import shop
from ..paper import templates
from ..paper.language import in_language
from ..paper.pdf import render_pdf
from .models import MailState, OutboxMail
from .outbox import opened


def pdf(row: OutboxMail, *, name: str, postal_address: str) -> bytes:
    """The letter as PDF: address, date, subject and the words of the mail; raises PdfUnavailable."""
    settings = conf.committed().of(row.channel)
    message, _to = opened(row)
    with in_language(row.language, settings.time_zone):
        variables: dict[str, Any] = {
            "shop": settings.shop_name or shop.name(),
            "subject": message.subject(),
            **vars(message),
        }
        text = templates.render(f"mail/{message.name}.txt", variables)
        letter = {
            "shop": variables["shop"],
            "controller": settings.controller,
            "name": name,
            "postal_address": postal_address,
            "date": row.created_at,
            "subject": variables["subject"],
            "body": _body(text, variables["shop"], variables["subject"]),
        }
        return render_pdf(templates.render("mail/letter.html", letter))


def _body(text: str, shop_name: str, subject: str) -> str:
    """The text of the mail without its head, which the letter has by itself, and without what is said of e-mail."""
    lines = text.partition("\n-- \n")[0].splitlines()
    while lines and lines[0].strip() in ("", shop_name, subject):
        lines.pop(0)
    return "\n".join(lines)


def posted(row_id: UUID, *, now: datetime) -> OutboxMail:
    """Staff has printed and posted the letter: its content is wiped; raises Refused for anything else."""
    with transaction.atomic():
        row = OutboxMail.objects.select_for_update(of=("self",)).filter(pk=row_id).first()
        if row is None:
            raise Refused("not_found", _("There is no such letter."), field="id")
        if row.state != MailState.TO_PRINT:
            raise Refused("state", _("This letter does not wait to be posted."), field="id")
        row.state, row.sealed, row.sent_at = MailState.SENT, b"", now
        row.save(update_fields=["state", "sealed", "sent_at"])
        return row
