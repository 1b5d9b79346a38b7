"""A child process enters its shop by the one door the tests use, but with the shop's own settings."""

from __future__ import annotations

import logging
import os

from tests import ground


def enter() -> None:
    """Set Django up; the plugin is found by its entry point."""
    chosen = ground.choose()
    ground.entry_point()
    os.environ["DJANGO_SETTINGS_MODULE"] = "saleor.settings"
    import django

    django.setup()
    # It tells of every page it lays out.
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    logging.getLogger("weasyprint.progress").setLevel(logging.ERROR)
    if chosen == "real":
        # Saleor's GraphQL layer can only be entered by this door.
        import saleor.graphql.api  # noqa: F401
