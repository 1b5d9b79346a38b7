"""The legal clock against PostgreSQL's calendar and against holidays copied by hand from official lists."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection

from saleor_gdpr_plugin.paper.language import in_language
from saleor_gdpr_plugin.requests.clock import Calendar, Question, deadlines, receipt
from saleor_gdpr_plugin.requests.due_words import badge
from saleor_gdpr_plugin.requests.working_days import next_working_day

GERMANY = Calendar("DE")
BRITAIN = Calendar("GB", rules="uk")

# Nationwide holidays of 2026 and 2027, copied by hand: BMI, service-public.fr, governo.it, gov.uk (England and Wales).
OFFICIAL = {
    "DE": """2026-01-01 2026-04-03 2026-04-06 2026-05-01 2026-05-14 2026-05-25 2026-10-03 2026-12-25 2026-12-26
             2027-01-01 2027-03-26 2027-03-29 2027-05-01 2027-05-06 2027-05-17 2027-10-03 2027-12-25 2027-12-26""",
    "FR": """2026-01-01 2026-04-06 2026-05-01 2026-05-08 2026-05-14 2026-05-25 2026-07-14 2026-08-15 2026-11-01
             2026-11-11 2026-12-25
             2027-01-01 2027-03-29 2027-05-01 2027-05-06 2027-05-08 2027-05-17 2027-07-14 2027-08-15 2027-11-01
             2027-11-11 2027-12-25""",
    "IT": """2026-01-01 2026-01-06 2026-04-05 2026-04-06 2026-04-25 2026-05-01 2026-06-02 2026-08-15 2026-10-04
             2026-11-01 2026-12-08 2026-12-25 2026-12-26
             2027-01-01 2027-01-06 2027-03-28 2027-03-29 2027-04-25 2027-05-01 2027-06-02 2027-08-15 2027-10-04
             2027-11-01 2027-12-08 2027-12-25 2027-12-26""",
    "GB": """2026-01-01 2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-08-31 2026-12-25 2026-12-28
             2027-01-01 2027-03-26 2027-03-29 2027-05-03 2027-05-31 2027-08-30 2027-12-27 2027-12-28""",
}


def count(received_on: date, *questions: Question, extended: bool = False, **how: Any) -> Any:
    """The dates of a request for access with a target of 14 days, as seen on the day of receipt."""
    today = how.pop("today", received_on)
    calendar = how.pop("calendar", GERMANY)
    how = {"pauses_scope": True, "target_days": 14} | how
    return deadlines(received_on, questions, calendar, extended=extended, today=today, **how)


def days_of(year: int, years: int = 2) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(days=number) for number in range((date(year + years, 1, 1) - first).days)]


def official(country: str) -> set[date]:
    return {date.fromisoformat(text) for text in OFFICIAL[country].split()}


@pytest.mark.parametrize("country", sorted(OFFICIAL))
def test_working_days__are_those_of_the_official_calendars(country: str) -> None:
    free = official(country)
    for day in days_of(2026):
        works = day.weekday() < 5 and day not in free
        assert (next_working_day(day, country) == day) is works, day


@pytest.mark.parametrize(("extended", "months"), [(False, 1), (True, 3)])
def test_due__is_a_calendar_month_as_postgresql_counts_it(db: None, extended: bool, months: int) -> None:
    """Four years with a leap day, every day of them; working days by the hand-written German list."""
    free = official("DE")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT d::date, (d + make_interval(months => %s))::date "
            "FROM generate_series('2026-01-01'::date, '2027-08-31'::date, '1 day') AS d",
            [months],
        )
        expected = dict(cursor.fetchall())
    for day, moved in expected.items():
        while moved.weekday() >= 5 or moved in free:
            moved += timedelta(days=1)
        assert count(day, extended=extended).due_on == moved, day


@pytest.mark.parametrize(
    ("received", "due"),
    [
        ("2024-01-31", "2024-02-29"),  # leap day
        ("2025-01-31", "2025-02-28"),
        ("2024-02-29", "2024-04-02"),  # 29 March 2024 is Good Friday, Easter Monday follows
        ("2026-01-30", "2026-03-02"),  # 28 February is a Saturday
        ("2026-11-25", "2026-12-28"),  # both Christmas days and the weekend
        ("2026-12-01", "2027-01-04"),  # New Year's Day is a Friday
        ("2026-08-31", "2026-09-30"),
    ],
)
def test_due__at_month_ends_and_holidays(received: str, due: str) -> None:
    assert count(date.fromisoformat(received)).due_on == date.fromisoformat(due)


def test_due__counts_regional_holidays_only_when_the_region_is_given() -> None:
    # Reformation Day, 31 October 2025, a Friday: free in Hamburg, not in all of Germany.
    assert count(date(2025, 9, 30)).due_on == date(2025, 10, 30)
    assert count(date(2025, 10, 1)).due_on == date(2025, 11, 3)
    assert next_working_day(date(2025, 10, 31), "DE") == date(2025, 10, 31)
    assert next_working_day(date(2025, 10, 31), "DE", "HH") == date(2025, 11, 3)


def test_due__in_a_country_without_calendar_knows_weekends() -> None:
    assert next_working_day(date(2026, 12, 25), "ZZ") == date(2026, 12, 25)
    assert next_working_day(date(2026, 12, 26), "ZZ") == date(2026, 12, 28)


def test_target__is_never_after_the_plain_month() -> None:
    assert count(date(2026, 3, 2)).target_on == date(2026, 3, 16)
    assert count(date(2026, 3, 2), target_days=60).target_on == date(2026, 4, 2)
    asked = Question("identity", date(2026, 3, 3), date(2026, 3, 13))
    assert count(date(2026, 3, 2), asked).target_on == date(2026, 3, 26)


def test_pause__moves_the_date_by_the_days_of_waiting() -> None:
    asked = Question("identity", date(2026, 3, 3), date(2026, 3, 13))
    # 2 April + 10 days is Sunday 12 April.
    assert count(date(2026, 3, 2), asked).due_on == date(2026, 4, 13)


def test_pause__across_a_month_end_is_added_after_the_clamp() -> None:
    asked = Question("identity", date(2026, 1, 31), date(2026, 2, 3))
    # 31 January + 1 month = 28 February, + 3 days = 3 March, a Tuesday.
    assert count(date(2026, 1, 31), asked).due_on == date(2026, 3, 3)


def test_pause__counts_days_of_several_questions_once() -> None:
    first = Question("identity", date(2026, 3, 3), date(2026, 3, 10))
    inside = Question("identity", date(2026, 3, 5), date(2026, 3, 8))
    over = Question("scope", date(2026, 3, 8), date(2026, 3, 12))
    apart = Question("identity", date(2026, 3, 20), date(2026, 3, 21))
    # 3 to 12 March and one more day: 10 days; 2 April + 10 = Sunday 12 April.
    assert count(date(2026, 3, 2), apart, over, first, inside).due_on == date(2026, 4, 13)


def test_pause__answered_on_the_same_day_is_none() -> None:
    asked = Question("identity", date(2026, 3, 3), date(2026, 3, 3))
    assert count(date(2026, 3, 2), asked) == count(date(2026, 3, 2))


@pytest.mark.parametrize("about", ["other", "fee"])
def test_pause__is_not_made_by_other_questions(about: str) -> None:
    asked = Question(about, date(2026, 3, 3), None)
    assert count(date(2026, 3, 2), asked, today=date(2026, 3, 30)) == count(date(2026, 3, 2))


def test_pause__by_scope_is_for_access_alone() -> None:
    asked = Question("scope", date(2026, 3, 3), date(2026, 3, 13))
    assert count(date(2026, 3, 2), asked).due_on == date(2026, 4, 13)
    assert count(date(2026, 3, 2), asked, pauses_scope=False).due_on == date(2026, 4, 2)


def test_pause__still_open_moves_with_every_day() -> None:
    asked = Question("identity", date(2026, 3, 3), None)
    at_once = count(date(2026, 3, 2), asked, today=date(2026, 3, 3))
    later = count(date(2026, 3, 2), asked, today=date(2026, 3, 10))
    assert (at_once.due_on, at_once.paused_since) == (date(2026, 4, 2), date(2026, 3, 3))
    assert (later.due_on, later.paused_since) == (date(2026, 4, 9), date(2026, 3, 3))


def test_extension__counts_from_the_receipt_and_not_from_the_moved_date() -> None:
    # 25 November + 1 month moves to 28 December; + 3 months is 25 February, not 28.
    assert count(date(2026, 11, 25), extended=True).due_on == date(2027, 2, 25)
    # 30 November + 3 months is clamped to 28 February, a Sunday.
    assert count(date(2026, 11, 30), extended=True).due_on == date(2027, 3, 1)
    asked = Question("identity", date(2026, 12, 1), date(2026, 12, 4))
    assert count(date(2026, 11, 25), asked, extended=True).due_on == date(2027, 3, 1)


def test_uk__begins_with_the_proof_of_identity_and_the_fee() -> None:
    proof = Question("identity", date(2026, 3, 3), date(2026, 3, 10))
    fee = Question("fee", date(2026, 3, 3), date(2026, 3, 17))
    assert count(date(2026, 3, 2), calendar=BRITAIN).due_on == date(2026, 4, 2)
    assert count(date(2026, 3, 2), proof, calendar=BRITAIN).due_on == date(2026, 4, 10)
    assert count(date(2026, 3, 2), proof, fee, calendar=BRITAIN).due_on == date(2026, 4, 17)
    open_fee = Question("fee", date(2026, 3, 3), None)
    waiting = count(date(2026, 3, 2), open_fee, calendar=BRITAIN, today=date(2026, 3, 20))
    assert (waiting.due_on, waiting.paused_since) == (date(2026, 4, 20), date(2026, 3, 3))


def test_uk__clarification_pauses_and_extension_adds_two_months() -> None:
    scope = Question("scope", date(2026, 3, 3), date(2026, 3, 8))
    assert count(date(2026, 3, 2), scope, calendar=BRITAIN).due_on == date(2026, 4, 7)
    assert count(date(2026, 3, 2), extended=True, calendar=BRITAIN).due_on == date(2026, 6, 2)


@pytest.mark.parametrize(
    ("moment", "zone", "day"),
    [
        ("2026-03-28T22:59:59", "Europe/Berlin", "2026-03-28"),
        ("2026-03-28T23:00:00", "Europe/Berlin", "2026-03-29"),  # the night the clocks go forward
        ("2026-03-29T21:59:59", "Europe/Berlin", "2026-03-29"),
        ("2026-03-29T22:00:00", "Europe/Berlin", "2026-03-30"),
        ("2026-10-25T22:59:59", "Europe/Berlin", "2026-10-25"),
        ("2026-01-01T10:59:59", "Pacific/Auckland", "2026-01-01"),
        ("2026-01-01T11:00:00", "Pacific/Auckland", "2026-01-02"),
        ("2026-01-01T07:59:59", "America/Los_Angeles", "2025-12-31"),
    ],
)
def test_receipt__is_the_local_day_of_the_shop(moment: str, zone: str, day: str) -> None:
    now = datetime.fromisoformat(moment).replace(tzinfo=UTC)
    assert receipt(now, ZoneInfo(zone)) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("today", "words"),
    [
        ("2026-04-01", "Due in 12 days"),
        ("2026-04-12", "Due tomorrow"),
        ("2026-04-13", "Due today"),
        ("2026-04-14", "1 day overdue"),
        ("2026-04-16", "3 days overdue"),
    ],
)
def test_badge__says_it_in_words(today: str, words: str) -> None:
    assert badge(date(2026, 4, 13), date.fromisoformat(today), None) == words


def test_badge__of_a_paused_clock_names_the_day() -> None:
    with in_language("en", "UTC"):
        words = badge(date(2026, 4, 13), date(2026, 4, 1), date(2026, 3, 3))
    assert words == "Paused since 3 March 2026"
