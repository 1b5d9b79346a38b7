"""A proven submission joins the open request of the same person and right; nothing typed is dropped."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q

from ..contracts import SUBJECT
from .lifecycle import move, note
from .models import Request
from .states import TAKES_ADDITIONS, State


def open_request(right: str, *, account_id: int | None, address: str) -> Request | None:
    """The request that takes additions, locked: same right, and same account or same proven mailbox."""
    same = Q(address=address, mailbox_proven=True)
    if account_id is not None:
        same |= Q(account_id=account_id)
    rows = Request.objects.select_for_update(of=("self",)).filter(
        same, right=right, state__in=TAKES_ADDITIONS
    )
    return rows.order_by("submitted_at").first()


def join(request: Request, earlier: Request, *, now: datetime) -> None:
    """Add the later submission's text to the earlier request, whose receipt and date stand."""
    move(request, State.JOINED, by=SUBJECT, now=now, joined_to=earlier)
    texts = [earlier.details.get("text", ""), request.details.get("text", "")]
    earlier.details = {**earlier.details, "text": "\n\n".join(text for text in texts if text)}
    earlier.mailbox_proven = earlier.mailbox_proven or request.mailbox_proven
    earlier.version += 1
    earlier.save(update_fields=["details", "mailbox_proven", "version"])
    note(earlier, "joined_by", by=SUBJECT, now=now, text=request.reference)
