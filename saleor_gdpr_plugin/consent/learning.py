"""Flags that were in the shop before us: noted once, so that none of them is ever taken for a fresh wish.

They are neither consent nor withdrawal: nobody can show who set them.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from .. import conf
from ..conf import ConsentKey
from ..host import models
from .models import FlagNotice, LearnedKey, SeenFlag

BATCH = 2000
"""Accounts in one step; a sweep goes on until its share is done."""
STEPS = 10
DAY = timedelta(days=1)


def learn(now: datetime) -> int:
    """A chore: note the flags of accounts under keys that are new in the settings; how many were noted."""
    settings = conf.load()
    return sum(_learn(key, now) for key in settings.consent_keys) if settings else 0


def forget(now: datetime) -> int:
    """A chore: notices that were read are kept for a day, to tell who else saw a flag; how many were deleted."""
    count, _by_model = FlagNotice.objects.filter(done_at__lt=now - DAY).delete()
    return int(count)


def _learn(key: ConsentKey, now: datetime) -> int:
    if LearnedKey.objects.filter(private=key.private, key=key.key).exclude(done_at=None).exists():
        return 0
    LearnedKey.objects.bulk_create([LearnedKey(private=key.private, key=key.key)], ignore_conflicts=True)
    noted = 0
    for _step in range(STEPS):
        found = _step_on(key, now)
        noted += found
        if found < BATCH:
            break
    return noted


def _step_on(key: ConsentKey, now: datetime) -> int:
    column = "private_metadata" if key.private else "metadata"
    with transaction.atomic():
        rows = LearnedKey.objects.select_for_update(of=("self",))
        progress = rows.get(private=key.private, key=key.key)
        if progress.done_at is not None:
            return 0
        users = models.user().objects.filter(pk__gt=progress.last_user_id, **{f"{column}__has_key": key.key})
        found = list(users.order_by("pk").values_list("pk", column)[:BATCH])
        SeenFlag.objects.bulk_create(
            [
                SeenFlag(
                    user_id=pk, private=key.private, key=key.key, on=key.says_on(stored[key.key]), at=now
                )
                for pk, stored in found
            ],
            ignore_conflicts=True,
        )
        progress.last_user_id = found[-1][0] if found else progress.last_user_id
        progress.done_at = now if len(found) < BATCH else None
        progress.save(update_fields=["last_user_id", "done_at"])
    return len(found)
