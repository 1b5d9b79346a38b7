"""What runs each minute, active or not: promises already made are kept (spec section 11)."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime

from django.utils import timezone

from .export import housekeeping as archives
from .proof import housekeeping as proofs
from .requests import housekeeping as requests
from .work import jobs

logger = logging.getLogger(__name__)

CHORES: tuple[Callable[[datetime], int], ...] = (
    archives.expire,
    archives.purge,
    requests.lapse,
    proofs.forget,
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
