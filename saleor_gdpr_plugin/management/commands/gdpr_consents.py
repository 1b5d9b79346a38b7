"""manage.py gdpr_consents import FILE: consents of another system, with their proof, into the ledger."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from ... import keys
from ...consent import importing
from ...consent.lists import Wrong
from ...host import database


class Command(BaseCommand):
    """Read again, a file adds nothing; nothing that is imported lifts a suppression."""

    help = (
        "Read a CSV file with the columns email, purpose, standing (given or withdrawn), proof and at, and optionally "
        "version and language, into the ledger of consent. Without a proof a consent stays pending."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("action", choices=["import"])
        parser.add_argument("file")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with database.primary(), open(options["file"], encoding="utf-8-sig", newline="") as file:
                done = importing.read(file, now=timezone.now())
        except (Wrong, OSError) as wrong:
            raise CommandError(str(wrong)) from None
        except keys.KeyMissing as missing:
            raise CommandError(
                f"The key {missing} is gone: put it back into GDPR_KEYS, behind the first."
            ) from None
        for name, count in sorted(done.items()):
            self.stdout.write(f"{name}: {count}")
