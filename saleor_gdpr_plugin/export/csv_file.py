"""CSV that a spreadsheet opens without harm.

UTF-8 with a byte order mark, because without one Excel takes it for another encoding; a comma between cells, CR LF
between rows (RFC 4180). A cell that a spreadsheet would take for a formula begins with an apostrophe; data.json has
the value as it is. What is nested stands in its cell as JSON.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

MARK = "\ufeff"
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""How a formula may begin; the wide signs are read as the narrow ones where East Asian text is typed."""


def lines(columns: Sequence[str], records: Iterable[Mapping[str, Any]]) -> Iterator[bytes]:
    """The file, line by line; a field that a record lacks is an empty cell."""
    row = io.StringIO()
    writer = csv.writer(row, lineterminator="\r\n")
    writer.writerow([cell(name) for name in columns])
    yield _taken(row, MARK)
    for record in records:
        writer.writerow([cell(record.get(name)) for name in columns])
        yield _taken(row)


def cell(value: Any) -> str:
    """One value as text that no spreadsheet executes."""
    if value is None:
        return ""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    is_number = isinstance(value, int | float)
    return f"'{text}" if text.startswith(FORMULA) and not is_number else text


def _taken(row: io.StringIO, before: str = "") -> bytes:
    text = before + row.getvalue()
    row.seek(0)
    row.truncate()
    # A lone surrogate fits no encoding; it is shown by its escape, as in data.json.
    return text.encode(errors="backslashreplace")
