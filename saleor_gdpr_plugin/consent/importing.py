"""Consents of another system, with their proof: a CSV file, each line once, however often the file is read.

Columns: email, purpose, standing (given or withdrawn), proof, at; optional: version, language. `proof` says where the
proof is kept. Without one a consent stays pending, and nobody is written to about it. Nothing that is imported lifts a
suppression.
"""

from __future__ import annotations

import csv
import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime

from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_aware

from .. import subject
from ..contracts import SYSTEM, Refused
from . import ledger, subjects
from .lists import Wrong
from .models import Origin, Proof, PurposeText, Standing

NEEDED = ("email", "purpose", "standing", "proof", "at")
STANDINGS = (Standing.GIVEN, Standing.WITHDRAWN)


def read(file: Iterable[str], *, now: datetime) -> Counter[str]:
    """Write each line into the ledger; how many stand as given, withdrawn, pending, and how many were there before.

    Raises Wrong naming the first wrong line: the lines before it were taken, and are known when the mended file is
    read.
    """
    rows = csv.DictReader(file)
    if lacking := [name for name in NEEDED if name not in (rows.fieldnames or ())]:
        raise Wrong(f"These columns are missing: {', '.join(lacking)}.")
    done: Counter[str] = Counter()
    for number, row in enumerate(rows, start=2):
        try:
            done[_line(row, now)] += 1
        except (Refused, ValueError) as wrong:
            raise Wrong(f"Line {number}: {wrong}") from None
    return done


def _line(row: Mapping[str, str], now: datetime) -> str:
    email, standing = subject.clean_address(row["email"] or ""), (row["standing"] or "").strip().lower()
    if standing not in STANDINGS:
        raise ValueError("standing is given or withdrawn.")
    at = parse_datetime((row["at"] or "").strip())
    if at is None or not is_aware(at) or at > now:
        raise ValueError("at is a moment such as 2026-05-03T10:00:00+02:00, and not in the future.")
    note = (row["proof"] or "").strip()
    entry = ledger.record(
        subjects.who(email),
        row["purpose"],
        Standing(standing),
        origin=Origin.IMPORT,
        by=SYSTEM,
        proof=Proof.DOCUMENT if note else Proof.NONE,
        now=now,
        text=_text(row),
        cause=_cause(email, row),
        note=f"{at.isoformat()}: {note}" if note else "",
    )
    return entry.standing if entry else "before"


def _text(row: Mapping[str, str]) -> PurposeText | None:
    version = (row.get("version") or "").strip()
    if not version:
        return None
    if not (version.isascii() and version.isdigit()):
        raise ValueError("version is a whole number.")
    words = {"version": int(version), "language": (row.get("language") or "").strip()}
    found = PurposeText.objects.filter(purpose__key=row["purpose"], **words).first()
    if found is None:
        raise ValueError("there is no such text of this purpose.")
    return found


def _cause(email: str, row: Mapping[str, str]) -> str:
    """What tells two lines apart without naming anybody."""
    said = "|".join(
        (row["purpose"], row["standing"].strip().lower(), row["at"].strip(), (row["proof"] or "").strip())
    )
    named = f"{subjects.fingerprint(subject.same_address(email))}|{said}"
    return f"import:{hashlib.sha256(named.encode()).hexdigest()}"
