"""Who was given a person's data: by the register, by what was actually used, and the systems beside the shop."""

from __future__ import annotations

from ..contracts import Subject
from ..datamap.used import used_by
from ..host import models
from ..register import answer, entries
from .models import Way

NOTIFY = ("notify_user", "any_events")
"""Webhook events by which an app gets notification events."""


def of(person: Subject) -> dict[str, Way]:
    """Every recipient by name, each once: what an app of the shop can be told by an event goes that way."""
    register = entries.load()
    known = register.recipients()
    listening = _listening()
    found: dict[str, Way] = {each.name: Way.BY_HAND for each in known if each.always}
    for kind, party in used_by(person).parties():
        name = next((each.name for each in known if answer.matches(each, party)), party.name)
        hears = kind != "carrier" and bool(listening & set(party.marks))
        if hears or name not in found:
            found[name] = Way.EVENT if hears else Way.BY_HAND
    for system in register.systems().values():
        found.setdefault(system.name, Way.BY_HAND)
    return found


def _listening() -> set[str]:
    """Ids and identifiers of active apps that get notification events."""
    rows = models.webhook().objects.filter(
        is_active=True, app__is_active=True, app__removed_at=None, events__event_type__in=NOTIFY
    )
    pairs = rows.values_list("app_id", "app__identifier").distinct()
    return {str(each) for pair in pairs for each in pair if each}
