"""After a backup was restored: what happened since is done again, as far as the journal tells of it.

Run it before the shop is open again. Nothing is done while a line cannot be believed, unless it is left out on
purpose. Suppressions come first, because they are quick and protect; every step may be done twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from . import keys
from .audit import heads, journal, log, owed
from .audit.journal import Line, Wrong
from .audit.models import Entry
from .consent import replaying as suppressions
from .contracts import SYSTEM, Refused
from .erasure import journal as erasure_journal
from .erasure import recovering, replaying
from .erasure.replaying import Done

BEFORE = timedelta(hours=1)
"""So much before the backup is read too: what was not committed yet when it was made is not in it."""


@dataclass
class Report:
    """How many lines were believed and left out, how many digests were told again, and what became of each person."""

    lines: int = 0
    left_out: list[str] = field(default_factory=list)
    suppressions: int = 0
    erasures: list[Done] = field(default_factory=list)


def replay(path: str | None, *, since: datetime, now: datetime, leave_out: bool = False) -> Report:
    """Do again what happened since the backup's moment; raises Refused before anything was done.

    `path` is a file, a directory or a bucket, GDPR_JOURNAL without it. `leave_out` goes on without lines that are not
    genuine.
    """
    if since > now:
        raise Refused("invalid", "The backup cannot be of the future.", field="since")
    report, persons = Report(), list[Line]()
    for line in _believed(path, report, leave_out=leave_out):
        if line.at < since - BEFORE:
            continue
        _readable(line)
        report.lines += 1
        if line.kind == erasure_journal.LINE:
            persons.append(line)
    known = recovering.addresses(each.payload for each in persons)
    _mark(since, report, now)
    for line in _believed(path, Report(), leave_out=True):
        if line.kind in suppressions.KINDS and line.at >= since - BEFORE:
            with transaction.atomic():
                report.suppressions += suppressions.again(line.kind, line.payload, at=line.at)
    for line in persons:
        report.erasures.append(replaying.again(line.payload, known, at=line.at, now=now))
    return report


def _believed(path: str | None, report: Report, *, leave_out: bool) -> Iterator[Line]:
    try:
        for line in journal.lines(path):
            if line.genuine:
                yield line
            elif line.wrong == Wrong.KEY:
                raise _no_key(line.key_id)
            elif line.wrong == Wrong.CUT:
                continue
            elif not leave_out:
                message = f"Line {line.place} is cut, changed or not of this shop; nothing was done."
                raise Refused("invalid", message, field="journal")
            else:
                report.left_out.append(line.place)
    except FileNotFoundError as missing:
        message = f"There is no journal at {missing}."
        raise Refused("not_found", message, field="journal") from None


def _readable(line: Line) -> None:
    """Digests of a key that is gone can be compared with nothing, and would shut everybody out."""
    key_id: Any = line.payload.get("digest_key")
    if key_id is not None and key_id not in keys.masters():
        raise _no_key(key_id)


def _no_key(key_id: str) -> Refused:
    message = f"The key {key_id!r} is not in GDPR_KEYS: put it back, behind the first."
    return Refused("invalid", message, field="keys")


def _mark(since: datetime, report: Report, now: datetime) -> None:
    """The audit log ends where the backup ends: from now on that is known, here and outside; once a backup."""
    if Entry.objects.filter(kind="journal.replayed", content__since=since.isoformat()).exists():
        return
    with transaction.atomic():
        content = {"since": since.isoformat(), "lines": report.lines}
        log.record("journal.replayed", object_id="journal", by=SYSTEM, now=now, content=content)
        owed.owe(heads.RESTORED, {"since": since.isoformat()})
