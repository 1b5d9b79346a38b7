"""What rows lose when a person is erased: declared once beside each source, carried out by one UPDATE per table.

Text becomes empty, a relation null, JSON keeps named keys only. What a version's models do not have is left away;
columns that no model knows any more are emptied too (`host/ghosts.py`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db.models import F, Func, JSONField, Q, TextField, Value
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..contracts import Disposition, Item, Keeping, NothingToErase, Outcome, Refused, Subject
from ..host import ghosts, models
from .rows import IsOneOf
from .table import Table

METADATA = ("metadata", "private_metadata")
"""Of these the merchant's list of keys stays, whatever becomes of the row."""


@dataclass(frozen=True, slots=True)
class Loses:
    """What the rows of a model lose that hang on an erased thing; `on` leads from a row to that thing's key.

    `always` goes even where a law keeps the thing, `in_the_end` only when nothing does. `known` names the keys of a
    JSON column that stay as long as the thing is kept: numbers and ids of the business, no words.
    """

    model: str
    on: str = "pk"
    always: tuple[str, ...] = ()
    in_the_end: tuple[str, ...] = ()
    known: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class OnlyKeys(Func):
    """A JSON object without all keys but these."""

    template = (
        "(SELECT COALESCE(jsonb_object_agg(e.key, e.value), '{}'::jsonb)"
        " FROM (VALUES (%(expressions)s)) l(found, keys),"
        " jsonb_each(CASE jsonb_typeof(l.found) WHEN 'object' THEN l.found ELSE '{}'::jsonb END) e"
        " WHERE e.key = ANY(l.keys))"
    )
    arg_joiner = ", "
    output_field = JSONField()

    def __init__(self, column: str, keys: Iterable[str]) -> None:
        super().__init__(F(column), Value(sorted(keys), output_field=ArrayField(TextField())))


def lose(
    declared: Iterable[Loses],
    keys: Collection[Any],
    *,
    finally_: bool,
    metadata: frozenset[str] = frozenset(),
) -> None:
    """Empty the declared columns of every row that hangs on one of the keys; one UPDATE per model.

    `finally_`: nothing keeps the thing any more. `metadata` are the keys the merchant lets stay.
    """
    declared = tuple(declared)
    if not keys:
        return
    unknown = ghosts.columns(each.model for each in declared)
    for each in declared:
        model = models.named(each.model)
        if model is None:
            continue
        have = {column.name: column for column in model._meta.concrete_fields}
        wanted = each.always + (each.in_the_end if finally_ else ())
        values = {
            name: _emptied(have[name], _left_of(each, name, finally_=finally_, metadata=metadata))
            for name in wanted
            if name in have
        }
        rows = model.objects.filter(hangs(each.on, keys))
        if values:
            rows.update(**values)
        if each.model in unknown:
            ghosts.empty(rows, unknown[each.model])


def hangs(column: str, keys: Collection[Any]) -> Any:
    """The condition that a column is one of the keys: ids of orders and carts as one text."""
    some = next(iter(keys), None)
    return IsOneOf(column, keys) if isinstance(some, UUID) else Q(**{f"{column}__in": keys})


def _left_of(each: Loses, name: str, *, finally_: bool, metadata: frozenset[str]) -> frozenset[str]:
    if name in METADATA:
        return metadata
    return frozenset() if finally_ else frozenset(each.known.get(name, ()))


def _emptied(column: Any, keys: frozenset[str]) -> Any:
    if isinstance(column, JSONField):
        return OnlyKeys(column.name, keys) if keys else Value({}, output_field=JSONField())
    return None if column.null else ""


def stamp(*columns: str) -> Func:
    """A short sign of these columns of a row, equal as long as they are."""
    return Func(
        *(F(column) for column in columns),
        template="md5(ROW(%(expressions)s)::text)",
        output_field=TextField(),
    )


def changed(what: str) -> Refused:
    """The refusal of a plan that no longer fits."""
    message = _("%(what)s has changed since the plan was made. Please look at a new plan.") % {"what": what}
    return Refused("changed", message, field="items")


def deletable(items: Sequence[Item]) -> list[str]:
    """The keys of what goes; what staff decided to keep stays as it is."""
    return [item.key for item in items if item.disposition != Disposition.KEEP]


class Sealed(NothingToErase, Table):
    """A kind of data of our own: the transaction that ends an erasure puts it into one sealed record."""

    because = gettext_lazy("Becomes part of one sealed record when the erasure ends.")


class RowByRow(Table):
    """A source each row of which is an item of its own, gone at once: no law needs it.

    Subclasses say by `said_as` which column people know a row by, by `signs` which columns a plan depends on, and
    carry out `remove`. Found and locked anew before anything is done: what is somebody else's by now stays.
    """

    said_as: ClassVar[str] = "pk"
    signs: ClassVar[tuple[str, ...]] = ("pk",)
    becomes: ClassVar[Disposition] = Disposition.DELETE

    def remove(self, subject: Subject, rows: list[Any], *, now: datetime) -> None:
        """Take locked rows away, with all that hangs on them."""
        raise NotImplementedError

    def plan(self, subject: Subject, keeping: Keeping, *, today: date) -> Iterator[Item]:
        rows = self._known(subject)
        if rows is None:
            return
        blocked = self.blocked(subject, rows)
        named = rows.annotate(_stamp=stamp(*self.signs)).order_by("pk")
        for pk, label, sign in named.values_list("pk", self.said_as, "_stamp").iterator(chunk_size=2000):
            yield Item(
                self.slug,
                str(pk),
                self.becomes,
                label=str(label or ""),
                blocked=blocked.get(pk, ""),
                stamp=sign,
            )

    def blocked(self, subject: Subject, rows: Any) -> Mapping[Any, str]:
        """Codes of what must be settled first, by key of the row."""
        return {}

    def erase(self, subject: Subject, items: Sequence[Item], *, now: datetime) -> Outcome:
        keys = deletable(items)
        known = self._known(subject) if keys else None
        if known is None:
            left = self.objects().filter(hangs("pk", self._keys(keys))).count() if keys else 0
            return Outcome(done=len(keys) - left, kept=len(items) - len(keys) + left)
        planned = {item.key: item for item in items}
        mine = self.objects().filter(hangs("pk", self._keys(keys)), pk__in=known.values("pk"))
        signed = mine.select_for_update(of=("self",)).annotate(_stamp=stamp(*self.signs)).order_by("pk")
        rows = list(signed)
        blocked = self.blocked(subject, self.objects().filter(hangs("pk", [row.pk for row in rows])))
        for row in rows:
            item = planned[str(row.pk)]
            if item.stamp not in ("", row._stamp) or blocked.get(row.pk, "") not in ("", item.blocked):
                raise changed(f"{self.label} {item.label}".strip())
        # What is there and no longer found, the account that led to it gone for example, did not go.
        there = self.objects().filter(hangs("pk", self._keys(keys)))
        left = there.exclude(pk__in=[row.pk for row in rows]).count()
        if rows:
            self.remove(subject, rows, now=now)
        return Outcome(done=len(keys) - left, kept=len(items) - len(keys) + left)

    @classmethod
    def _keys(cls, keys: Sequence[str]) -> list[Any]:
        model = models.named(cls.model)
        assert model is not None, cls.model
        return [model._meta.pk.to_python(key) for key in keys]
