"""The legal clock, against dates worked out by hand."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from saleor_gdpr_plugin.requests.clock import due, next_working_day, receipt


@pytest.mark.parametrize(
    ("_case", "received", "expected"),
    [
        ("an ordinary month", date(2026, 11, 10), date(2026, 12, 10)),
        ("clamped to the end of February", date(2027, 1, 29), date(2027, 3, 1)),
        ("clamped in a leap year, a working day", date(2028, 1, 31), date(2028, 2, 29)),
        ("30 days would be the 31st", date(2026, 8, 1), date(2026, 9, 1)),
        ("Christmas, then a weekend", date(2026, 11, 25), date(2026, 12, 28)),
        ("Saturday moves to Monday", date(2026, 9, 10), date(2026, 10, 12)),
        ("new year's day of the next year", date(2026, 12, 1), date(2027, 1, 4)),
        ("Good Friday to Easter Monday", date(2026, 3, 3), date(2026, 4, 7)),
    ],
)
def test_due__one_calendar_month_then_a_working_day(_case: str, received: date, expected: date) -> None:
    assert due(received, "DE") == expected


def test_due__differs_by_country() -> None:
    # 3 May 2027 is a holiday in Poland, 4 May nowhere; 14 July only in France.
    assert due(date(2027, 4, 3), "PL") == date(2027, 5, 4)
    assert due(date(2027, 4, 3), "DE") == date(2027, 5, 3)
    assert due(date(2027, 6, 14), "FR") == date(2027, 7, 15)
    assert due(date(2027, 6, 14), "DE") == date(2027, 7, 14)


def test_next_working_day__unknown_country_has_weekends_only() -> None:
    assert next_working_day(date(2026, 12, 25), "XX") == date(2026, 12, 25)
    assert next_working_day(date(2026, 12, 26), "XX") == date(2026, 12, 28)


def test_receipt__is_the_local_day() -> None:
    late = datetime(2026, 11, 30, 23, 30, tzinfo=UTC)
    assert receipt(late, ZoneInfo("Europe/Berlin")) == date(2026, 12, 1)
    assert receipt(late, ZoneInfo("America/New_York")) == date(2026, 11, 30)
