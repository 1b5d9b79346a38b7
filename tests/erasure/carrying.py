"""A person is erased source by source as the job does it: planned, carried out in batches, one transaction each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from django.db import transaction

from saleor_gdpr_plugin.contracts import Item, Outcome, Subject
from saleor_gdpr_plugin.datamap import registry
from saleor_gdpr_plugin.work import jobs

NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
OURS = {"consents", "former_addresses", "statements", "privacy_requests", "restrictions"}
"""What the privacy desk keeps about the person itself goes with the request, not with the shop's data."""


@dataclass
class Keeps:
    """A retention table for a test: the last day by rule; what was asked, in order."""

    days: dict[str, date] = field(default_factory=dict)
    asked: list[tuple[str, date]] = field(default_factory=list)

    def until(self, rule: str, since: date) -> date | None:
        self.asked.append((rule, since))
        return self.days.get(rule)


def planned(subject: Subject, keeping: Any = None, *, only: Iterable[str] = ()) -> list[Item]:
    """The plan of all sources of the shop's data, or of some."""
    chosen = [each for each in registry.erasing() if each.slug not in OURS]
    return [
        item
        for source in chosen
        if not only or source.slug in only
        for item in source.plan(subject, keeping or Keeps(), today=NOW.date())
    ]


def carry_out(subject: Subject, items: list[Item], *, batch: int = 500) -> dict[str, Outcome]:
    """Erase source by source; the outcome of each batch is added up by source."""
    found: dict[str, Outcome] = {}
    for source in registry.erasing():
        own = [item for item in items if item.source == source.slug]
        for start in range(0, len(own), batch):
            part = own[start : start + batch]
            if source.outside:
                done = source.erase(subject, part, now=NOW)
            else:
                with transaction.atomic():
                    done = source.erase(subject, part, now=NOW)
            before = found.get(source.slug, Outcome())
            found[source.slug] = Outcome(
                before.done + done.done, before.kept + done.kept, before.why + done.why
            )
    return found


def erase(subject: Subject, keeping: Any = None, *, only: Iterable[str] = ()) -> dict[str, Outcome]:
    """Plan and carry out, and then everything that waits for the commit."""
    done = carry_out(subject, planned(subject, keeping, only=only))
    jobs.sweep()
    return done
