"""Keeping the head of the chain outside the database, once an hour at most."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from . import journal, owed
from .models import Head
from .verify import KnownHead

EVERY = timedelta(hours=1)
KEPT = timedelta(days=400)
LINE = "head"
"""Line of the journal: the end of the chain at a moment."""
RESTORED = "restored"
"""Line of the journal: a backup was restored, so that what was sealed after it is gone."""


def keep(now: datetime) -> int:
    """Owe the journal the newest head, and forget old ones; how many. One that never left is replaced."""
    newest = Head.objects.order_by("-number").first()
    last = Head.objects.filter(kept_at__isnull=False).order_by("-number").first()
    if newest is None or newest.kept_at is not None:
        return 0
    if last is not None and last.kept_at is not None and last.kept_at > now - EVERY:
        return 0
    with transaction.atomic():
        owed.forget(LINE)
        owed.owe(LINE, {"number": newest.number, "seal": newest.seal})
        Head.objects.filter(pk=newest.pk).update(kept_at=now)
        Head.objects.filter(at__lt=now - KEPT, number__lt=newest.number).delete()
    return 1


def newest() -> Head | None:
    """The head to be written down where there is no journal."""
    return Head.objects.order_by("-number").first()


def outside(path: str | None = None) -> list[KnownHead]:
    """Heads of the journal that still count; raises ValueError when a line of it is not genuine; one that was
    cut off and written again says nothing.

    Without a journal there are none. What was sealed after a backup that was restored is gone for a known reason.
    """
    found = list[tuple[datetime, KnownHead]]()
    try:
        for line in journal.lines(path):
            if line.wrong == journal.Wrong.CUT:
                continue
            if not line.genuine:
                raise ValueError("The journal holds a line that is cut or not genuine.")
            if line.kind == LINE:
                found.append((line.at, KnownHead(int(line.payload["number"]), str(line.payload["seal"]))))
            elif line.kind == RESTORED:
                backup = datetime.fromisoformat(line.payload["since"])
                found = [(at, head) for at, head in found if at < backup]
    except FileNotFoundError:
        if path is not None:
            raise ValueError("There is no such journal.") from None
    return [head for _at, head in found]
