"""The button behind a link of a mail footer: who holds the link may stop the mails (RFC 8058), and nothing else."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from ..conf import Settings
from ..consent import subjects, unsubscribe
from ..consent.giving import Claim
from ..consent.models import Origin, Proof
from . import at_once


def press(token: str, *, settings: Settings, now: datetime) -> bool:
    """Stop what the link stops; whether it was a link of ours, which nobody is told.

    A known mailbox gets a line in the ledger and a notice with one click to take it back, because a link may have
    been passed on; pressed again it changes nothing.
    """
    link = unsubscribe.opened(token)
    if link is None:
        return False
    with transaction.atomic():
        who = unsubscribe.known(link)
        if who is None:
            unsubscribe.stop(link, now=now)
            return True
        subjects.locked(who)
        stopped = unsubscribe.is_stopped(who, link.purpose)
        unsubscribe.stop(link, now=now)
        if not stopped:
            right = at_once.WITHDRAWAL if link.purpose else at_once.OBJECTION
            claim = Claim(who, Proof.NONE)
            at_once.take(right, claim, link.purpose, settings=settings, now=now, origin=Origin.UNSUBSCRIBE)
    return True
