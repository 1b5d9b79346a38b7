"""What a person may take along (Art. 20): the fields they gave, held under consent or contract.

Never what the law alone or the shop's interest keeps, and never what the shop wrote itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ..contracts import Field, LeftOut, LegalBasis, Record, Source, StoredFile, Subject
from ..datamap import exact, registry

BASES = frozenset({LegalBasis.CONSENT, LegalBasis.CONTRACT})
"""Art. 20(1)(a)."""
FILES = frozenset({"avatar", "file", "file_url"})
"""Fields of a record that name a file beside it."""


def portable(fields: Sequence[Field]) -> tuple[Field, ...]:
    """The fields that may be taken along.

    What is nested decides for itself: a field with parts is kept for its portable parts and with nothing else.
    Held on another basis it goes as a whole, whatever its parts say.
    """
    found = []
    for field in fields:
        if field.basis not in BASES:
            continue
        if parts := portable(field.parts):
            found.append(Field(field.name, field.read, field.basis, True, field.covers, parts))
        elif field.provided and not field.parts:
            found.append(field)
    return tuple(found)


def only(value: Any, fields: Sequence[Field]) -> Any:
    """An object, or each of nested rows, with these fields and no others."""
    if isinstance(value, list):
        return [only(item, fields) for item in value]
    if not isinstance(value, Mapping):
        return None
    return {
        field.name: only(value[field.name], field.parts) if field.parts else value[field.name]
        for field in fields
        if field.name in value
    }


class Portable(Source):
    """A source as far as it may be taken along."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self.slug = source.slug  # type: ignore[misc]
        self.label = source.label  # type: ignore[misc]
        self.retention = source.retention  # type: ignore[misc]

    @property
    def outside(self) -> bool:  # type: ignore[override]
        """As the source itself."""
        return self._source.outside

    def fields(self) -> tuple[Field, ...]:
        return portable(self._source.fields())

    def count(self, subject: Subject) -> int:
        return self._source.count(subject)

    def export(self, subject: Subject, *, newest: int | None = None, skip: int = 0) -> Iterator[Record]:
        fields = self.fields()
        for record in self._source.export(subject, newest=newest, skip=skip):
            yield Record(exact.dumps(only(exact.loads(record.json), fields)))

    def left_out(self, subject: Subject) -> Sequence[LeftOut]:
        return self._source.left_out(subject)

    def files(self, subject: Subject) -> Iterable[StoredFile]:
        """Files that the person gave; never what the shop wrote, such as invoices."""
        given = any(field.name in FILES for field in self.fields())
        return self._source.files(subject) if given else ()


def sources() -> tuple[Source, ...]:
    """Every source that holds anything the person may take along."""
    every = (Portable(source) for source in registry.sources())
    return tuple(source for source in every if source.fields())
