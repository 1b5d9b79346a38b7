"""The journal: signed lines outside the database, free of personal data, so that a restored backup can be checked.

`GDPR_JOURNAL` is a directory, or a bucket (`s3://bucket/prefix`, `gs://bucket/prefix`). Without it Saleor's private
storage is used, but only when a remote private one is configured: its fallback is public. Without either, heads are
mailed to the data protection officer.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from .. import keys
from ..host import storage


@dataclass(frozen=True, slots=True)
class Line:
    """One line: what kind, when, and its payload. `genuine` is whether its signature holds."""

    kind: str
    at: datetime
    payload: dict[str, Any]
    genuine: bool


def is_configured() -> bool:
    """Whether there is a place outside the database."""
    return storage.journal() is not None


def write(kind: str, payload: dict[str, Any], now: datetime) -> bool:
    """Append a signed line; False without a place for it. The same line twice does no harm: readers drop doubles.

    Raises what the storage raises; callers try again.
    """
    place = storage.journal()
    if place is None:
        return False
    key_id = keys.writing_id()
    body = _canonical({"kind": kind, "at": now.isoformat(), "key": key_id, **payload})
    line = _canonical({**json.loads(body), "mac": keys.mac(keys.Use.AUDIT, key_id, body)})
    place.append(f"{now:%Y-%m-%d}.jsonl", line + "\n")
    return True


def read(text: str) -> Iterator[Line]:
    """The lines of a journal file, each once; cut or foreign lines are given as not genuine."""
    seen = set()
    for raw in text.splitlines():
        if not raw.strip() or raw in seen:
            continue
        seen.add(raw)
        yield _line(raw)


def lines(path: str | None = None) -> Iterator[Line]:
    """All lines of the configured journal, or of the directory `path`, oldest file first."""
    place = storage.journal(path)
    if place is not None:
        for name in place.names():
            yield from read(place.read(name))


def _line(raw: str) -> Line:
    try:
        found = json.loads(raw)
        mac, kind = found.pop("mac"), found["kind"]
        at = datetime.fromisoformat(found["at"])
        genuine = hmac.compare_digest(mac, keys.mac(keys.Use.AUDIT, found["key"], _canonical(found)))
    except (ValueError, KeyError, TypeError, AttributeError, keys.KeyMissing):
        return Line("", datetime.min.replace(tzinfo=UTC), {}, genuine=False)
    payload = {name: value for name, value in found.items() if name not in ("kind", "at", "key")}
    return Line(kind, at, payload, genuine)


def _canonical(value: dict[str, Any]) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"))
