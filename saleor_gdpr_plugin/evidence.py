"""What must outlive the plugin: requests, decisions, mails and the audit log, in one sealed file.

A shop that uninstalls us still has to show what it did (Art. 5(2)). One line of JSON tells format and key; each
further line is one row, sealed in its place; the last says how many there are. To read it needs GDPR_KEYS and this
module, no shop and no database:

    python -m saleor_gdpr_plugin.evidence FILE
"""

from __future__ import annotations

import base64
import hashlib
import json
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import IO, Any

from . import keys

FORMAT = "saleor-gdpr-evidence/1"


class Unreadable(Exception):
    """The file is no evidence, was changed or is cut; the message says where."""


def write(rows: Iterable[dict[str, Any]], to: IO[str], *, made_at: str) -> int:
    """Seal rows into a text file, one by one; returns how many. Values may be JSON, dates and UUIDs."""
    box = keys.Box(keys.Use.EVIDENCE)
    head = json.dumps({"format": FORMAT, "key": box.key_id, "made_at": made_at})
    to.write(head + "\n")
    place = hashlib.sha256(head.encode()).hexdigest()
    count = 0
    for row in rows:
        to.write(_sealed(box, row, place, count) + "\n")
        count += 1
    to.write(_sealed(box, {"rows": count}, place, count, last=True) + "\n")
    return count


def read(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    """The rows of an evidence file; raises Unreadable, at the latest when the end is missing."""
    found = iter(lines)
    head = next(found, "").rstrip("\n")
    try:
        about = json.loads(head)
        box = keys.Box(keys.Use.EVIDENCE, about["key"]) if about["format"] == FORMAT else None
    except (ValueError, KeyError, TypeError):
        box = None
    except keys.KeyMissing as missing:
        raise Unreadable(f"GDPR_KEYS has no key named {missing}.") from None
    if box is None:
        raise Unreadable(f"This is no file of the format {FORMAT}.")
    place = hashlib.sha256(head.encode()).hexdigest()
    before: str | None = None
    number = -1
    for number, line in enumerate(found):
        if before is not None:
            yield _opened(box, before, place, number - 1)
        before = line
    end = _opened(box, before or "", place, max(number, 0), last=True)
    if end != {"rows": number}:
        raise Unreadable("The end does not fit the file.")


def values(rows: Any, *without: str) -> Iterator[dict[str, Any]]:
    """The rows of a query as evidence holds them: every column but those named, and the name of the table."""
    names = [each.attname for each in rows.model._meta.concrete_fields if each.attname not in without]
    for found in rows.order_by("pk").values(*names).iterator(chunk_size=1000):
        yield {"table": rows.model._meta.db_table, **found}


def _sealed(box: keys.Box, row: dict[str, Any], place: str, number: int, *, last: bool = False) -> str:
    text = json.dumps(row, default=_plain, ensure_ascii=False)
    return base64.b64encode(box.seal(text.encode(), about=f"{place}:{number}:{last}")).decode()


def _opened(box: keys.Box, line: str, place: str, number: int, *, last: bool = False) -> dict[str, Any]:
    try:
        row: dict[str, Any] = json.loads(
            box.open(base64.b64decode(line.strip()), about=f"{place}:{number}:{last}")
        )
    except (keys.Broken, ValueError):
        what = "the end is missing, cut or changed" if last else "changed, moved or cut"
        raise Unreadable(f"Line {number + 2}: {what}.") from None
    return row


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def main(path: str) -> int:
    """Print the rows as lines of JSON; 1 when the file is not whole."""
    try:
        with Path(path).open(encoding="ascii") as file:
            for row in read(file):
                sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
    except (Unreadable, OSError, UnicodeDecodeError) as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]) if len(sys.argv) == 2 else __doc__)
