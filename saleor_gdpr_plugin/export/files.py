"""Files of the person from the shop's storage, copied into the archive.

Read before the rows and outside their transaction: a storage may be slow. What cannot be read is named and stops
nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from zipfile import ZipFile

from ..contracts import Source, StoredFile, Subject
from ..host import storage
from .document import SourceFailed, reading
from .papers import entry

FILES = "files"
"""Name under which missing files stand among the problems."""


@dataclass(slots=True)
class Copied:
    """What was copied: (source, path) of each file, and a problem for each that could not be read."""

    paths: list[dict[str, str]] = field(default_factory=list)
    problems: list[dict[str, str]] = field(default_factory=list)


def named(sources: Iterable[Source], subject: Subject) -> list[tuple[str, StoredFile]]:
    """The files of every source with its name; a source that cannot even name them fails by its name."""
    found: list[tuple[str, StoredFile]] = []
    for source in sources:
        with reading(source.slug):
            found += [(source.slug, each) for each in source.files(subject)]
    return found


def copy(package: ZipFile, wanted: Iterable[tuple[str, StoredFile]], *, now: datetime) -> Copied:
    """Copy files below `files/`, outside any transaction."""
    copied = Copied()
    for slug, each in wanted:
        try:
            _copy(package, each, now)
            copied.paths.append({"source": slug, "path": f"{FILES}/{each.path}"})
        except SourceFailed as failure:
            copied.problems.append({"source": FILES, "reason": f"{each.path}: {failure.reason}"})
    return copied


def _copy(package: ZipFile, file: StoredFile, now: datetime) -> None:
    """Nothing of a file that never begins; a file that breaks off stays as far as it came, and is named."""
    with reading(FILES, too_late=True):
        chunks: Iterator[bytes] = storage.read(file.name)
        first = next(chunks, b"")
    with package.open(entry(f"{FILES}/{file.path}", now), "w", force_zip64=True) as out:
        out.write(first)
        with reading(FILES, too_late=True):
            for chunk in chunks:
                out.write(chunk)
