"""Suppression as a file: digests go out and come in, whoever reads the file learns no address.

Lines are `key id, digest, purpose, reason, since`. Coming in adds and never lifts: what was lifted is not in the file.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import IO

from django.db import transaction

from .. import keys, subject
from ..audit import log
from ..contracts import SYSTEM
from . import purposes, suppression
from .models import Purpose, Suppression
from .suppression import Reason

HEAD = ("key_id", "digest", "purpose", "reason", "since")
DIGEST = re.compile(r"[0-9a-f]{64}")


class Wrong(Exception):
    """A file that cannot be taken; nothing of it was."""


def write(file: IO[str]) -> int:
    """Every suppression that stands; how many."""
    out, count = csv.writer(file), 0
    out.writerow(HEAD)
    rows = Suppression.objects.filter(lifted_at=None).order_by("pk")
    for key_id, digest, purpose, reason, at in rows.values_list(
        "key_id", "digest", "purpose", "reason", "at"
    ).iterator():
        out.writerow((key_id, digest, purpose, reason, at.isoformat()))
        count += 1
    return count


def read(file: Iterable[str], *, now: datetime) -> int:
    """Add what `write` wrote, all of it or nothing; how many lines. Raises Wrong naming the line."""
    lines = csv.reader(file)
    if tuple(next(lines, ())) != HEAD:
        raise Wrong(f"The first line must be {','.join(HEAD)}.")
    found: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    count, known = 0, {suppression.ALL, *Purpose.objects.values_list("key", flat=True)}
    for number, line in enumerate(lines, start=2):
        if len(line) != len(HEAD) or not DIGEST.fullmatch(line[1]) or line[3] not in set(Reason):
            raise Wrong(f"Line {number} is none of ours.")
        if line[0] not in keys.masters():
            raise Wrong(f"Line {number} was written with the key {line[0]!r}: add it to GDPR_KEYS first.")
        if line[2] not in known:
            raise Wrong(f"Line {number}: there is no purpose {line[2]!r}.")
        found[line[0], line[2], line[3]].append(line[1])
        count += 1
    with transaction.atomic():
        for (key_id, purpose, reason), digests in found.items():
            suppression.add(digests, key_id=key_id, purpose=purpose, reason=reason, now=now)
        log.record(
            "suppression.import", object_id="suppression", by=SYSTEM, now=now, content={"lines": count}
        )
    return count


def read_addresses(file: Iterable[str], *, purpose: str, now: datetime) -> int:
    """Suppress every address of a list, one a line, as another tool gives it; how many. Raises Wrong."""
    if purpose != suppression.ALL and not Purpose.objects.filter(key=purpose).exists():
        raise Wrong(f"There is no purpose {purpose!r}.")
    addresses = _addresses(file)
    key_id = keys.writing_id()
    mac = keys.macs(keys.Use.SUPPRESSION, key_id)
    digests = sorted({mac(address) for address in addresses})
    with transaction.atomic():
        suppression.add(digests, key_id=key_id, purpose=purpose, reason=Reason.IMPORTED, now=now)
        content = {"lines": len(digests), "purpose": purpose}
        log.record("suppression.import", object_id="suppression", by=SYSTEM, now=now, content=content)
    return len(digests)


def check(file: Iterable[str], *, purpose: str) -> Iterator[tuple[str, bool]]:
    """Each address of a list and whether it is suppressed; raises Wrong, or KeyMissing."""
    addresses = _addresses(file)
    found = suppression.suppressed(addresses, purpose, covered=purposes.is_covered(purpose))
    return ((address, address in found) for address in addresses)


def _addresses(file: Iterable[str]) -> list[str]:
    found = []
    for number, line in enumerate(file, start=1):
        if line.strip():
            found.append(subject.same_address(line))
            if not found[-1]:
                raise Wrong(f"Line {number} is no e-mail address.")
    return found
