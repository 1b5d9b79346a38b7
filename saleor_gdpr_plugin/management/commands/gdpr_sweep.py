"""manage.py gdpr_sweep: what beat runs each minute, for shops that use cron instead."""

from typing import Any

from django.core.management.base import BaseCommand

from ...host import database
from ...housekeeping import sweep


class Command(BaseCommand):
    help = "Take up work that was left behind, expire and purge archives, close what nobody proved."

    def handle(self, *args: Any, **options: Any) -> None:
        with database.primary():
            sweep()
