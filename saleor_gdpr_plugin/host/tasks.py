"""The shop's Celery: enqueue after commit, ids only; register the schedule.

Celery, beat and broker belong to the shop. What is lost between commit and broker is found again by the
sweep, so a broker that is down never fails a request.
"""

from __future__ import annotations

import logging

from celery import current_app
from django.conf import settings
from django.db import transaction

logger = logging.getLogger(__name__)


def is_eager() -> bool:
    """Whether the shop runs tasks inside the request because it has no broker."""
    return bool(getattr(settings, "CELERY_TASK_ALWAYS_EAGER", False))


def after_commit(task: str, *ids: str) -> None:
    """Send the named task once the current transaction is committed; arguments are ids, never personal data."""
    transaction.on_commit(lambda: _send(task, ids))


def _send(task: str, ids: tuple[str, ...]) -> None:
    try:
        # Through the registry: `send_task` would ignore that the shop runs tasks eagerly.
        current_app.tasks[task].apply_async(args=ids, retry=False)
    except Exception:
        # The job row is committed; the sweep takes it up within a minute.
        logger.warning("task=%s not sent to the broker; the sweep will run it", task)


def schedule(name: str, task: str, *, seconds: int) -> None:
    """Put a periodic task into the shop's beat schedule, unless the merchant set it already."""
    settings.CELERY_BEAT_SCHEDULE.setdefault(name, {"task": task, "schedule": float(seconds)})
