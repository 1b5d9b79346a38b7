"""Declaring a source as a table of Saleor: its fields, and the rows nested in each record.

One declaration serves every version: what a version's models do not have is left away, and coverage knows which
model fields were given out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django.db.models import OuterRef, Q, QuerySet

from ..contracts import Field, LeftOut, LegalBasis, Record, Source, Subject
from ..host import models
from .rows import Many, One, stream


@dataclass(frozen=True, slots=True)
class Nested:
    """Rows of another model inside a record: those whose column `on` equals the record's column `of`.

    `where` narrows them. `many` gives a list, else the one row or null. `covers` names the fields of the record that
    lead there.
    """

    name: str
    model: str
    fields: tuple[Field | Nested, ...]
    basis: LegalBasis
    on: str = "pk"
    of: str = "pk"
    where: Q | None = None
    many: bool = True
    order: tuple[str, ...] = ("pk",)
    provided: bool = False
    covers: tuple[str, ...] = ()


Entry = Field | Nested


def fields_of(label: str, entries: Iterable[Entry]) -> tuple[Field, ...]:
    """The entries that this version's model has, each ready to be read."""
    return tuple(_ready(entry) for entry in entries if is_present(label, entry))


def is_present(label: str, entry: Entry) -> bool:
    """Whether this version has every model field an entry reads."""
    if isinstance(entry, Nested) and models.named(entry.model) is None:
        return False
    have = _names(label)
    return all(name in have or name == "pk" for name in _reads(entry) if "." not in name)


def covered(label: str, entries: Iterable[Entry]) -> frozenset[str]:
    """Every model field that the entries give out, nested ones included."""
    found: set[str] = set()
    for entry in entries:
        if not is_present(label, entry):
            continue
        found |= {name if "." in name else f"{label}.{name}" for name in _reads(entry)}
        if isinstance(entry, Nested):
            found |= covered(entry.model, entry.fields)
            if entry.on != "pk":
                found.add(f"{entry.model}.{entry.on.removesuffix('_id')}")
    return frozenset(found)


def _reads(entry: Entry) -> tuple[str, ...]:
    if entry.covers or isinstance(entry, Nested):
        return entry.covers
    assert isinstance(entry.read, str), f"{entry.name} reads an expression and has to say which fields"
    return (entry.read.split("__")[0],)


def _names(label: str) -> frozenset[str]:
    model = models.named(label)
    return frozenset(field.name for field in model._meta.get_fields()) if model else frozenset()


def _ready(entry: Entry) -> Field:
    if isinstance(entry, Field):
        return entry
    model, parts = models.named(entry.model), fields_of(entry.model, entry.fields)
    assert model is not None, "only present entries are read"
    rows = model.objects.filter(entry.where or Q(), **{entry.on: OuterRef(entry.of)})
    read = Many(rows.order_by(*entry.order), parts) if entry.many else One(rows, parts)
    return Field(entry.name, read, entry.basis, provided=entry.provided, covers=entry.covers, parts=parts)


class Table(Source):
    """A source whose records are the rows of one model, newest first.

    Subclasses name `model`, `entries` and `order`, and implement `rows`. A version without the model holds nothing.
    """

    model: ClassVar[str]
    entries: ClassVar[tuple[Entry, ...]]
    order: ClassVar[tuple[str, ...]]

    def rows(self, subject: Subject) -> QuerySet[Any] | None:
        """The person's rows in any order; None when there can be none, without asking the database."""
        raise NotImplementedError

    def fields(self) -> tuple[Field, ...]:
        return fields_of(self.model, self.entries)

    def covered(self) -> frozenset[str]:
        return covered(self.model, self.entries)

    def count(self, subject: Subject) -> int:
        rows = self._known(subject)
        return 0 if rows is None else rows.count()

    def export(self, subject: Subject, *, newest: int | None = None, skip: int = 0) -> Iterator[Record]:
        rows = self._known(subject)
        if rows is not None:
            page = rows.order_by(*self.order)[skip : None if newest is None else skip + newest]
            yield from stream(page, self.fields())

    def left_out(self, subject: Subject) -> Sequence[LeftOut]:
        return ()

    def _known(self, subject: Subject) -> QuerySet[Any] | None:
        return None if models.named(self.model) is None else self.rows(subject)

    @classmethod
    def objects(cls) -> Any:
        """The model's manager; only asked where the model is."""
        found = models.named(cls.model)
        assert found is not None, cls.model
        return found.objects
