"""A hundred who give and withdraw at once: every line is there, in order, and the last one is what holds."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest
from django.utils import timezone

from saleor_gdpr_plugin.consent import ledger, purposes, suppression
from saleor_gdpr_plugin.consent.allowed import allowed
from saleor_gdpr_plugin.consent.models import ConsentEntry, ConsentSubject, Origin, Proof, Standing
from saleor_gdpr_plugin.consent.purposes import Change, Words
from saleor_gdpr_plugin.consent.subjects import who
from saleor_gdpr_plugin.contracts import SUBJECT, SYSTEM
from tests.consent.shop import fresh, learned, settle
from tests.desk import FORM, Desk

from .together import codes, together

MAIL = "anna@example.com"


@pytest.fixture
def newsletter(desk: Desk) -> None:
    change = Change(marketing=True, texts={"en": Words("Newsletter", "Write to me.")})
    purposes.upsert("newsletter", change, by=SYSTEM, now=timezone.now())


def _say(number: int) -> ConsentEntry | None:
    standing = (Standing.GIVEN, Standing.WITHDRAWN, Standing.GIVEN, Standing.OBJECTED)[number % 4]
    return ledger.record(
        who(MAIL),
        ledger.ALL if standing == Standing.OBJECTED else "newsletter",
        standing,
        origin=Origin.WIDGET,
        by=SUBJECT,
        proof=Proof.LOGIN,
        now=timezone.now(),
        cause=f"try:{number}",
    )


def test_hundred_at_once__all_in_order_and_the_last_holds(newsletter: None, plugin: Any, anna: Any) -> None:
    plugin(**FORM, consent_keys="newsletter = newsletter")
    learned()
    results = together(*(partial(_say, number) for number in range(100)))
    assert codes(results) == {"": 100}

    lines = list(ConsentEntry.objects.order_by("pk"))
    assert sorted(line.cause for line in lines) == sorted(f"try:{number}" for number in range(100))
    assert [line.at for line in lines] == sorted({line.at for line in lines})
    assert ConsentSubject.objects.count() == 1
    last = Standing(lines[-1].standing)
    assert ledger.standings(who(MAIL))["newsletter", None] == last
    expected = frozenset() if last == Standing.GIVEN else {MAIL}
    assert suppression.suppressed([MAIL], "newsletter") == expected
    assert allowed([MAIL], "newsletter")[0].allowed is (last == Standing.GIVEN)
    # The shop's own flag agrees at once, and goes on doing so when everybody's hook has spoken.
    flag = "true" if last == Standing.GIVEN else "false"
    assert fresh(anna).metadata["newsletter"] == flag
    settle()
    assert fresh(anna).metadata["newsletter"] == flag
    assert (ConsentEntry.objects.count(), allowed([MAIL], "newsletter")[0].allowed) == (100, flag == "true")


def test_one_cause_fifty_times_at_once__is_one_line(newsletter: None) -> None:
    results = together(*(partial(_say, 7) for _each in range(50)))
    assert sum(result is not None for result in results) == 1
    assert ConsentEntry.objects.count() == 1


def test_gift_and_objection_by_the_api_at_once__agree_with_the_ledger(
    desk: Desk, newsletter: None, roomy: None, anna: Any, staff: Any
) -> None:
    given = {"purpose": "newsletter", "version": 1, "textLanguage": "en", "channel": "main"}
    give = partial(desk.ask, "ConsentGive", user=anna, input=given)
    stop = partial(desk.ask, "MarketingObject", user=anna, input={"channel": "main"})
    answers = together(*[give, stop] * 10)
    assert [answer.errors for answer in answers] == [[]] * 20
    last = ConsentEntry.objects.order_by("pk").last()
    assert last is not None
    assert ConsentEntry.objects.count() == 20
    assert allowed([anna.email], "newsletter")[0].allowed is (last.standing == "given")
