"""What the person reads about each field: in the result mail, in their language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from ..conf import Settings
from ..host import addresses, orders
from ..mail.messages import Corrected
from ..paper.language import country, in_language, language_name
from ..requests import letters
from ..requests.grounds import Ground
from ..requests.models import Request
from .fields import FIELDS, Needs
from .models import Correction, RecordKind, Verdict


def message(request: Request, *, settings: Settings, status_link: str) -> Corrected:
    """The result, field by field: what was changed, what not, and why; with the way to complain where it is due."""
    rows = list(Correction.objects.filter(request=request, emptied=False))
    named = names(rows, settings)
    with in_language(request.language, settings.time_zone):
        changed = [f"{named[row.pk]}: {words(row, row.after)}" for row in rows if row.applied_at]
        kept = [_why(row, named[row.pk]) for row in rows if row.verdict == Verdict.REFUSED]
    return Corrected(
        reference=request.reference,
        changed=tuple(changed),
        kept=tuple(kept),
        authorities=letters.complaint(request, settings) if kept else (),
        status_link=status_link,
        contact_email=settings.of(request.channel).contact_email,
    )


def _why(row: Correction, name: str) -> str:
    return f"{name}: {words(row, row.asked)}\n{Ground(row.ground).sentence} {row.explanation}"


def names(rows: list[Correction], settings: Settings) -> dict[UUID, Any]:
    """What each correction is about, as people say it; translated when it is shown."""
    facts = orders.facts(UUID(row.key) for row in rows if row.kind == RecordKind.ORDER and row.key)
    return {row.pk: _Name(row, facts, settings.rectifiable_metadata) for row in rows}


class _Name:
    def __init__(
        self, row: Correction, facts: Mapping[UUID, orders.Facts], declared: Mapping[str, str]
    ) -> None:
        self.row, self.declared = row, declared
        order = facts.get(UUID(row.key)) if row.kind == RecordKind.ORDER and row.key else None
        self.number = order.number if order else ""

    def __str__(self) -> str:
        if self.row.field == "metadata":
            return self.declared.get(self.row.name, self.row.name)
        label = str(FIELDS[self.row.field].label)
        if self.number:
            return _("%(field)s of order %(number)s") % {"field": label, "number": self.number}
        return label


def words(row: Correction, value: Any) -> str:
    """A value as a person reads it, on one line, in the active language."""
    if isinstance(value, Mapping):
        parts = [
            country(found) if name == "country" else found
            for name in addresses.FIELDS
            if (found := value.get(name))
        ]
        return ", ".join(parts)
    if row.field == "language" and value:
        return language_name(str(value))
    return str(value or "") or _("empty")


def parts(row: Correction, value: Any) -> list[tuple[str, str]]:
    """A value by its fields, for two columns side by side."""
    if isinstance(value, Mapping):
        return [(name, str(value.get(name) or "")) for name in addresses.FIELDS]
    if value is None and FIELDS[row.field].needs != Needs.TEXT:
        return []
    return [(row.field, str(value or ""))]
