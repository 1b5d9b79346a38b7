"""Under restriction staff corrects what the person asked for, and nothing of its own (Art. 18(2))."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from ..contracts import Refused
from ..requests.models import EntryKind, Request, ThreadEntry
from ..requests.subjects import subject_of
from ..restriction import standing
from ..restriction.standing import Use
from .models import Correction


def refuse_own_edits(request: Request, *, field: str | None) -> None:
    """Raises Refused when a restriction stands and no words of the person are there to be turned into fields."""
    if not _has_words(request) and standing.blocks(Use.STAFF_EDIT, subject_of(request)):
        message = _(
            "This person's data is under restriction (Art. 18 GDPR): only what the person asked for may be corrected. "
            "Write down what the person said, or lift the restriction first, after telling the person."
        )
        raise Refused("restricted", message, field=field)


def refuse_to_apply(request: Request, accepted: Iterable[Correction], *, field: str | None) -> None:
    """The same for corrections that were accepted before the restriction was set."""
    if any(row.by_staff for row in accepted):
        refuse_own_edits(request, field=field)


def _has_words(request: Request) -> bool:
    """What the person wrote with the request, or answered later; staff's notes are not the person's words."""
    if request.details.get("text"):
        return True
    return bool(ThreadEntry.objects.filter(request=request, kind=EntryKind.ANSWER).exists())
