"""How long the ledger names a person: while consent holds, and then as long as it may have to be shown."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.db.models import Exists, Max, OuterRef, Q

from ..conf import committed
from ..mail import outbox
from ..proof import tokens
from ..proof.models import Purpose as TokenPurpose
from ..restriction import standing
from ..work import daily
from .models import STOPS, ConsentEntry, ConsentReceipt, ConsentSubject, Proof, Standing

UNCONFIRMED = timedelta(days=14)
"""A wish that no mailbox confirmed by then is nobody's."""


def forget_wishes(now: datetime, *, limit: int = 100) -> int:
    """Delete mailboxes about which the ledger holds nothing but old wishes that anybody may have typed; how many."""
    wishes = Q(standing=Standing.PENDING, proof=Proof.NONE, at__lt=now - UNCONFIRMED)
    more = ConsentEntry.objects.exclude(wishes)
    rows = ConsentSubject.objects.filter(~Exists(more.filter(subject=OuterRef("pk"))))
    forgotten = 0
    for pk in list(rows.values_list("pk", flat=True)[:limit]):
        with transaction.atomic():
            if _locked(pk) and not more.filter(subject=pk).exists():
                lines = ConsentEntry.objects.filter(subject=pk)
                for uid in lines.values_list("uid", flat=True):
                    _forget_mails(uid)
                ConsentReceipt.objects.filter(entry__subject=pk).delete()
                lines.delete()
                ConsentSubject.objects.filter(pk=pk).delete()
                forgotten += 1
    return forgotten


def blank(now: datetime, *, limit: int = 1000) -> int:
    """Once a day: take the name from lines that nobody has to show any more; how many mailboxes.

    Suppression goes on without it. Not those of a person under restriction, who may need them (Art. 18(1)).
    """
    settings = committed()
    before = now - relativedelta(months=settings.retention_months)
    with transaction.atomic():
        if not daily.first("consent.blank", now.astimezone(settings.time_zone).date()):
            return 0
        rows = ConsentSubject.objects.filter(~Q(address="") | ~Q(account_id=None)).filter(~Exists(_holds()))
        rows = rows.filter(~standing.held(account="account_id", address="address"))
        old = rows.annotate(last=Max("entries__at")).filter(last__lt=before).values_list("pk", flat=True)
        blanked = 0
        for pk in list(old[:limit]):
            if _locked(pk) and not ConsentEntry.objects.filter(subject=pk, at__gte=before).exists():
                ConsentSubject.objects.filter(pk=pk).update(address="", email="", account_id=None)
                ConsentEntry.objects.filter(subject=pk).exclude(note="").update(note="")
                for uid in ConsentEntry.objects.filter(subject=pk).values_list("uid", flat=True):
                    _forget_mails(uid)
                blanked += 1
        return blanked


def _holds() -> Any:
    """Consent that no later line of its purpose, or of all marketing, has ended."""
    ended = ConsentEntry.objects.filter(
        Q(purpose=OuterRef("purpose")) | Q(purpose=None),
        subject=OuterRef("subject"),
        pk__gt=OuterRef("pk"),
        standing__in=STOPS,
        undone=None,
    )
    given = ConsentEntry.objects.filter(subject=OuterRef("pk"), standing=Standing.GIVEN, undone=None)
    return given.filter(~Exists(ended))


def _locked(pk: int) -> bool:
    """Whether the row is still there; a writer who holds it goes first, and next time is early enough."""
    rows = ConsentSubject.objects.select_for_update(of=("self",), skip_locked=True)
    return rows.filter(pk=pk).first() is not None


def _forget_mails(uid: UUID) -> None:
    outbox.forget_about(uid)
    tokens.revoke(uid, TokenPurpose.CONSENT)
