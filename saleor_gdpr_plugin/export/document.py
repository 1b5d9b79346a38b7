"""data.json: written as a stream, one source after the other, valid even when a source fails."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import IO, Any

from ..contracts import Field, Record, Source, Subject
from .masking import Masks

VERSION = "data-1"
"""Name of the published schema, `export/schema/data-1.json`."""
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
    left_out: list[dict[str, str]],
    failed: Mapping[str, str],
    ready: Mapping[str, Iterable[Record]],
    problems: Iterable[dict[str, str]],
    deadline: float,
    seen: Callable[[str, int, Record], None] | None = None,
    masks: Masks | None = None,
    other_systems: Sequence[Mapping[str, Any]] = (),
) -> Written:
    """Write the document of a subject; must run inside one read transaction.

    `failed` names sources that are not read and why; they stand in the document as problems, beside `problems`
    that are known already. `ready` holds the records of sources that were read before. Raises
    SourceFailed for a new one, TimeoutError after `deadline` (seconds of `time.monotonic`). `seen` is told each
    record with its source and position, for the report; it never changes the document. `masks` hides what staff
    masked, and `other_systems` says what systems outside Saleor answered.
    """
    unread = [{"source": slug, "reason": reason} for slug, reason in failed.items()]
    written = Written(problems=[*unread, *problems])
    masks = masks or Masks()
    out.write(json.dumps({"schema": VERSION, **head}, ensure_ascii=False)[:-1].encode() + b', "sources": {')
    for position, source in enumerate(sources):
        out.write(b", " if position else b"")
        _write_head(out, source)
        records = _records(source, subject, failed, ready)
        with reading(source.slug):
            shown = masks.over(source.slug, records)
            written.counts[source.slug] = _write_records(out, source.slug, shown, deadline, seen)
    tail = {
        "masked": masks.told(),
        "other_systems": list(other_systems),
        "left_out": left_out,
        "problems": written.problems,
    }
    out.write(b"}, " + json.dumps(tail, ensure_ascii=False)[1:].encode())
    return written


def _records(
    source: Source, subject: Subject, failed: Mapping[str, str], ready: Mapping[str, Iterable[Record]]
) -> Iterator[Record]:
    if source.slug in failed:
        return iter(())
    return iter(ready[source.slug]) if source.outside else source.export(subject)


def _write_head(out: IO[bytes], source: Source) -> None:
    head = {"label": str(source.label), "fields": _declared(source.fields())}
    out.write(json.dumps(source.slug).encode() + b": " + json.dumps(head, ensure_ascii=False)[:-1].encode())


def _declared(fields: Iterable[Field]) -> dict[str, Any]:
    return {
        each.name: {"legal_basis": each.basis, "provided": each.provided}
        | ({"parts": _declared(each.parts)} if each.parts else {})
        for each in fields
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
        block += record.json.encode()
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
