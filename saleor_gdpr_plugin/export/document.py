"""data.json: written as a stream, one source after the other, valid even when a source fails."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import IO, Any

from ..contracts import Field, Record, Source, Subject
from .told import Told

VERSION = "data-1"
"""Name of the published schema of a full answer, `export/schema/data-1.json`."""
BLOCK = 64 * 1024
"""Bytes gathered before they go to the compressor."""


class SourceFailed(Exception):
    """A source could not be read to its end; what was written so far has to be thrown away."""

    def __init__(self, slug: str, reason: str) -> None:
        super().__init__(slug, reason)
        self.slug = slug
        self.reason = reason


@contextmanager
def reading(slug: str, *, too_late: bool = False) -> Iterator[None]:
    """Name the source whose reading fails.

    The deadline of the whole is nobody's fault and passes through, unless `too_late` says that it is the source's.
    """
    try:
        yield
    except SourceFailed:
        raise
    except TimeoutError as error:
        if not too_late:
            raise
        raise SourceFailed(slug, type(error).__name__) from error
    except Exception as error:
        raise SourceFailed(slug, type(error).__name__) from error


@dataclass(slots=True)
class Written:
    """What was written: records per source, and the sources that could not be read."""

    counts: dict[str, int] = field(default_factory=dict)
    problems: list[dict[str, str]] = field(default_factory=list)


def write(
    out: IO[bytes],
    head: dict[str, Any],
    sources: Iterable[Source],
    subject: Subject,
    *,
    failed: Mapping[str, str],
    problems: Iterable[dict[str, str]],
    deadline: float,
    seen: Callable[[str, int, Record], None] | None = None,
    told: Told,
    version: str = VERSION,
) -> Written:
    """Write the document of a subject; must run inside one read transaction.

    `failed` names sources that are not read and why; they stand in the document as problems, beside `problems`
    that are known already. Raises SourceFailed for a new one, TimeoutError after `deadline` (seconds of
    `time.monotonic`). `seen` is told each record with its source and position, for the report; it never changes the
    document.
    """
    unread = [{"source": slug, "reason": reason} for slug, reason in failed.items()]
    written = Written(problems=[*unread, *problems])
    start = json.dumps({"schema": version, **head}, ensure_ascii=False)[:-1]
    out.write(_bytes(start) + b', "sources": {')
    for position, source in enumerate(sources):
        out.write(b", " if position else b"")
        _write_head(out, source)
        records = records_of(source, subject, failed, told)
        with reading(source.slug):
            shown = told.masks.over(source.slug, records)
            written.counts[source.slug] = _write_records(out, source.slug, shown, deadline, seen)
    tail = {
        "masked": told.masks.told(),
        "other_systems": list(told.systems),
        "left_out": [{"source": source, "reason": sentence} for source, sentence in told.left_out],
        "problems": written.problems,
    }
    out.write(b"}, " + _bytes(json.dumps(tail, ensure_ascii=False)[1:]))
    return written


def records_of(source: Source, subject: Subject, failed: Collection[str], told: Told) -> Iterator[Record]:
    """The records of a source: none of one that failed, and those that were asked for before."""
    if source.slug in failed:
        return iter(())
    return iter(told.ready[source.slug]) if source.outside else source.export(subject)


def _bytes(text: str) -> bytes:
    """JSON as UTF-8. A lone surrogate, which UTF-8 cannot hold, becomes the escape that JSON has for it."""
    return text.encode(errors="backslashreplace")


def _write_head(out: IO[bytes], source: Source) -> None:
    head = {"label": str(source.label), "fields": _declared(source.fields())}
    out.write(json.dumps(source.slug).encode() + b": " + _bytes(json.dumps(head, ensure_ascii=False)[:-1]))


def _declared(fields: Iterable[Field]) -> dict[str, dict[str, Any]]:
    """What is known about each field, and about each field of what is nested in it."""
    return {
        field.name: {
            "legal_basis": field.basis,
            "provided": field.provided,
            **({"parts": _declared(field.parts)} if field.parts else {}),
        }
        for field in fields
    }


def _write_records(
    out: IO[bytes],
    slug: str,
    records: Iterator[Record],
    deadline: float,
    seen: Callable[[str, int, Record], None] | None,
) -> int:
    out.write(b', "records": [')
    count, block = 0, bytearray()
    for record in records:
        block += b",\n" if count else b"\n"
        block += _bytes(record.json)
        if len(block) > BLOCK:
            out.write(block)
            block.clear()
            if time.monotonic() > deadline:
                raise TimeoutError("the export took too long")
        if seen is not None:
            seen(slug, count, record)
        count += 1
    out.write(bytes(block) + b"]}")
    return count
