"""manage.py gdpr_uninstall EVIDENCE: take the privacy desk out of a shop, before `pip uninstall`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import OperationalError
from django.utils import timezone

from ... import leaving
from ...host import database


class Command(BaseCommand):
    """Asks before it removes; one transaction, so it either did everything or nothing."""

    help = (
        "Write the evidence (requests, decisions, audit log) to a sealed file, then remove every table, row, "
        "setting and schedule of the privacy desk. Keep the file and GDPR_KEYS."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("evidence", type=Path, help="The file to write; it must not exist yet.")
        parser.add_argument("--yes", action="store_true", help="Do not ask.")
        parser.add_argument(
            "--with-open-requests", action="store_true", help="Leave although requests wait for an answer."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["yes"] and input("Remove the privacy desk and all its data? Type yes: ") != "yes":
            raise CommandError("Nothing was removed.")
        try:
            with database.primary():
                done = leaving.leave(
                    options["evidence"], now=timezone.now(), open_too=options["with_open_requests"]
                )
        except leaving.StillBusy as busy:
            raise CommandError(
                f"{busy} requests are open, and the law still wants an answer to each. Nothing was removed. "
                "Close them first, or give --with-open-requests and answer them from the evidence."
            ) from None
        except FileExistsError:
            raise CommandError(f"{options['evidence']} exists already. Nothing was removed.") from None
        except OSError as problem:
            raise CommandError(f"{problem}. Nothing was removed.") from None
        except OperationalError as problem:
            raise CommandError(
                f"Nothing was removed: {str(problem).strip()}. Stop the workers and try again."
            ) from None
        for name, number in done.items():
            self.stdout.write(f"{name}: {number}")
        self.stdout.write("Now run `pip uninstall saleor-gdpr-plugin` and restart every process of the shop.")
