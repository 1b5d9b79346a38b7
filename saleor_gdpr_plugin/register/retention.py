"""The table of retention periods: proposed per country, confirmed by the merchant, and asked by erasure.

Nothing is erased by a table that nobody confirmed: how long a shop must keep its books is the law's and the
merchant's to say, not ours. Every period we propose names its statute, to be checked with counsel.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import Any

from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.utils.translation import gettext as _

from ..audit import log
from ..contracts import Actor, Refused
from . import changing, entries
from .kinds import Retention
from .models import RetentionConfirmed
from .texts import SHIPPED

BY_LAW = ("orders", "invoices", "payments", "gift_cards")
"""Rules that need a number of months: tax and commercial law demand that these are kept for a time."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One period of a country's template: `law` is the statute it follows."""

    months: int
    year_end: bool
    law: str


@dataclass(frozen=True, slots=True)
class Table:
    """The active rules by key, and the digest by which the table as it stands is confirmed."""

    rules: Mapping[str, Retention]
    digest: str

    def lacking(self) -> tuple[str, ...]:
        """Keys that still need a number of months."""
        return tuple(key for key in BY_LAW if key not in self.rules or self.rules[key].months is None)


@dataclass(frozen=True, slots=True)
class ByRegister:
    """`contracts.Keeping` by the rules of a table, as of a day."""

    rules: Mapping[str, Retention]
    today: date

    def until(self, rule: str, since: date) -> date | None:
        """The last day of what is kept by this rule; None when nothing demands keeping, or the time is over."""
        found = self.rules.get(rule)
        if found is None or not found.months:
            return None
        start = date(since.year, 12, 31) if found.year_end else since
        last: date = start + relativedelta(months=found.months)
        return last if last >= self.today else None


class ByNothing:
    """`contracts.Keeping` of a shop that keeps nothing: what would become of each thing then."""

    def until(self, rule: str, since: date) -> date | None:
        """Never."""
        return None


def table() -> Table:
    """The table as it stands; one query."""
    found = entries.load().entries[Retention.kind]
    rows = [
        [each.key, each.active, each.version, each.value.months, each.value.year_end]
        for each in found
        if isinstance(each.value, Retention)
    ]
    text = json.dumps(sorted(rows), separators=(",", ":"))
    rules = {each.key: each.value for each in found if each.active and isinstance(each.value, Retention)}
    return Table(rules=rules, digest=hashlib.sha256(text.encode()).hexdigest())


def confirmed(current: Table) -> RetentionConfirmed | None:
    """The confirmation of this very table; None when it was never confirmed, or changed since."""
    newest = RetentionConfirmed.objects.first()
    return newest if newest is not None and newest.digest == current.digest else None


def confirm(digest: str, *, by: Actor, now: datetime) -> RetentionConfirmed:
    """The merchant answers for the table that was shown; twice does no harm. Raises Refused."""
    with transaction.atomic():
        current = table()
        if current.digest != digest:
            message = _("The table was changed meanwhile. Look at it again, then confirm it.")
            raise Refused("changed", message, field="digest")
        if lacking := current.lacking():
            message = _(
                "Say first for how many months this is kept (0 where nothing demands it), or take the periods "
                "proposed for your country: %(names)s."
            )
            raise Refused("required", message % {"names": ", ".join(lacking)}, field="digest")
        if (found := confirmed(current)) is not None:
            return found
        row = RetentionConfirmed.objects.create(digest=digest, at=now, by=by.id)
        content = {
            "digest": digest,
            "rules": {key: [rule.months, rule.year_end] for key, rule in sorted(current.rules.items())},
        }
        log.record("retention.confirmed", object_id=row.pk, by=by, now=now, content=content)
        return row


@cache
def templates() -> dict[str, dict[str, Proposal]]:
    """The periods proposed, by country and key."""
    return {
        country: {key: Proposal(**rule) for key, rule in rules.items()}
        for country, rules in _file()["countries"].items()
    }


def note() -> str:
    """What has to be said beside every proposal."""
    return _("Check with counsel: what a shop has to keep depends on its legal form and its books.")


def propose(country: str, *, by: Actor, now: datetime) -> Table:
    """Write the periods of a country's template into the register; what stood there is in the audit log.

    Confirms nothing. Raises Refused for a country without a template.
    """
    found = templates().get(country)
    if found is None:
        message = _("There is no template for this country. There is one for: %(names)s.")
        raise Refused("invalid", message % {"names": ", ".join(templates())}, field="country")
    with transaction.atomic():
        there = {each.key: each for each in entries.load().entries[Retention.kind]}
        for key, rule in found.items():
            version = there[key].version if key in there else 0
            changing.change(Retention.kind, key, version, body=_body(key, rule), active=True, by=by, now=now)
        return table()


def _body(key: str, rule: Proposal) -> dict[str, Any]:
    words = _file()["words"]
    pattern, event = words["year_end" if rule.year_end else "at_once"], words["event"][key]
    years = rule.months // 12
    return {
        "months": rule.months,
        "year_end": rule.year_end,
        "event": event,
        "words": {code: pattern[code].format(years=years, event=event[code]) for code in SHIPPED},
        "reason": {code: words["reason"][code].format(law=rule.law) for code in SHIPPED},
    }


@cache
def _file() -> dict[str, Any]:
    text = files(__package__).joinpath("retention.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded
