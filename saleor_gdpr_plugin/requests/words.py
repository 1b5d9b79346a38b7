"""Free text: plain, limited in length, stored as given, escaped wherever it is shown."""

from __future__ import annotations

from django.utils.translation import gettext as _

from ..contracts import Refused

TEXT_LIMIT = 2000
"""Characters of a free text by the person or by staff."""


def clean(text: str | None, field: str, *, limit: int = TEXT_LIMIT) -> str:
    """The text without blanks around it; raises Refused when it is longer than `limit` characters."""
    found = (text or "").strip()
    if len(found) > limit:
        raise Refused(
            "invalid", _("Please use at most %(limit)s characters.") % {"limit": limit}, field=field
        )
    return found


def needed(text: str | None, field: str, *, limit: int = TEXT_LIMIT) -> str:
    """The text, which must say something."""
    found = clean(text, field, limit=limit)
    if not found:
        raise Refused("required", _("Please write something here."), field=field)
    return found
