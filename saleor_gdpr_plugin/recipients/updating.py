"""What staff says about one recipient: done by hand, impossible and why, or try the event again."""

from __future__ import annotations

import enum
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from ..conf import Settings
from ..contracts import Refused
from ..host import auth
from ..requests import authority, words
from ..requests.deciding import decided
from ..requests.lifecycle import note
from ..requests.models import Request
from ..work import jobs
from .models import RecipientTold, Telling, Way
from .telling import TELL


class Update(enum.StrEnum):
    """What can be said."""

    DONE = "done"
    IMPOSSIBLE = "impossible"
    RETRY = "retry"


def update(
    request_id: UUID,
    version: int,
    requestor: auth.Requestor,
    *,
    recipient: UUID | None,
    update: str,
    text: str,
    settings: Settings,
    now: datetime,
) -> Request:
    """Change the row of one recipient, also after the request has ended; raises Forbidden or Refused."""
    said = words.clean(text, "note", limit=500)
    if update == Update.IMPOSSIBLE:
        # Art. 19 excuses only what is impossible or disproportionate, so it has to be said why.
        said = words.needed(text, "note", limit=500)
    with transaction.atomic():
        request = decided(request_id, version, requestor)
        rows = RecipientTold.objects.select_for_update(of=("self",))
        row = rows.filter(request=request, pk=recipient).first() if recipient else None
        if row is None:
            raise Refused("not_found", _("There is no such recipient of this request."), field="recipient")
        before = row.state
        if update == Update.RETRY:
            if row.way != Way.EVENT:
                raise Refused("state", _("This recipient hears no events; tell it by hand."), field="update")
            row.state = Telling.QUEUED
            jobs.enqueue(TELL, request.pk, now=now)
        else:
            row.state = Telling.DONE if update == Update.DONE else Telling.IMPOSSIBLE
        by = authority.acting(requestor)
        row.note, row.actor_id, row.at = said, by.id, now
        row.save(update_fields=["state", "note", "actor_id", "at"])
        request.version += 1
        request.save(update_fields=["version"])
        content = {"recipient": row.name, "before": before, "after": row.state, "reason": said}
        note(request, "recipient_updated", by=by, now=now, public=False, content=content)
        return request
