"""Keeping the head of the chain outside the database, once an hour at most."""

from __future__ import annotations

from datetime import datetime, timedelta

from . import journal
from .models import Head
from .verify import KnownHead

EVERY = timedelta(hours=1)
KEPT = timedelta(days=400)


def keep(now: datetime) -> int:
    """Write the newest head to the journal, and forget old ones; how many were written.

    A crash between writing and marking writes the line again, which readers drop.
    """
    newest = Head.objects.order_by("-number").first()
    last = Head.objects.filter(kept_at__isnull=False).order_by("-number").first()
    if newest is None or newest.kept_at is not None:
        return 0
    if last is not None and last.kept_at is not None and last.kept_at > now - EVERY:
        return 0
    if not journal.write("head", {"number": newest.number, "seal": newest.seal}, now):
        return 0
    Head.objects.filter(pk=newest.pk).update(kept_at=now)
    Head.objects.filter(at__lt=now - KEPT, number__lt=newest.number).delete()
    return 1


def newest() -> Head | None:
    """The head to be mailed or written down where there is no journal."""
    return Head.objects.order_by("-number").first()


def outside(path: str | None = None) -> list[KnownHead]:
    """Heads of the journal; raises ValueError when a line of it is not genuine."""
    found = []
    for line in journal.lines(path):
        if not line.genuine:
            raise ValueError("The journal holds a line that is cut or not genuine.")
        if line.kind == "head":
            found.append(KnownHead(int(line.payload["number"]), str(line.payload["seal"])))
    return found
