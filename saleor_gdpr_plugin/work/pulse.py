"""Signs of life: what runs again and again says so, because a schedule that stopped says nothing."""

from __future__ import annotations

from datetime import datetime

from .models import Pulse


def beat(name: str, now: datetime) -> None:
    """Note that `name` happened just now."""
    Pulse.objects.update_or_create(name=name, defaults={"at": now})


def last(name: str) -> datetime | None:
    """When `name` last happened; None when it never did."""
    return Pulse.objects.filter(name=name).values_list("at", flat=True).first()
