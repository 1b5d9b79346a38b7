"""Forgetting tokens and counts whose time is over."""

from __future__ import annotations

from datetime import datetime, timedelta

from .models import Tally, Token

KEPT = timedelta(days=30)
"""How long an expired link is still told to be expired instead of unknown."""


def forget(now: datetime, *, limit: int = 1000) -> int:
    """Delete expired tokens and counts, some at a time; how many."""
    deleted = 0
    for model, until in ((Token, now - KEPT), (Tally, now)):
        old = model.objects.filter(expires_at__lte=until).values_list("pk", flat=True)[:limit]
        deleted += model.objects.filter(pk__in=list(old)).delete()[0]
    return deleted
