"""How much time is left, in words: numbers alone are misread ("-3 days left")."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..paper.language import day
from .clock import days_left


def badge(due_on: date, today: date, paused_since: date | None) -> str:
    """The legal date as staff reads it in a list, in the active language."""
    if paused_since is not None:
        return _("Paused since %(date)s") % {"date": day(paused_since)}
    left = days_left(due_on, today)
    if left == 0:
        return _("Due today")
    if left == 1:
        return _("Due tomorrow")
    if left > 1:
        return ngettext("Due in %(days)s day", "Due in %(days)s days", left) % {"days": left}
    return ngettext("%(days)s day overdue", "%(days)s days overdue", -left) % {"days": -left}
