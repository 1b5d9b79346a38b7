"""The legal clock: one calendar month, never 30 days (Art. 12(3) GDPR; Regulation (EEC, Euratom) 1182/71).

Pure: dates in, dates out. All days are local dates of the shop.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta

from .rules import RULES
from .working_days import next_working_day

REMINDERS = (10, 5, 1)
"""Days before the legal date on which staff is reminded."""


class About(enum.StrEnum):
    """What a question of staff is about."""

    IDENTITY = "identity"
    """Who the person is (Art. 12(6)): the time until the answer does not count."""
    SCOPE = "scope"
    """What an access request is about (recital 63): likewise, for access only."""
    FEE = "fee"
    """A fee for excessive requests (Art. 12(5)); in the United Kingdom the period begins with its payment."""
    OTHER = "other"
    """Anything else; the clock goes on."""


@dataclass(frozen=True, slots=True)
class Question:
    """A logged question of staff and the day of its answer, None while there is none."""

    about: str
    asked_on: date
    answered_on: date | None


@dataclass(frozen=True, slots=True)
class Calendar:
    """Whose rules and whose working days: country as two letters, region as the holidays library names it."""

    country: str
    region: str = ""
    rules: str = "eu"


@dataclass(frozen=True, slots=True)
class Deadlines:
    """`target_on` is the shop's own aim, `due_on` the date of the law; paused since the oldest open question."""

    target_on: date
    due_on: date
    paused_since: date | None


def receipt(now: datetime, zone: ZoneInfo) -> date:
    """The local date on which a request arrived."""
    return now.astimezone(zone).date()


def deadlines(
    received_on: date,
    questions: Sequence[Question],
    calendar: Calendar,
    *,
    pauses_scope: bool,
    extended: bool,
    target_days: int,
    today: date,
) -> Deadlines:
    """Count the dates of a request.

    plain = beginning + 1 month, clamped to the month's end; p = days between a question that pauses and its
    answer, an open one until `today`; due = next working day(plain + p); extended: next working
    day(beginning + 3 months + p), counted from the beginning, never from the moved date.
    """
    rules = RULES[calendar.rules]
    pausing = {About.SCOPE} if pauses_scope else set()
    if rules.identity_pauses:
        pausing.add(About.IDENTITY)
    begins = received_on if rules.identity_pauses else _begins(received_on, questions, today)
    spans = [(each.asked_on, each.answered_on or today) for each in questions if each.about in pausing]
    paused = timedelta(days=_days(spans))
    plain = begins + relativedelta(months=rules.months)
    last = begins + relativedelta(months=rules.months + rules.extension) if extended else plain
    waiting = _stopping(rules.identity_pauses, pausing)
    still = [each.asked_on for each in questions if each.about in waiting and each.answered_on is None]
    return Deadlines(
        target_on=min(begins + timedelta(days=target_days) + paused, plain),
        due_on=next_working_day(last + paused, calendar.country, calendar.region),
        paused_since=min(still, default=None),
    )


def days_left(due_on: date, today: date) -> int:
    """Whole days until the legal date: 0 on the day itself, negative when it has passed."""
    return (due_on - today).days


def _begins(received_on: date, questions: Sequence[Question], today: date) -> date:
    """United Kingdom: the latest of receipt, the answer about identity, and the fee; an open one begins today."""
    moving = (About.IDENTITY, About.FEE)
    answers = [each.answered_on or today for each in questions if each.about in moving]
    return max([received_on, *answers])


def _stopping(identity_pauses: bool, pausing: set[About]) -> set[About]:
    """Questions that make the clock stand still, by a pause or by moving its beginning."""
    return pausing if identity_pauses else pausing | {About.IDENTITY, About.FEE}


def _days(spans: Iterable[tuple[date, date]]) -> int:
    """Days covered by the spans; days in several are counted once."""
    total, end = 0, date.min
    for first, last in sorted(spans):
        total += max((last - max(first, end)).days, 0)
        end = max(end, last)
    return total
