"""Handing over the result of an erasure: recipients are told, the person gets the mail, the record is sealed."""

from __future__ import annotations

from datetime import datetime

from ..conf import Settings
from ..contracts import Actor, Disposition, Outcome
from ..mail.message import Message
from ..recipients import telling
from ..recipients.models import Way
from ..requests.models import Request
from . import carrying_out, collecting, plans, sealing, summary
from .models import Plan

TYPES = {
    "orders": "Order",
    "checkouts": "Checkout",
    "gift_cards": "GiftCard",
    "addresses": "Address",
    "invoices": "Invoice",
}
"""What Saleor calls the things of a kind of data, for those who are told."""
MOST = 1000
"""Records that one recipient is told by their ids; whoever knows the account knows the rest by it."""


def hand_over(request: Request, plan: Plan, *, settings: Settings, now: datetime) -> tuple[Outcome, Message]:
    """Inside the releasing transaction: the ledger of Art. 19, and the mail to the address that was proven."""
    to = {name: Way(way) for name, way in plan.recipients.items()}
    telling.tell(request, "erased", records=_records(plan), now=now, to=to)
    mail = summary.message(
        request,
        plan,
        settings=settings,
        certificate_link=collecting.link(request, plan, settings=settings, now=now),
        certificate_days=collecting.LINK_LIFE.days,
    )
    return carrying_out.outcome(plan), mail


def _records(plan: Plan) -> list[telling.Record]:
    found = [("User", str(each)) for each in sorted(plans.subject(plan).accounts)]
    # What is kept was not erased, so nobody is told to erase it.
    gone = plan.items.filter(source__in=TYPES).exclude(disposition=Disposition.KEEP)
    rows = gone.order_by("pk").values_list("source", "key")
    return found + [(TYPES[source], key) for source, key in rows[:MOST]]


def seal(request: Request, *, by: Actor, now: datetime) -> None:
    """Inside the transaction that ends the request, after its mail is in the outbox."""
    sealing.end(request, by=by, now=now)
