"""Who may be written to: what is unknown is no, keys that are missing refuse everybody, and queries do not grow."""

from __future__ import annotations

import base64
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from saleor_gdpr_plugin import keys
from saleor_gdpr_plugin.consent import ledger, suppression
from saleor_gdpr_plugin.consent.allowed import allowed
from saleor_gdpr_plugin.consent.models import ConsentSubject, Proof, Purpose, Standing, Suppression
from saleor_gdpr_plugin.contracts import SYSTEM, Refused
from saleor_gdpr_plugin.restriction import changing
from tests.desk import FORM, Desk

from .lines import purpose, say

MAIL = "Anna@Example.com"


def _why(*emails: str, key: str = "newsletter") -> list[str]:
    answers = allowed(emails, key)
    assert [each.email for each in answers] == list(emails)
    assert all(each.allowed is (each.reason in ("consent", "soft_opt_in")) for each in answers)
    return [each.reason.value for each in answers]


def _key(letter: str) -> str:
    return f"{letter}:{base64.b64encode(letter.encode() * 32).decode()}"


def test_allowed__by_consent_alone(newsletter: Purpose) -> None:
    say(MAIL, Standing.GIVEN)
    say("wish@example.com", Standing.GIVEN, proof=Proof.NONE)
    say("gone@example.com", Standing.WITHDRAWN)
    say("no@example.com", Standing.OBJECTED, ledger.ALL, proof=Proof.NONE)
    asked = (
        MAIL,
        "ANNA@EXAMPLE.COM ",
        "wish@example.com",
        "gone@example.com",
        "no@example.com",
        "x@y.example",
        "?",
    )
    assert _why(*asked) == [
        "consent", "consent", "pending", "suppressed", "suppressed", "no_consent", "no_consent",
    ]  # fmt: skip
    assert _why() == []


def test_allowed__purposes_of_their_own(newsletter: Purpose, statistics: Purpose) -> None:
    say(MAIL, Standing.GIVEN)
    say(MAIL, Standing.GIVEN, "statistics")
    say(MAIL, Standing.OBJECTED, ledger.ALL)
    assert _why(MAIL) == ["suppressed"]
    assert _why(MAIL, key="statistics") == ["consent"]
    with pytest.raises(Refused) as unknown:
        allowed([MAIL], "unknown")
    assert (unknown.value.code, unknown.value.field) == ("not_found", "purpose")


def test_allowed__nobody_for_a_purpose_that_ended(newsletter: Purpose) -> None:
    say(MAIL, Standing.GIVEN)
    purpose("newsletter", active=False)
    assert _why(MAIL) == ["no_consent"]


def test_wish_of_a_stranger__neither_begins_nor_ends(newsletter: Purpose) -> None:
    say(MAIL, Standing.GIVEN)
    say(MAIL, Standing.GIVEN, proof=Proof.NONE)
    assert _why(MAIL) == ["consent"]


def test_order__consent_said_with_one_counts_until_it_is_withdrawn(newsletter: Purpose) -> None:
    order = "6f0c1f0e-2b1b-4c43-9d0e-6d1ad3f3a111"
    say(MAIL, Standing.GIVEN, order_id=order)
    assert _why(MAIL) == ["consent"]
    say(MAIL, Standing.WITHDRAWN, order_id=order)
    assert _why(MAIL) == ["no_consent"]


def test_soft_opt_in__a_paid_order_and_no_objection_ever(
    order_for: Callable[..., Any], newsletter: Purpose
) -> None:
    order_for(email=MAIL, charge_status="full")
    order_for(email="open@example.com", charge_status="none")
    assert _why(MAIL, "open@example.com") == ["no_consent", "no_consent"]

    purpose("newsletter", soft_opt_in=True)
    assert _why(MAIL, "open@example.com", "x@y.example") == ["soft_opt_in", "no_consent", "no_consent"]
    many = [f"{number}@example.net" for number in range(40)]
    assert _why(*many, "anna@example.com")[-1] == "soft_opt_in"
    # A wish that anybody may have typed is no objection.
    say(MAIL, Standing.GIVEN, proof=Proof.NONE)
    assert _why(MAIL) == ["soft_opt_in"]

    say(MAIL, Standing.OBJECTED, ledger.ALL)
    say(MAIL, Standing.GIVEN)
    assert _why(MAIL) == ["consent"]
    # The consent is over; the objection was never unsaid.
    Suppression.objects.filter(purpose="newsletter").update(lifted_at=timezone.now() + timedelta(days=1))
    ConsentSubject.objects.update(address="", email="")
    assert _why(MAIL) == ["no_consent"]


def test_restriction__is_asked(newsletter: Purpose) -> None:
    say(MAIL, Standing.GIVEN)
    changing.restrict(
        account_id=None, address="anna@example.com", ground="objection", by=SYSTEM, now=timezone.now()
    )
    assert _why(MAIL) == ["restricted"]
    say(MAIL, Standing.OBJECTED, ledger.ALL)
    assert _why(MAIL) == ["suppressed"]


def test_suppression__outlives_the_ledger_and_every_change_of_keys(
    newsletter: Purpose, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GDPR_KEYS", _key("a"))
    say(MAIL, Standing.OBJECTED, ledger.ALL)
    say("fine@example.com", Standing.GIVEN)
    ConsentSubject.objects.filter(address="anna@example.com").update(address="", email="", account_id=None)
    assert _why(MAIL, "fine@example.com") == ["suppressed", "consent"]

    monkeypatch.setenv("GDPR_KEYS", f"{_key('b')},{_key('a')}")
    assert _why(MAIL, "fine@example.com") == ["suppressed", "consent"]
    # Imported anew by staff: no line lifts it, and the ledger says so.
    entry = say(MAIL, Standing.GIVEN, by=SYSTEM, proof=Proof.DOCUMENT)
    assert entry is not None
    assert entry.standing == Standing.PENDING
    # The mailbox does, whatever key the row was written with.
    say(MAIL, Standing.GIVEN)
    assert _why(MAIL) == ["consent"]
    say(MAIL, Standing.OBJECTED, ledger.ALL)
    assert {row.key_id for row in Suppression.objects.all()} == {"a", "b"}

    monkeypatch.setenv("GDPR_KEYS", _key("b"))
    assert suppression.missing_keys() == {"a"}
    assert _why(MAIL, "fine@example.com", "x@y.example") == ["suppressed"] * 3
    with pytest.raises(keys.KeyMissing):
        say("fine@example.com", Standing.GIVEN, by=SYSTEM, proof=Proof.DOCUMENT)
    # Stopping needs no other key than the one that writes.
    assert say("fine@example.com", Standing.WITHDRAWN) is not None


@pytest.mark.parametrize("soft", [True, False])
def test_allowed__asks_no_more_for_many(newsletter: Purpose, soft: bool, order_for: Any) -> None:
    purpose("newsletter", soft_opt_in=soft)
    order_for(email=MAIL, charge_status="full")
    say("a@example.com", Standing.OBJECTED, ledger.ALL)
    counts = []
    for count in (1, 30, 3000):
        asked = [f"{number}@example.com" for number in range(count)]
        with CaptureQueriesContext(connection) as ran:
            assert _why(*asked) == ["no_consent"] * count
        counts.append(len(ran))
    assert counts[0] == counts[1] == counts[2] <= 7


def test_api__says_no_right_after_an_objection_however_late_the_replica(
    desk: Desk, newsletter: Purpose, anna: Any, staff: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    say(anna.email, Standing.GIVEN)
    desk.run("MarketingObject", user=anna, input={"channel": "main"})

    def late(*_args: Any, **_how: Any) -> Any:
        raise AssertionError("asked the replica")

    monkeypatch.setattr("saleor_gdpr_plugin.host.database.replica_alias", late)
    answer = desk.ask("MarketingAllowed", user=staff, emails=[anna.email], purpose="newsletter")
    assert answer.data["gdprMarketingAllowed"] == [
        {"email": anna.email, "allowed": False, "reason": "SUPPRESSED"}
    ]


def test_api__inactive_is_an_error_and_never_true(
    desk: Desk, plugin: Any, newsletter: Purpose, anna: Any, staff: Any
) -> None:
    say(anna.email, Standing.GIVEN)
    plugin(**FORM, active=False)
    answer = desk.ask("MarketingAllowed", user=staff, emails=[anna.email], purpose="newsletter")
    assert answer.errors != []
    assert not answer.data.get("gdprMarketingAllowed")


def test_api__a_missing_key_is_the_shops_to_mend_and_stops_nobody_from_stopping(
    desk: Desk, newsletter: Purpose, anna: Any, staff: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GDPR_KEYS", _key("a"))
    say("x@y.example", Standing.OBJECTED, ledger.ALL)
    monkeypatch.setenv("GDPR_KEYS", _key("b"))
    given = {"purpose": "newsletter", "channel": "main"}
    error = desk.refused("ConsentGive", user=anna, input={**given, "version": 1, "textLanguage": "en"})
    assert error["code"] == "UNAVAILABLE"
    assert desk.run("ConsentWithdraw", user=anna, input=given)["reference"]
    health = desk.run("Health", user=staff)
    assert any("keys that are gone (a)" in problem for problem in health["problems"])
