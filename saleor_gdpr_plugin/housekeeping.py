"""What runs each minute, active or not: promises already made are kept (spec section 11)."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime

from django.utils import timezone

from .audit import heads, sealing
from .export import housekeeping as archives
from .mail import outbox
from .proof import housekeeping as proofs
from .requests import housekeeping as requests
from .requests import watch
from .work import jobs

logger = logging.getLogger(__name__)

CHORES: tuple[Callable[[datetime], int], ...] = (
    archives.expire,
    archives.purge,
    requests.lapse,
    watch.watch,
    proofs.forget,
    outbox.forget,
    sealing.seal,
    heads.keep,
)


def _jobs(_now: datetime) -> int:
    return jobs.sweep()


def sweep() -> None:
    """Send due jobs again, then do each chore; one that fails does not stop the others."""
    for chore in (_jobs, *CHORES):
        try:
            chore(timezone.now())
        except Exception as error:
            logger.error("chore=%s failed with %s", chore.__name__, type(error).__name__)  # noqa: TRY400
