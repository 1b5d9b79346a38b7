"""manage.py gdpr_audit verify | head: whether the audit log is whole, and the head to keep elsewhere."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ...audit import heads
from ...audit.models import Entry
from ...audit.verify import LIMITS, verify
from ...host import database


class Command(BaseCommand):
    """Names every change, gap, reorder and cut it finds; the exit code is 1 then."""

    help = "Verify the audit log of the privacy desk, or print the head of its chain."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("action", choices=["verify", "head"])
        parser.add_argument("--journal", help="Directory of the journal; GDPR_JOURNAL by default.")

    def handle(self, *args: Any, **options: Any) -> None:
        with database.primary():
            if options["action"] == "head":
                self._head()
            else:
                self._verify(options["journal"])

    def _head(self) -> None:
        newest = heads.newest()
        if newest is None:
            raise CommandError("Nothing is sealed yet.")
        self.stdout.write(f"{newest.number} {newest.seal} {newest.at.isoformat()}")

    def _verify(self, path: str | None) -> None:
        try:
            known = heads.outside(path)
        except ValueError as broken:
            raise CommandError(str(broken)) from None
        found = 0
        for finding in verify(known):
            found += 1
            self.stderr.write(f"entry {finding.number}: {finding.what}")
        sealed = Entry.objects.filter(number__isnull=False).count()
        waiting = Entry.objects.filter(number=None).count()
        self.stdout.write(
            f"{sealed} entries sealed, {waiting} wait for their seal, {len(known)} heads from the journal."
        )
        self.stdout.write(LIMITS)
        if found:
            raise CommandError(f"{found} findings.")
