"""How long things are kept: proposed per country, confirmed by the merchant, void once something changes."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from saleor_gdpr_plugin.audit.models import Entry
from saleor_gdpr_plugin.contracts import Actor, Refused, Role
from saleor_gdpr_plugin.register import changing, entries, retention
from saleor_gdpr_plugin.register.kinds import Retention
from saleor_gdpr_plugin.register.models import RegisterEntry, RetentionConfirmed
from saleor_gdpr_plugin.register.retention import ByNothing, ByRegister
from tests.cast import permit, person
from tests.desk import Desk

BY = Actor(Role.STAFF, 7)
WORDS = {"en": "Words."}


def rule(months: int | None, *, year_end: bool = False) -> Retention:
    return Retention(months=months, event=WORDS, words=WORDS, reason=WORDS, year_end=year_end)


@pytest.mark.parametrize(
    ("months", "year_end", "since", "today", "until"),
    [
        # Eight years from the end of the year, as § 147 AO counts.
        (96, True, date(2024, 3, 5), date(2026, 11, 25), date(2032, 12, 31)),
        (96, True, date(2024, 3, 5), date(2032, 12, 31), date(2032, 12, 31)),
        (96, True, date(2024, 3, 5), date(2033, 1, 1), None),
        # Without it, to the day; the end of a short month stays its end.
        (12, False, date(2026, 3, 5), date(2026, 11, 25), date(2027, 3, 5)),
        (1, False, date(2026, 1, 31), date(2026, 2, 1), date(2026, 2, 28)),
        (0, True, date(2026, 3, 5), date(2026, 11, 25), None),
        (None, True, date(2026, 3, 5), date(2026, 11, 25), None),
    ],
)
def test_until__counts_months_after_the_event(
    months: int | None, year_end: bool, since: date, today: date, until: date | None
) -> None:
    keeping = ByRegister({"orders": rule(months, year_end=year_end)}, today)

    assert keeping.until("orders", since) == until
    assert keeping.until("unknown", since) is None
    assert ByNothing().until("orders", since) is None


def test_templates__every_country_has_every_rule_with_its_statute() -> None:
    found = retention.templates()

    assert set(found) == {"DE", "AT", "FR", "IT", "ES", "NL", "PL", "BE", "IE", "SE", "GB"}
    for rules in found.values():
        assert set(rules) == {"orders", "invoices", "payments", "gift_cards"}
        assert all(each.months % 12 == 0 and len(each.law) > 5 for each in rules.values())
    assert (found["DE"]["invoices"].months, found["DE"]["invoices"].law[:8]) == (96, "§ 14b Ab")
    assert (found["FR"]["invoices"].months, found["GB"]["orders"].months) == (120, 72)


def test_propose__writes_the_periods_with_words_for_people(db: None) -> None:
    retention.propose("DE", by=BY, now=timezone.now())

    found = entries.load().retention()["invoices"]
    assert (found.months, found.year_end) == (96, True)
    assert found.words["en"] == "8 years from the end of the year of the invoice."
    assert found.words["de"] == "8 Jahre ab dem Ende des Jahres der Rechnung."
    assert "§ 14b Abs. 1 UStG" in found.reason["fr"]
    assert entries.load().retention()["account"].months is None
    with pytest.raises(Refused, match="There is one for: DE"):
        retention.propose("XX", by=BY, now=timezone.now())


def test_confirm__needs_the_periods_and_holds_until_a_rule_changes(db: None) -> None:
    now = timezone.now()
    bare = retention.table()
    assert bare.lacking() == ("orders", "invoices", "payments", "gift_cards")
    with pytest.raises(Refused, match="orders, invoices, payments, gift_cards"):
        retention.confirm(bare.digest, by=BY, now=now)
    assert not RetentionConfirmed.objects.exists()

    # when
    proposed = retention.propose("DE", by=BY, now=now)
    with pytest.raises(Refused, match="changed meanwhile"):
        retention.confirm(bare.digest, by=BY, now=now)
    retention.confirm(proposed.digest, by=BY, now=now)
    retention.confirm(proposed.digest, by=BY, now=now)

    # then
    row = RetentionConfirmed.objects.get()
    assert retention.confirmed(retention.table()) == row
    entry = Entry.objects.get(kind="retention.confirmed")
    assert (entry.actor_id, entry.content["rules"]["orders"]) == (7, [72, True])

    # when: anything of a rule changes
    changing.change("retention", "orders", 1, active=True, by=BY, now=now)

    # then
    assert retention.confirmed(retention.table()) is None


def test_confirm__by_the_api(desk: Desk, staff: Any) -> None:
    chief = person("chief@example.com", is_staff=True)
    permit(chief, "manage_users", "manage_plugins")
    found = desk.run("Register", user=staff)["table"]
    assert found["confirmedAt"] is None
    assert found["note"].startswith("Check with counsel")
    assert [each["country"] for each in found["templates"]][:2] == ["DE", "AT"]

    error = desk.refused("RetentionPropose", user=chief, country="XX")
    assert (error["code"], error["field"]) == ("INVALID", "country")
    table = desk.run("RetentionPropose", user=chief, country="at")["table"]
    assert table["lacking"] == []
    error = desk.refused("RetentionConfirm", user=chief, digest=found["digest"])
    assert (error["code"], error["field"]) == ("CHANGED", "digest")
    table = desk.run("RetentionConfirm", user=chief, digest=table["digest"])["table"]

    assert table["confirmedAt"] is not None
    assert desk.run("Register", user=staff)["table"]["confirmedAt"] == table["confirmedAt"]
    row = RegisterEntry.objects.get(kind="retention", key="invoices")
    assert (row.body["months"], row.body["year_end"], row.updated_by) == (84, True, chief.pk)
