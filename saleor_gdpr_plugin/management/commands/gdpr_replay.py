"""manage.py gdpr_replay [JOURNAL] --since T: after a backup was restored, erase and suppress again."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from ... import keys
from ...contracts import Refused
from ...erasure.replaying import Done, What
from ...host import database
from ...replaying import replay

WORDS = {
    What.ERASED: "erased again",
    What.ALREADY: "erased already, the backup knows of it",
    What.NOTHING: "nothing of the person came back",
    What.WAITS: "waits in the desk",
    What.UNDERWAY: "is being erased by a worker",
}


class Command(BaseCommand):
    """Run it before the shop is open again, with GDPR_KEYS as before. Twice does no harm. Exit code 1 when somebody
    still has to decide."""

    help = "After a backup was restored: erase and suppress again what the journal tells of."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "journal", nargs="?", help="A file, directory or bucket; GDPR_JOURNAL by default."
        )
        parser.add_argument(
            "--since", required=True, help="When the backup was made, such as 2026-11-25T03:00:00+01:00."
        )
        parser.add_argument(
            "--leave-out-broken", action="store_true", help="Go on without lines that are not genuine."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        since = self._moment(options["since"])
        try:
            with database.primary():
                report = replay(
                    options["journal"],
                    since=since,
                    now=timezone.now(),
                    leave_out=options["leave_out_broken"],
                )
        except Refused as refused:
            raise CommandError(refused.message) from None
        except (keys.KeyMissing, OSError) as wrong:
            raise CommandError(f"{type(wrong).__name__}: {wrong}") from None
        for place in report.left_out:
            self.stderr.write(f"left out, not genuine: {place}")
        for done in report.erasures:
            self._tell(done)
        counts = Counter(each.what for each in report.erasures)
        self.stdout.write(
            f"{report.lines} lines since {since.isoformat()}: {report.suppressions} digests suppressed or lifted, "
            f"{counts[What.ERASED]} persons erased again, {counts[What.ALREADY]} erased already, "
            f"{counts[What.NOTHING]} not there."
        )
        if waiting := counts[What.WAITS] + counts[What.UNDERWAY]:
            raise CommandError(f"{waiting} erasures are not done yet: see the desk, then run this again.")

    def _tell(self, done: Done) -> None:
        self.stdout.write(f"{done.request} {done.reference} {WORDS[done.what]}".replace("  ", " "))
        for why in done.why:
            self.stdout.write(f"    {why}")

    def _moment(self, text: str) -> datetime:
        try:
            found = datetime.fromisoformat(text)
        except ValueError:
            raise CommandError(f"--since: {text!r} is no date and time of ISO 8601.") from None
        if found.tzinfo is None:
            raise CommandError("--since needs a time zone, such as 2026-11-25T03:00:00+01:00.")
        return found.astimezone(UTC)
