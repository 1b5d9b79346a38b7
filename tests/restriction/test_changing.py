"""Set once, told before, lifted once: the life of a restriction without a request."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from saleor_gdpr_plugin.audit.models import Entry
from saleor_gdpr_plugin.contracts import Actor, Refused, Role
from saleor_gdpr_plugin.mail.models import MailState, OutboxMail
from saleor_gdpr_plugin.restriction import changing
from saleor_gdpr_plugin.restriction.marker import keep
from saleor_gdpr_plugin.restriction.models import Ground, Restriction
from saleor_gdpr_plugin.restriction.telling import Recipient
from tests.cast import model, person
from tests.desk import Desk

SAM = Actor(Role.STAFF, 7)
ANNA = "anna@example.com"
TO = Recipient(email="Anna@example.com", language="en")
DAYS = timedelta(days=3)


def restricted(anna: Any, ground: Ground = Ground.UNLAWFUL, **values: Any) -> Restriction:
    given = {"account_id": anna.pk, "address": ANNA, "by": SAM, "now": timezone.now()} | values
    return changing.restrict(ground=ground, **given)


def told(row: Restriction, **values: Any) -> Restriction:
    now = timezone.now()
    given = {"by": SAM, "now": now, "lift_at": now + DAYS, "reason": "The claim is settled.", "to": TO}
    return changing.notice(row.pk, **given | values)


def later(days: int = 4) -> datetime:
    return timezone.now() + timedelta(days=days)


def marker(user: Any) -> Any:
    rows = model("account.User").objects.filter(pk=user.pk)
    return rows.values_list("private_metadata", flat=True).get().get("gdpr.restricted")


def kinds() -> list[str]:
    return list(Entry.objects.order_by("pk").values_list("kind", flat=True))


def test_restrict__twice_for_one_cause_is_once(desk: Desk, anna: Any) -> None:
    first = restricted(anna, note="Her lawyer wrote.")
    again = restricted(anna, note="Her lawyer wrote.")

    assert again.pk == first.pk
    assert Restriction.objects.count() == 1
    assert kinds() == ["restriction.set"]
    assert Entry.objects.get().content == {
        "ground": "unlawful", "request": None, "note": "Her lawyer wrote."
    }  # fmt: skip


def test_restrict__an_address_finds_its_account(desk: Desk, anna: Any) -> None:
    row = restricted(anna, account_id=None)

    assert row.account_id == anna.pk
    assert marker(anna) == "true"


def test_marker__stands_as_long_as_one_restriction_does(desk: Desk, anna: Any, eve: Any) -> None:
    model("account.User").objects.filter(pk=anna.pk).update(private_metadata={"psp.customer_id": "cus_1"})
    one, two = restricted(anna), restricted(anna, Ground.CLAIMS)
    assert (one.pk == two.pk, marker(anna), marker(eve)) == (False, "true", None)

    for row, left in ((one, "true"), (two, None)):
        told(row)
        changing.lift(row.pk, by=SAM, now=later())
        assert marker(anna) == left

    rows = model("account.User").objects.filter(pk=anna.pk)
    assert rows.values_list("private_metadata", "metadata").get() == ({"psp.customer_id": "cus_1"}, {})


def test_marker__every_tool_of_the_shop_hears_of_it_once(
    desk: Desk, anna: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[tuple[int, Any]] = []
    monkeypatch.setattr(
        "saleor_gdpr_plugin.host.customers.announce", lambda user_id: heard.append((user_id, marker(anna)))
    )

    row = restricted(anna)
    restricted(anna)
    restricted(anna, Ground.CLAIMS)
    told(row)
    changing.lift(row.pk, by=SAM, now=later())

    assert heard == [(anna.pk, "true")]


def test_marker__is_kept_for_whoever_registers_later_and_against_whoever_takes_it_away(
    desk: Desk, anna: Any
) -> None:
    restricted(anna)
    changing.restrict(
        account_id=None, address="late@example.com", ground=Ground.CLAIMS, by=SAM, now=timezone.now()
    )
    late, other = person("late@example.com", is_confirmed=False), person("other@example.com")
    model("account.User").objects.filter(pk=anna.pk).update(private_metadata={})

    assert keep(timezone.now()) == 2
    assert (marker(anna), marker(late), marker(other)) == ("true", None, None)

    late.is_confirmed = True
    late.save()
    assert keep(timezone.now()) == 0
    assert keep(later(days=1)) == 2
    assert (marker(late), Restriction.objects.filter(account_id=late.pk).count()) == ("true", 1)


def test_lift__not_before_the_person_was_told(desk: Desk, anna: Any) -> None:
    row = restricted(anna)

    with pytest.raises(Refused) as refused:
        changing.lift(row.pk, by=SAM, now=later())

    assert refused.value.code == "state"
    assert Restriction.objects.get().lifted_at is None
    assert marker(anna) == "true"


def test_lift__not_before_the_time_that_the_person_was_told(desk: Desk, anna: Any) -> None:
    row = told(restricted(anna))

    with pytest.raises(Refused):
        changing.lift(row.pk, by=SAM, now=later(days=2))

    assert Restriction.objects.get().lifted_at is None


@pytest.mark.parametrize("state", [MailState.QUEUED, MailState.FAILED, MailState.TO_PRINT])
def test_lift__not_while_the_notice_has_not_left(desk: Desk, anna: Any, state: MailState) -> None:
    row = told(restricted(anna))
    OutboxMail.objects.filter(name="restriction_ending").update(state=state)

    with pytest.raises(Refused):
        changing.lift(row.pk, by=SAM, now=later())
    OutboxMail.objects.filter(name="restriction_ending").update(state=MailState.SENT)

    assert changing.lift(row.pk, by=SAM, now=later()).lifted_at is not None


def test_lift__twice_is_once(desk: Desk, anna: Any) -> None:
    row = told(restricted(anna))

    first = changing.lift(row.pk, by=SAM, now=later())
    again = changing.lift(row.pk, by=SAM, now=later(days=9))

    assert again.lifted_at == first.lifted_at
    assert kinds().count("restriction.lifted") == 1


def test_notice__tells_the_proven_spelling_once_when_and_why(desk: Desk, anna: Any) -> None:
    row = told(restricted(anna))
    again = told(row, reason="Another reason.", lift_at=later(days=30))

    assert (again.lift_reason, again.lift_at) == ("The claim is settled.", row.lift_at)
    (mail,) = desk.mails("Anna@example.com")
    assert mail.subject == "The restriction of your data will end"
    assert "The claim is settled." in mail.body
    assert "(Art. 18(1)(b) GDPR)" in mail.body
    assert "Reference" not in mail.body


def test_notice__told_in_another_way_sends_no_mail(desk: Desk, anna: Any) -> None:
    row = told(restricted(anna), told="On the phone, 25 November.")

    assert desk.mails("Anna@example.com") == []
    assert changing.lift(row.pk, by=SAM, now=later()).told == "On the phone, 25 November."


def test_notice__another_way_helps_a_mail_that_cannot_arrive(desk: Desk, anna: Any) -> None:
    row = told(restricted(anna))
    OutboxMail.objects.update(state=MailState.FAILED)

    told(row, told="By letter.")

    assert changing.lift(row.pk, by=SAM, now=later()).lifted_at is not None


def test_restrict__again_calls_the_lifting_off(desk: Desk, anna: Any) -> None:
    row = told(restricted(anna))

    again = restricted(anna)

    assert (again.pk, again.notice_at, again.lift_at) == (row.pk, None, None)
    with pytest.raises(Refused):
        changing.lift(row.pk, by=SAM, now=later())
    assert kinds() == ["restriction.set", "restriction.notice", "restriction.kept"]


def test_restrict__after_it_was_lifted_begins_anew(desk: Desk, anna: Any) -> None:
    row = told(restricted(anna))
    changing.lift(row.pk, by=SAM, now=later())

    again = restricted(anna)

    assert again.pk != row.pk
    assert list(Restriction.objects.filter(lifted_at=None)) == [again]
    assert marker(anna) == "true"


def test_unknown__is_a_typed_error(desk: Desk, anna: Any) -> None:
    row = Restriction()
    for call in (lambda: told(row), lambda: changing.lift(row.pk, by=SAM, now=later())):
        with pytest.raises(Refused) as refused:
            call()
        assert (refused.value.code, refused.value.field) == ("not_found", "id")
