"""The shop on a later day: its sweep and the work it finds, as if it were noon of that day.

python -m tests.demo.seed.later DAY
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from unittest import mock

import django


def main(day: str) -> None:
    """Run everything that is due on a day such as "2037-01-01"."""
    moment = datetime.fromisoformat(day).replace(hour=12, tzinfo=UTC)
    django.setup()
    from celery import current_app
    from django.utils import timezone

    with mock.patch.object(timezone, "now", return_value=moment):
        # The second takes up what the first left for after it.
        for _ in range(2):
            current_app.tasks["saleor_gdpr_plugin.sweep"].apply(throw=True)


if __name__ == "__main__":
    main(sys.argv[1])
