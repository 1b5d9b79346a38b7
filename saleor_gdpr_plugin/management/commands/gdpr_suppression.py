"""manage.py gdpr_suppression check|import|export FILE: who must not be written to, as a file of digests."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from ... import keys
from ...consent import lists
from ...host import database


class Command(BaseCommand):
    """An import adds and never lifts. Addresses are read from a file or from standard input, never from arguments."""

    help = (
        "check: say for each address of a list whether it is suppressed. export: write digests, without addresses. "
        "import: add what export wrote, or with --addresses a list of addresses."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("action", choices=["check", "import", "export"])
        parser.add_argument("file", nargs="?", default="-", help="A file; - is standard input or output.")
        parser.add_argument("--purpose", default="", help="Key of a purpose; all marketing by default.")
        parser.add_argument(
            "--addresses", action="store_true", help="import: the file is a list of addresses."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        action, path, purpose = options["action"], options["file"], options["purpose"]
        try:
            with database.primary():
                if action == "export":
                    with _out(path, self.stdout) as file:
                        self.stderr.write(f"{lists.write(file)} suppressions.")
                    return
                with _in(path) as file:
                    if action == "check":
                        self._check(file, purpose)
                    else:
                        self._import(file, purpose, addresses=options["addresses"])
        except lists.Wrong as wrong:
            raise CommandError(str(wrong)) from None
        except keys.KeyMissing as missing:
            raise CommandError(
                f"The key {missing} is gone: put it back into GDPR_KEYS, behind the first."
            ) from None
        except OSError as wrong:
            raise CommandError(str(wrong)) from None

    def _check(self, file: IO[str], purpose: str) -> None:
        for address, stopped in lists.check(file, purpose=purpose):
            self.stdout.write(f"{'suppressed' if stopped else 'free'}\t{address}")

    def _import(self, file: IO[str], purpose: str, *, addresses: bool) -> None:
        now = timezone.now()
        count = (
            lists.read_addresses(file, purpose=purpose, now=now) if addresses else lists.read(file, now=now)
        )
        self.stdout.write(f"{count} lines taken.")


@contextmanager
def _in(path: str) -> Iterator[IO[str]]:
    if path == "-":
        yield sys.stdin
        return
    with open(path, encoding="utf-8", newline="") as file:
        yield file


@contextmanager
def _out(path: str, stdout: Any) -> Iterator[Any]:
    if path == "-":
        yield stdout
        return
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        yield file
