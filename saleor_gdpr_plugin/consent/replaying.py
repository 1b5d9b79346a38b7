"""Suppressing again what the journal says, after a backup that knew nothing of it was restored."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from ..datamap.rows import among
from . import suppression
from .models import Suppression
from .suppression import ADDED, FORGOTTEN, LIFTED

KINDS = frozenset({ADDED, LIFTED, FORGOTTEN})
"""Lines of the journal that are about suppression."""


def again(kind: str, told: Mapping[str, Any], *, at: datetime) -> int:
    """Do what a line of the moment `at` says; how many digests it names. Twice does no harm.

    What the person said later, to the shop as it is now, holds.
    """
    digests = list(told["digests"])
    if kind == FORGOTTEN:
        suppression.forget_digests(digests, before=at)
        return len(digests)
    key_id, purpose, since = told["digest_key"], told["purpose"], datetime.fromisoformat(told["since"])
    if kind == LIFTED:
        suppression.lift_digests(digests, told["newest"], key_id=key_id, purpose=purpose, now=since)
        return len(digests)
    rows = Suppression.objects.filter(among("digest", digests), key_id=key_id, purpose=purpose)
    later = set(rows.filter(lifted_at__gt=since).values_list("digest", flat=True))
    wanted = [each for each in digests if each not in later]
    suppression.add(wanted, key_id=key_id, purpose=purpose, reason=told["reason"], now=since)
    return len(digests)
