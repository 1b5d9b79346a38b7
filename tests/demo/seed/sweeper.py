"""A shop without a worker has cron: here a loop that runs the sweep every few seconds."""

from __future__ import annotations

import time

import django

SECONDS = 5


def main() -> None:
    """Run the sweep for ever."""
    django.setup()
    from celery import current_app

    while True:
        current_app.tasks["saleor_gdpr_plugin.sweep"].apply()
        time.sleep(SECONDS)


if __name__ == "__main__":
    main()
