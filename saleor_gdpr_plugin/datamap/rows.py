"""Reading rows as JSON text written by PostgreSQL.

A source is a Django queryset; PostgreSQL turns each row into one JSON object, nested rows included, so that a
large export costs neither a query nor a Python object per value. Dates come as ISO 8601 in UTC (Django sets
the session's time zone), decimals as text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any, overload
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import BooleanField, CharField, F, Func, Q, QuerySet, Subquery, TextField, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import Cast

from ..contracts import Field, Record
from ..host import database
from . import private_keys

CHUNK = 100
"""Rows fetched from the server-side cursor at a time; the last chunk is still held while the next one comes."""


def select(rows: QuerySet[Any], fields: Iterable[Field]) -> QuerySet[Any]:
    """The queryset reduced to the fields, in their order.

    Annotations may not bear a model field's name, hence the underscore; the exported name is given to the
    column outside (`_as`).
    """
    named = {
        f"_{field.name}": F(field.read) if isinstance(field.read, str) else field.read for field in fields
    }
    return rows.annotate(**named).values(*named)


def _as(fields: Iterable[Field]) -> str:
    """A column alias list: PostgreSQL names the JSON keys after it."""
    return "r(" + ", ".join(f'"{field.name}"' for field in fields) + ")"


class One(Subquery):
    """The one row of a queryset as a JSON object, or null."""

    output_field = TextField()

    def __init__(self, rows: QuerySet[Any], fields: Sequence[Field]) -> None:
        template = f"(SELECT row_to_json(r) FROM (%(subquery)s) {_as(fields)})"  # noqa: S608
        super().__init__(select(rows, fields), template=template)


class Many(Subquery):
    """All rows of a queryset as a JSON array, in their order."""

    output_field = TextField()

    def __init__(self, rows: QuerySet[Any], fields: Sequence[Field]) -> None:
        rows_of = f"SELECT COALESCE(json_agg(row_to_json(r)), '[]'::json) FROM (%(subquery)s) {_as(fields)}"  # noqa: S608
        template = f"({rows_of})"
        super().__init__(select(rows, fields), template=template)


class Amount(Func):
    """An amount as text with its currency: {"amount": "12.500", "currency": "EUR"}; null without an amount."""

    # Keys are literals: a parameter has no type for PostgreSQL in a server-side cursor.
    template = (
        "CASE WHEN (%(amount)s) IS NULL THEN NULL ELSE json_build_object('amount', %(expressions)s) END"
    )
    arg_joiner = ", 'currency', "
    output_field = TextField()

    def __init__(self, amount: str, currency: str = "currency") -> None:
        super().__init__(Cast(F(amount), CharField()), F(currency))

    def as_sql(self, compiler: Any, connection: Any, **extra: Any) -> tuple[str, Any]:
        amount, params = compiler.compile(self.source_expressions[0])
        sql, more = super().as_sql(compiler, connection, amount=amount, **extra)
        return sql, (*params, *more)


class Json(Func):
    """A JSON column as it is, whatever a version's ORM would make of it."""

    template = "%(expressions)s::jsonb"
    output_field = TextField()

    def __init__(self, column: str) -> None:
        super().__init__(F(column))


class PrivateMetadata(Func):
    """Every key of a JSON object column; the value only where the key is personal, else a mask.

    `private_keys` says which keys are. Its decisions are read when the statement is made, because sources are
    declared once; its lists are arrays with their type.
    """

    template = (
        "(SELECT COALESCE(json_object_agg(e.key, CASE WHEN e.key = ANY(l.personal)"
        " OR (e.key <> ALL(l.secret) AND e.key LIKE ANY(l.patterns))"
        " THEN e.value ELSE to_jsonb(l.mask) END ORDER BY e.key), '{}'::json)"
        " FROM (VALUES (%(expressions)s)) l(found, personal, secret, patterns, mask),"
        " jsonb_each(CASE jsonb_typeof(l.found) WHEN 'object' THEN l.found ELSE '{}'::jsonb END) e)"
    )
    arg_joiner = ", "
    output_field = TextField()

    def __init__(self, column: str) -> None:
        super().__init__(F(column), *_lists(frozenset(), frozenset()))

    def as_sql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        decided = private_keys.decided()
        named = self.copy()
        column = self.get_source_expressions()[0]
        named.set_source_expressions([column, *_lists(decided.personal, decided.secret)])
        return super(PrivateMetadata, named).as_sql(compiler, connection, **extra)


def _lists(personal: Iterable[str], secret: Iterable[str]) -> list[Any]:
    patterns = [f"{_plain(start)}%" for start in private_keys.STARTS]
    patterns += [f"%{_plain(end)}" for end in private_keys.ENDINGS]
    texts = ArrayField(TextField())
    lists = [Value(each, output_field=texts) for each in (sorted(personal), sorted(secret), patterns)]
    return [*lists, Cast(Value(private_keys.MASK), TextField())]


def _plain(text: str) -> str:
    """The text as LIKE takes it letter by letter."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


class Ids(Sequence[UUID]):
    """The ids of somebody's orders, as many as there are: sixteen bytes each, and written for PostgreSQL once.

    A `UUID` takes six times that; and a queryset lives until the collector finds its cycle, so that each
    statement's own text would stay.
    """

    def __init__(self, ids: Iterable[UUID] = ()) -> None:
        packed = bytearray()
        for each in ids:
            packed += each.bytes
        self._packed = bytes(packed)

    def __len__(self) -> int:
        return len(self._packed) // 16

    @overload
    def __getitem__(self, at: int) -> UUID: ...
    @overload
    def __getitem__(self, at: slice) -> Ids: ...
    def __getitem__(self, at: int | slice) -> UUID | Ids:
        if isinstance(at, slice):
            return Ids(self[place] for place in range(len(self))[at])
        place = range(len(self))[at]
        return UUID(bytes=self._packed[16 * place : 16 * place + 16])

    @cached_property
    def text(self) -> str:
        """As `{…}`, PostgreSQL's own way to write an array."""
        return "{" + self._packed.hex(",", 16) + "}"


class IsOneOf(Func):
    """Whether an id is in a list: one parameter, however long the list.

    As one text: members that are each adapted and quoted take half as much again.
    """

    template = "%(expressions)s::uuid[])"
    arg_joiner = " = ANY("
    output_field = BooleanField()

    def __init__(self, column: str, ids: Iterable[UUID]) -> None:
        known = ids if isinstance(ids, Ids) else Ids(ids)
        super().__init__(F(column), Value(known.text, output_field=TextField()))


def among(column: str, values: Sequence[str]) -> Q:
    """Whether a text column holds one of the values: one array, which the database joins, however long the list."""
    return Q(**{f"{column}__in": RawSQL("SELECT unnest(%s::text[])", [list(values)])})  # noqa: S611 (a parameter)


def names_one_of(column: str, ids: Ids) -> Q:
    """Whether a text column holds one of the ids as text."""
    return Q(**{f"{column}__in": RawSQL("SELECT unnest(%s::uuid[])::text", [ids.text])})  # noqa: S611 (a parameter)


def stream(rows: QuerySet[Any], fields: Sequence[Field]) -> Iterator[Record]:
    """Read the queryset through a server-side cursor: flat memory, one query, JSON from PostgreSQL.

    Must run inside a transaction (a server-side cursor lives no longer).
    """
    connection = connections[database.writer_alias()]
    try:
        sql, params = select(rows, fields).using(connection.alias).query.sql_with_params()
    except EmptyResultSet:
        return
    with connection.chunked_cursor() as cursor:
        cursor.execute(f"SELECT row_to_json(r)::text FROM ({sql}) {_as(fields)}", params)  # noqa: S608
        while chunk := cursor.fetchmany(CHUNK):
            for (text,) in chunk:
                yield Record(text)
