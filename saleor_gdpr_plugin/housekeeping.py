"""What runs each minute, active or not: promises already made are kept (spec section 11)."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime

from django.utils import timezone

from .audit import heads, sealing
from .consent import housekeeping as consents
from .consent import learning
from .erasure import deleted, kept
from .erasure import housekeeping as erasures
from .export import housekeeping as archives
from .mail import journal as journal_lines
from .mail import outbox
from .proof import housekeeping as proofs
from .recipients import housekeeping as recipients
from .rectification import email_expiry
from .rectification import housekeeping as corrections
from .requests import housekeeping as requests
from .requests import restricting, retention, watch
from .restriction import marker
from .restriction import retention as restrictions
from .work import jobs, pulse

logger = logging.getLogger(__name__)

CHORES: tuple[Callable[[datetime], int], ...] = (
    archives.expire,
    archives.purge,
    requests.lapse,
    learning.learn,
    learning.forget,
    watch.watch,
    restricting.lift_due,
    retention.empty,
    restrictions.empty,
    marker.keep,
    archives.empty,
    email_expiry.expire,
    corrections.empty,
    corrections.forget,
    consents.forget_wishes,
    consents.blank,
    recipients.empty,
    kept.due,
    deleted.unheard,
    erasures.forget,
    erasures.release_holds,
    erasures.posted,
    proofs.forget,
    outbox.forget,
    sealing.seal,
    heads.keep,
    journal_lines.due,
    journal_lines.tell,
)


SWEEP = "sweep"
"""Name of the sweep's sign of life."""


def _beat(now: datetime) -> int:
    pulse.beat(SWEEP, now)
    return 1


def _jobs(_now: datetime) -> int:
    return jobs.sweep()


def sweep() -> None:
    """Send due jobs again, then do each chore; one that fails does not stop the others."""
    for chore in (_jobs, *CHORES, _beat):
        try:
            chore(timezone.now())
        except Exception as error:
            logger.error("chore=%s failed with %s", chore.__name__, type(error).__name__)  # noqa: TRY400
