"""What the person reads: what goes, what is kept, why, and until when; in their language."""

from __future__ import annotations

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


def of(plan: Plan, language: str, time_zone: object) -> Summary:
    """The plan in plain words; a fixed number of queries for each kind of data."""
    rules = entries.load().retention()
    with in_language(language, time_zone) as used:  # type: ignore[arg-type]
        return Summary(goes=tuple(_goes(plan)), kept=tuple(_kept(plan, rules, used)))


def _goes(plan: Plan) -> list[str]:
    going = plan.items.exclude(disposition=Disposition.KEEP)
    groups = going.values_list("source", "disposition").annotate(count=Count("pk"))
    found = {(source, disposition): count for source, disposition, count in groups}
    lines = []
    for source in _sources(plan.items.all()):
        if count := found.get((source, Disposition.DELETE)):
            text = ngettext("%(name)s: %(count)s deleted", "%(name)s: %(count)s deleted", count)
            lines.append(text % {"name": name(source), "count": number(count)})
        if count := found.get((source, Disposition.ANONYMISE)):
            text = ngettext("%(name)s: %(count)s made anonymous", "%(name)s: %(count)s made anonymous", count)
            lines.append(text % {"name": name(source), "count": number(count)})
    return lines


def _kept(plan: Plan, rules: dict[str, Retention], language: str) -> list[str]:
    kept = plan.items.filter(disposition=Disposition.KEEP)
    columns = ("source", "rule", "ground", "reason", "until")
    groups = kept.values_list(*columns).annotate(count=Count("pk")).order_by()
    order = _sources(plan.items.all())
    lines = []
    for source, rule, ground, reason, until, count in sorted(
        groups, key=lambda row: (order.index(row[0]), row[4] or date.max, row[1])
    ):
        alike = kept.filter(source=source, rule=rule, ground=ground, reason=reason, until=until)
        what = _named(source, alike, count)
        lines.append(f"{what}: {_until(until)} {_why(rule, ground, reason, rules, language)}".strip())
    return lines


def _named(source: str, rows: QuerySet[PlanItem], count: int) -> str:
    labels = [each for each in rows.values_list("label", flat=True)[: FEW + 1] if each]
    if labels and count <= FEW:
        return f"{name(source)} ({', '.join(labels)})"
    return f"{name(source)} ({number(count)})"


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


def message(request: Request, plan: Plan, *, settings: Settings) -> Erased:
    """The result mail: what is gone, what is kept until when, and where to complain when something is."""
    found = of(plan, request.language, settings.time_zone)
    return Erased(
        reference=request.reference,
        goes=found.goes,
        kept=found.kept,
        authorities=letters.complaint(request, settings) if found.kept else (),
        record_months=settings.retention_months,
        contact_email=settings.of(request.channel).contact_email,
    )
