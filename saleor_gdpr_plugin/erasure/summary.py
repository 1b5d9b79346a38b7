"""What the person reads: what goes, what is kept, why, and until when; in their language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..conf import Settings
from ..contracts import Disposition
from ..datamap import registry
from ..mail.messages import Erased
from ..paper.language import day, in_language, number
from ..register import entries
from ..register.kinds import Retention
from ..register.texts import pick
from ..requests import letters
from ..requests.grounds import Ground
from ..requests.models import Request
from .models import Plan, PlanItem

FEW = 5
"""So many things of a kind are named; more are counted."""


@dataclass(frozen=True, slots=True)
class Summary:
    """Sentences, one for each kind of data, fate and reason."""

    goes: tuple[str, ...]
    kept: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gone:
    """How much of a kind of data was deleted, and how much made anonymous."""

    source: str
    deleted: int
    anonymised: int


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of a kind of data until one day for one reason; `rows` are those items of the plan."""

    source: str
    count: int
    until: date | None
    why: str
    rows: QuerySet[PlanItem]


def of(plan: Plan, language: str, time_zone: object) -> Summary:
    """The plan in plain words; a fixed number of queries for each kind of data."""
    with in_language(language, time_zone) as used:  # type: ignore[arg-type]
        return Summary(goes=tuple(_goes(plan)), kept=tuple(map(_line, kept(plan, used))))


def _goes(plan: Plan) -> Iterator[str]:
    for each in gone(plan):
        if count := each.deleted:
            text = ngettext("%(name)s: %(count)s deleted", "%(name)s: %(count)s deleted", count)
            yield text % {"name": name(each.source), "count": number(count)}
        if count := each.anonymised:
            text = ngettext("%(name)s: %(count)s made anonymous", "%(name)s: %(count)s made anonymous", count)
            yield text % {"name": name(each.source), "count": number(count)}


def gone(plan: Plan) -> Iterator[Gone]:
    """What goes, a value for each kind of data."""
    going = plan.items.exclude(disposition=Disposition.KEEP)
    groups = going.values_list("source", "disposition").annotate(count=Count("pk")).order_by()
    found = {(source, disposition): count for source, disposition, count in groups}
    for source in _sources(plan.items.all()):
        deleted = found.get((source, Disposition.DELETE), 0)
        anonymised = found.get((source, Disposition.ANONYMISE), 0)
        if deleted or anonymised:
            yield Gone(source, deleted, anonymised)


def kept(plan: Plan, language: str) -> Iterator[Kept]:
    """What is kept, a value for each kind of data, day and reason; the reason in the active language."""
    rules = entries.load().retention()
    rows = plan.items.filter(disposition=Disposition.KEEP)
    columns = ("source", "rule", "ground", "reason", "until")
    groups = rows.values_list(*columns).annotate(count=Count("pk")).order_by()
    order = _sources(plan.items.all())
    for source, rule, ground, reason, until, count in sorted(
        groups, key=lambda row: (order.index(row[0]), row[4] or date.max, row[1])
    ):
        alike = rows.filter(source=source, rule=rule, ground=ground, reason=reason, until=until)
        yield Kept(source, count, until, _why(rule, ground, reason, rules, language), alike)


def _line(each: Kept) -> str:
    what = number(each.count)
    if each.count <= FEW:
        labels = [label for label in each.rows.values_list("label", flat=True) if label]
        what = ", ".join(labels) or what
    return f"{name(each.source)} ({what}): {_until(each.until)} {each.why}".strip()


def _until(until: date | None) -> str:
    if until is None:
        return _("kept.")
    return _("kept until %(day)s.") % {"day": day(until)}


def _why(rule: str, ground: str, reason: str, rules: dict[str, Retention], language: str) -> str:
    """Staff's ground goes before the rule: whoever decided has to answer for it."""
    if ground:
        return f"{Ground(ground).sentence} {reason}"
    return pick(rules[rule].reason, language) if rule in rules else ""


def name(source: str) -> str:
    """A kind of data as people call it, in the active language; the slug of one that has left the shop."""
    found = registry.named(source)
    return str(found.label) if found else source


def _sources(rows: QuerySet[PlanItem]) -> list[str]:
    """Kinds of data of a plan in the order people read about them."""
    there = set(rows.order_by().values_list("source", flat=True).distinct())
    known = [source.slug for source in registry.sources() if source.slug in there]
    return [*known, *sorted(there - set(known))]


def message(
    request: Request, plan: Plan, *, settings: Settings, certificate_link: str, certificate_days: int
) -> Erased:
    """The result mail: what is gone, what is kept until when, where to complain when something is, and the
    certificate."""
    found = of(plan, request.language, settings.time_zone)
    return Erased(
        reference=request.reference,
        goes=found.goes,
        kept=found.kept,
        authorities=letters.complaint(request, settings) if found.kept else (),
        record_months=settings.retention_months,
        contact_email=settings.of(request.channel).contact_email,
        certificate_link=certificate_link,
        certificate_days=certificate_days,
    )
