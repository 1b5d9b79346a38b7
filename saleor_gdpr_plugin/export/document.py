"""data.json: written as a stream, one source after the other, valid even when a source fails."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import IO, Any

from django.db import transaction

from ..contracts import Record, Source, Subject

VERSION = "data-1"
"""Name of the published schema, `export/schema/data-1.json`."""
BLOCK = 64 * 1024
"""Bytes gathered before they go to the compressor."""


@dataclass(slots=True)
class Written:
    """What was written: records per source, and the sources that could not be read to their end."""

    counts: dict[str, int] = field(default_factory=dict)
    problems: list[dict[str, str]] = field(default_factory=list)


def write(
    out: IO[bytes],
    head: dict[str, Any],
    sources: Iterable[Source],
    subject: Subject,
    *,
    left_out: list[dict[str, str]],
    seen: Callable[[str, int, Record], None] | None = None,
) -> Written:
    """Write the document of a subject; must run inside one read transaction.

    `seen` is told each record with its source and position, for the report; it never changes the document.
    """
    written = Written()
    out.write(json.dumps({"schema": VERSION, **head}, ensure_ascii=False)[:-1].encode() + b', "sources": {')
    for position, source in enumerate(sources):
        out.write(b", " if position else b"")
        _write_source(out, source, subject, written, seen)
    tail = {"left_out": left_out, "problems": written.problems}
    out.write(b"}, " + json.dumps(tail, ensure_ascii=False)[1:].encode())
    return written


def _write_source(
    out: IO[bytes],
    source: Source,
    subject: Subject,
    written: Written,
    seen: Callable[[str, int, Record], None] | None,
) -> None:
    fields = {each.name: {"legal_basis": each.basis, "provided": each.provided} for each in source.fields()}
    head = {"label": str(source.label), "fields": fields}
    out.write(json.dumps(source.slug).encode() + b": " + json.dumps(head, ensure_ascii=False)[:-1].encode())
    out.write(b', "records": [')
    count, block = 0, bytearray()
    try:
        # A savepoint: one source that fails must not end the transaction the others read in.
        with transaction.atomic():
            for record in source.export(subject):
                block += b",\n" if count else b"\n"
                block += record.json.encode()
                if len(block) > BLOCK:
                    out.write(block)
                    block.clear()
                if seen is not None:
                    seen(source.slug, count, record)
                count += 1
    except Exception as error:
        written.problems.append({"source": source.slug, "reason": type(error).__name__})
    out.write(bytes(block) + b"]}")
    written.counts[source.slug] = count
