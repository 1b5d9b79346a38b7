"""Whether things are still as they were planned: inside a repeatable-read transaction, so that PostgreSQL refuses to
change a row that somebody else changed after we looked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.utils.translation import gettext as _

from ..contracts import Item, Keeping, Source, Subject
from . import plans
from .models import Plan, PlanItem

Pair = tuple[Item, PlanItem | None]


def differences(
    plan: Plan,
    subject: Subject,
    keeping: Keeping,
    *,
    today: date,
    sources: Sequence[Source],
    asked: dict[str, list[Item]],
) -> list[str]:
    """What is new, changed or gone since the plan, a sentence for each kind of data; before anything was erased."""
    found = []
    for source in sources:
        items = asked[source.slug] if source.outside else source.plan(subject, keeping, today=today)
        same = changed = new = 0
        for item, row in _pairs(plan, source, items):
            if row is None:
                new += 1
            elif _is_same(item, row):
                same += 1
            else:
                changed += 1
        gone = plan.items.filter(source=source.slug).count() - same - changed
        if new or changed or gone:
            text = _("%(name)s: %(new)s new, %(changed)s changed, %(gone)s gone since the plan was made.")
            numbers = {"name": source.label, "new": new, "changed": changed, "gone": gone}
            found.append(text % numbers)
    return found


def changed(plan: Plan, subject: Subject, keeping: Keeping, *, today: date, sources: Iterable[Source]) -> str:
    """The first kind of data of which something still to be done was changed by somebody else; "" for none.

    What is gone needs no erasing any more, and what came since the erasure began is not part of it.
    """
    for source in sources:
        if source.outside or not _to_do(plan, source):
            continue
        for item, row in _pairs(plan, source, source.plan(subject, keeping, today=today)):
            if row is not None and row.done_at is None and not _is_same(item, row):
                text = _(
                    "%(name)s: something changed after the erasure began. Make the plan anew, then try again."
                )
                return text % {"name": source.label}
    return ""


def refresh(
    plan: Plan, subject: Subject, keeping: Keeping, *, today: date, sources: Iterable[Source]
) -> None:
    """Erasing one thing may touch another: what we changed ourselves counts as it is now."""
    for source in sources:
        if source.outside or not _to_do(plan, source):
            continue
        touched = []
        for item, row in _pairs(plan, source, source.plan(subject, keeping, today=today)):
            if row is not None and row.done_at is None and not _is_same(item, row):
                row.stamp, row.blocked = item.stamp, item.blocked
                touched.append(row)
        PlanItem.objects.bulk_update(touched, ["stamp", "blocked"], batch_size=plans.CHUNK)


def _is_same(item: Item, row: PlanItem) -> bool:
    return (item.stamp, item.blocked) == (row.stamp, row.blocked)


def _to_do(plan: Plan, source: Source) -> bool:
    return bool(plan.items.filter(source=source.slug, done_at=None).exists())


def _pairs(plan: Plan, source: Source, items: Iterable[Item]) -> Iterator[Pair]:
    for part in plans.chunks(items):
        rows = plan.items.filter(source=source.slug, key__in=[item.key for item in part])
        known = {row.key: row for row in rows}
        for item in part:
            yield item, known.get(item.key)
