"""Leaving a shop: the evidence is written, then every table, row and schedule of ours is removed, or nothing is.

One transaction: a crash at any line leaves the shop as it was.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import connections, models, transaction

from . import evidence
from .audit import heads, owed, sealing
from .conf import PLUGIN_ID
from .host import dashboard, database, traces
from .models import (
    Alias,
    Archive,
    Attachment,
    Checkpoint,
    Code,
    ConsentEntry,
    ConsentReceipt,
    ConsentSubject,
    Correction,
    Daily,
    DeletedAccount,
    Download,
    EmailChange,
    Entry,
    ErasureRecord,
    Event,
    FileToDelete,
    FlagNotice,
    FormerName,
    Head,
    Job,
    JournalLine,
    LearnedKey,
    LegalHold,
    LinkAddress,
    Mask,
    MetadataKey,
    OtherAnswer,
    OtherPiece,
    OutboxMail,
    Piece,
    Plan,
    PlanItem,
    Pulse,
    Purpose,
    PurposeText,
    RecipientTold,
    RecordDigest,
    RegisterEntry,
    Request,
    Restriction,
    RetentionConfirmed,
    SeenFlag,
    Statement,
    Suppression,
    Tally,
    ThreadEntry,
    Token,
)

APP = "saleor_gdpr_plugin"
KEPT: dict[type[models.Model], tuple[str, ...]] = {
    Request: (),
    Event: (),
    ThreadEntry: (),
    Attachment: (),
    Archive: (),
    Download: (),
    Mask: (),
    OtherAnswer: (),
    Restriction: (),
    Correction: (),
    EmailChange: (),
    Alias: (),
    FormerName: (),
    Statement: (),
    RecipientTold: (),
    LegalHold: (),
    Plan: ("subject",),
    PlanItem: (),
    Checkpoint: (),
    ErasureRecord: ("content", "identifiers"),
    RecordDigest: (),
    MetadataKey: (),
    OutboxMail: ("sealed",),
    RegisterEntry: (),
    RetentionConfirmed: (),
    Purpose: (),
    PurposeText: (),
    ConsentSubject: (),
    ConsentEntry: (),
    ConsentReceipt: (),
    Suppression: (),
    Entry: (),
    Head: (),
    JournalLine: (),
}
"""What goes into the evidence, without the named columns: the text of a mail is with the person."""
LEFT_OUT: dict[type[models.Model], str] = {
    Piece: "a copy of data that the shop still has",
    OtherPiece: "a copy of data that the other system still has",
    Token: "opens nothing any more",
    Code: "opens nothing any more",
    Tally: "counts of an hour",
    Job: "work that ends with the plugin",
    Pulse: "signs of life",
    Daily: "signs of life",
    FileToDelete: "names of files, without which they would stay",
    SeenFlag: "a copy of flags that the shop still has",
    FlagNotice: "what is shown stands in the ledger",
    LinkAddress: "numbers of rows that go with the plugin",
    LearnedKey: "how far a chore was",
    DeletedAccount: "what an open request was about to be told",
}
WAIT = 15
"""Seconds to wait until nobody works with our tables."""


class StillBusy(Exception):
    """Requests are open; removing the desk would not end the shop's duty to answer them."""


def leave(to: Path, *, now: datetime, open_too: bool = False) -> dict[str, int]:
    """Write the evidence to a new file and remove every trace; what was written and removed, by name.

    Raises FileExistsError, StillBusy when requests are open (unless `open_too`), OperationalError when somebody
    works with the tables for longer than `WAIT` seconds. In all these cases nothing was removed.
    """
    descriptor = os.open(to, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file, transaction.atomic():
            _alone()
            still = Request.objects.filter(closed_at=None).count()
            if still and not open_too:
                raise StillBusy(still)
            while sealing.seal(now):
                pass
            heads.keep(now)
            while owed.write(now):
                pass
            count = evidence.write(_rows(), file, made_at=now.isoformat())
            file.flush()
            os.fsync(file.fileno())
            with to.open(encoding="ascii") as written:
                if sum(1 for _row in evidence.read(written)) != count:
                    raise evidence.Unreadable("The file does not hold what was written.")
            # Checks that wait for the end of the transaction would keep the tables from being dropped.
            connections[database.writer_alias()].check_constraints()
            call_command("migrate", APP, "zero", interactive=False, verbosity=0)
            places = dashboard.remove(PLUGIN_ID)
            # Last: migrating writes content types anew for whatever it still finds.
            removed = traces.remove(PLUGIN_ID, APP)
    except BaseException:
        # Nothing was removed, so the file would be a second copy of what is in the database.
        to.unlink(missing_ok=True)
        raise
    return {"evidence": count, "app_app": places, **removed}


def _alone() -> None:
    tables = ", ".join(connections[database.writer_alias()].ops.quote_name(name) for name in _tables())
    with connections[database.writer_alias()].cursor() as cursor:
        cursor.execute(f"SET LOCAL lock_timeout = '{WAIT}s'")
        cursor.execute(f"LOCK TABLE {tables} IN ACCESS EXCLUSIVE MODE")


def _tables() -> list[str]:
    return sorted(model._meta.db_table for model in (*KEPT, *LEFT_OUT))


def _rows() -> Iterator[dict[str, Any]]:
    for model, without in KEPT.items():
        yield from evidence.values(model.objects.all(), *without)
