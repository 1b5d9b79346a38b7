"""One language, one time zone, for a whole build."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.utils import timezone, translation

from saleor_gdpr_plugin.paper import language
from saleor_gdpr_plugin.paper.language import best_language, in_language

MOMENT = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("de", "de"),
        ("de-AT", "de"),
        ("de_AT", "de"),
        ("DE-at", "de"),
        ("pt-BR", "pt-br"),
        ("pt-BR-x-private", "pt-br"),
        ("pt", "en"),
        ("xx", "en"),
        ("", "en"),
        ("../../etc/passwd", "en"),
        ("deutsch", "en"),
    ],
)
def test_best_language__takes_the_closest(asked: str, expected: str) -> None:
    assert best_language(asked, {"en", "de", "pt-br"}) == expected


def test_shipped__are_three_languages() -> None:
    assert language.shipped() == {"en", "de", "fr"}


def test_in_language__covers_texts_and_time_and_gives_both_back() -> None:
    before = translation.get_language(), timezone.get_current_timezone_name()
    with in_language("de-AT", "Europe/Vienna") as chosen:
        assert chosen == translation.get_language() == "de"
        assert str(timezone.get_current_timezone()) == "Europe/Vienna"
        with in_language("fr", "UTC"):
            assert translation.get_language() == "fr"
        assert translation.get_language() == "de"
    assert (translation.get_language(), timezone.get_current_timezone_name()) == before


def test_formats__outside_a_build__are_a_mistake() -> None:
    with pytest.raises(LookupError):
        language.day(MOMENT)


@pytest.mark.parametrize(
    ("code", "day", "moment", "money"),
    [
        ("en", "25 November 2026", "25 November 2026, 00:30", "€1,234.50"),
        ("en-US", "November 25, 2026", "November 25, 2026, 12:30\u202fAM", "€1,234.50"),
        ("de", "25. November 2026", "25. November 2026, 00:30", "1.234,50\xa0€"),
        ("de-AT", "25. November 2026", "25. November 2026, 00:30", "€\xa01.234,50"),
        ("fr", "25 novembre 2026", "25 novembre 2026, 00:30", "1\u202f234,50\xa0€"),
        ("pl", "25 November 2026", "25 November 2026, 00:30", "€1,234.50"),
    ],
)
def test_formats__follow_language_region_and_time_zone(code: str, day: str, moment: str, money: str) -> None:
    with in_language(code, "Europe/Berlin"):
        assert language.day(MOMENT) == day
        assert language.moment(MOMENT) == moment
        assert language.moment(MOMENT.isoformat()) == moment
        assert language.money("1234.500", "EUR") == money


def test_day__of_a_date__does_not_move_with_the_time_zone() -> None:
    with in_language("de", "Pacific/Kiritimati"):
        assert language.day(date(2026, 1, 2)) == language.day("2026-01-02") == "2. Januar 2026"


@pytest.mark.parametrize(
    ("amount", "expected"), [("0.125", "0,125\xa0€"), ("-3", "-3,00\xa0€"), ("1e1", "10,00\xa0€")]
)
def test_money__keeps_every_digit(amount: str, expected: str) -> None:
    with in_language("de", "UTC"):
        assert language.money(amount, "EUR") == expected


@pytest.mark.parametrize("amount", ["free", "", "NaN", "Infinity", None])
def test_money__of_no_number__stays_as_it_is(amount: str) -> None:
    with in_language("de", "UTC"):
        assert language.money(amount, "EUR") == f"{amount} EUR".strip()


def test_names__of_countries_and_languages() -> None:
    with in_language("fr", "UTC"):
        assert language.country("DE") == "Allemagne"
        assert language.country("ZZ9") == "ZZ9"
        assert language.language_name("de-at") == "allemand (Autriche)"
        assert language.language_name("nonsense!") == "nonsense!"


def test_short_words() -> None:
    with in_language("de", "UTC"):
        assert language.number(1234567) == "1.234.567"
        assert language.percent(0.075) == "7,5\xa0%"
        assert language.listed(["a", "b", "c"]) == "a, b und c"
        assert language.listed([]) == ""
        assert language.moment("some day") == language.day("some day") == "some day"
        assert language.moment("2026-11-24") == "24. November 2026"
