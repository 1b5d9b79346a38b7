"""A proven submission joins the open request of the same person and right; nothing typed is dropped."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q

from ..conf import Settings
from ..contracts import Actor
from ..proof import limits, tokens
from ..proof.models import Purpose
from . import letters, registry
from .lifecycle import move, note
from .models import Request
from .states import TAKES_ADDITIONS, State

DAY = timedelta(days=1)


def open_request(request: Request) -> Request | None:
    """The request that takes this one's additions, locked: same right, same address, and one proof for both.

    One proof: the same account, or the mailbox on either side. A login alone never reaches what a mailbox
    opened, nor the other way round: an account's address can change hands.
    """
    same = Q(account_id=request.account_id, account_id__isnull=False)
    if request.mailbox_proven:
        same |= Q(mailbox_proven=True)
    rows = Request.objects.select_for_update(of=("self",)).filter(
        # Copies that staff makes by itself have no receipt; what the person asks keeps its own clock.
        same,
        right=request.right,
        address=request.address,
        state__in=TAKES_ADDITIONS,
        received_on__isnull=False,
    )
    return rows.exclude(pk=request.pk).order_by("submitted_at").first()


def join(request: Request, earlier: Request, *, by: Actor, settings: Settings, now: datetime) -> None:
    """Add the later submission's text to the earlier request, whose receipt and date stand.

    The person is told again, with a fresh link where the mailbox is not proven, within the limit of the address.
    """
    move(request, State.JOINED, by=by, now=now, joined_to=earlier)
    earlier.details = _added(earlier.details, request.details)
    earlier.mailbox_proven = earlier.mailbox_proven or request.mailbox_proven
    earlier.account_id = earlier.account_id or request.account_id
    earlier.version += 1
    earlier.save(update_fields=["details", "mailbox_proven", "account_id", "version"])
    registry.took_up(earlier, request, by=by, settings=settings, now=now)
    if earlier.mailbox_proven:
        # Its own link has nothing left to prove; used later it would build a finished answer anew.
        tokens.use_up(earlier.pk, Purpose.VERIFY, now=now)
    note(earlier, "joined_by", by=by, now=now, text=request.reference)
    registry.opened(earlier, by=by, now=now)
    if limits.count("verify", earlier.address, window=DAY, now=now) <= settings.address_mails_per_day:
        told = letters.changed(earlier, "added")
        letters.acknowledge(earlier, settings=settings, now=now, told=told)


def _added(earlier: Mapping[str, Any], later: Mapping[str, Any]) -> dict[str, Any]:
    """The details of both: texts one after the other, lists without what they already name."""
    both = {**later, **earlier}
    for name in earlier.keys() & later.keys():
        if isinstance(earlier[name], list):
            both[name] = [*earlier[name], *(each for each in later[name] if each not in earlier[name])]
    texts = [earlier.get("text", ""), later.get("text", "")]
    return both | {"text": "\n\n".join(text for text in texts if text)}
