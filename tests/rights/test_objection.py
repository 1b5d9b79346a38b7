"""Objection (Art. 21(1)): restricted while it is weighed, told before that ends, however it ends."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from saleor_gdpr_plugin.consent.allowed import allowed
from saleor_gdpr_plugin.consent.models import Standing
from saleor_gdpr_plugin.mail.models import MailState, OutboxMail
from saleor_gdpr_plugin.requests import restricting
from saleor_gdpr_plugin.requests.models import Event, Request
from saleor_gdpr_plugin.restriction import standing
from saleor_gdpr_plugin.restriction.models import Restriction
from tests.cast import Guest, model, person
from tests.consent.lines import purpose, say
from tests.desk import Desk

WHY = "My former partner works at your shop."
NOTE = "We weighed your interest against ours: the fraud check protects other customers."


def object_to(desk: Desk, user: Any, **values: Any) -> dict[str, Any]:
    """Submit an objection; the request as the person sees it."""
    return dict(desk.submit(user=user, **{"right": "OBJECTION", "text": WHY} | values)["request"])


@pytest.fixture
def objected(desk: Desk, anna: Any) -> dict[str, Any]:
    """Anna's open objection."""
    return object_to(desk, anna)


def mails() -> list[str]:
    """Names of the mails to the person, in the order of their causes."""
    rows = OutboxMail.objects.exclude(name__startswith="staff").order_by("created_at", "name")
    return list(rows.values_list("name", flat=True))


def kinds() -> list[str]:
    return list(Event.objects.values_list("kind", flat=True))


def is_marked(user: Any) -> bool:
    rows = model("account.User").objects.filter(pk=user.pk)
    return bool("gdpr.restricted" in rows.values_list("private_metadata", flat=True).get())


def in_days(days: int) -> Any:
    return timezone.now() + timedelta(days=days)


def assert_ends_only_after_the_notice(anna: Any, reason: str) -> None:
    """It stands still, the person was told why it ends, and the sweep lifts it after three days."""
    row = Restriction.objects.get()
    assert (row.lifted_at, row.lift_reason) == (None, reason)
    assert OutboxMail.objects.filter(name="restriction_ending").count() == 1
    assert standing.is_restricted(account_id=anna.pk) is True
    assert restricting.lift_due(in_days(2)) == 0
    assert restricting.lift_due(in_days(4)) == 1
    assert standing.is_restricted(account_id=anna.pk) is False
    assert is_marked(anna) is False
    assert kinds()[-1] == "restriction_lifted"


def test_submit__restricts_in_the_moment_it_is_open(desk: Desk, anna: Any, staff: Any) -> None:
    request = object_to(desk, anna)

    assert request["state"] == "OPEN"
    row = Restriction.objects.get()
    assert (row.account_id, row.address, row.ground) == (anna.pk, "anna@example.com", "objection")
    assert row.request_id == Request.objects.get().pk
    assert is_marked(anna) is True
    assert mails() == ["received", "restriction_set"]
    (seen,) = desk.run("Request", user=anna, id=request["id"])["restrictions"]
    assert (seen["ground"], seen["liftAt"]) == ("OBJECTION", None)
    details = desk.details(request["id"], user=staff)
    assert [each["ground"] for each in details["restrictions"]] == ["OBJECTION"]
    assert details["nextStep"].startswith("Weigh it")


@pytest.mark.parametrize("text", [None, "", "   "])
def test_submit__needs_the_persons_situation(desk: Desk, anna: Any, text: str | None) -> None:
    given = {"right": "OBJECTION", "channel": "main", "text": text}
    error = desk.refused("RequestSubmit", user=anna, input=given)
    assert (error["code"], error["field"]) == ("REQUIRED", "text")
    assert not Request.objects.exists()


def test_guest__is_restricted_with_the_proof_and_not_before(desk: Desk, guest: Guest) -> None:
    desk.submit(guest.email, right="OBJECTION", text=WHY)
    assert not Restriction.objects.exists()

    desk.run("RequestVerify", input={"token": desk.token(guest.email)})

    assert standing.restricted(["guest@example.com"]) == {"guest@example.com"}
    assert "Your data is restricted" in [mail.subject for mail in desk.mails(guest.email)]


def test_stranger__restricts_nobody_by_typing_an_address(desk: Desk, anna: Any) -> None:
    desk.submit(anna.email, right="OBJECTION", text=WHY)

    assert not Restriction.objects.exists()
    assert is_marked(anna) is False


def test_approve__stops_without_a_release_and_tells_before_it_ends(
    desk: Desk, anna: Any, staff: Any, objected: dict[str, Any]
) -> None:
    request = desk.decide("Approve", objected["id"], user=staff)

    assert request["state"] == "FULFILLED"
    assert mails() == ["received", "restriction_set", "objection_accepted", "restriction_ending"]
    assert_ends_only_after_the_notice(anna, "We weighed your objection and follow it.")


def test_approve__ends_what_customers_may_hear_without_having_agreed_and_leaves_consent(
    desk: Desk, anna: Any, eve: Any, staff: Any, order_for: Callable[..., Any], objected: dict[str, Any]
) -> None:
    # given two who bought, one purpose on the shop's own interest and one that Anna agreed to
    for user in (anna, eve):
        order_for(user, charge_status="full")
    purpose("similar_goods", marketing=True, soft_opt_in=True)
    purpose("magazine", marketing=True, soft_opt_in=True)
    say(anna.email, Standing.GIVEN, "magazine")
    emails = [anna.email, eve.email]

    def reasons(key: str) -> list[str]:
        return [each.reason for each in allowed(emails, key)]

    assert reasons("similar_goods") == ["restricted", "soft_opt_in"]
    assert reasons("magazine") == ["restricted", "soft_opt_in"]

    # when
    desk.decide("Approve", objected["id"], user=staff)

    # then it is over, and stays so when the restriction is lifted
    assert reasons("similar_goods") == ["suppressed", "soft_opt_in"]
    assert restricting.lift_due(in_days(4)) == 1
    assert reasons("similar_goods") == ["suppressed", "soft_opt_in"]
    assert reasons("magazine") == ["consent", "soft_opt_in"]


def test_refuse__goes_on_once_the_restriction_is_lifted(
    desk: Desk, anna: Any, staff: Any, order_for: Callable[..., Any], objected: dict[str, Any]
) -> None:
    order_for(anna, charge_status="full")
    purpose("similar_goods", marketing=True, soft_opt_in=True)

    desk.decide("Refuse", objected["id"], user=staff, ground="COMPELLING_REASONS", explanation=NOTE)

    assert [each.reason for each in allowed([anna.email], "similar_goods")] == ["restricted"]
    restricting.lift_due(in_days(4))
    assert [each.reason for each in allowed([anna.email], "similar_goods")] == ["soft_opt_in"]


def test_refuse__needs_a_written_weighing_and_sends_it(
    desk: Desk, anna: Any, staff: Any, objected: dict[str, Any]
) -> None:
    version = desk.queue(staff)[objected["id"]]["version"]
    given = {"id": objected["id"], "version": version, "ground": "COMPELLING_REASONS"}
    error = desk.refused("RequestRefuse", user=staff, explanation=" ", **given)
    assert (error["code"], error["field"]) == ("REQUIRED", "explanation")
    assert Restriction.objects.get().notice_at is None

    desk.run("RequestRefuse", user=staff, explanation=NOTE, **given)

    (letter,) = [mail for mail in desk.mails("anna@example.com") if NOTE in mail.body]
    assert "Example Authority" in letter.body
    assert "Art. 79" in letter.body
    reason = "We weighed your objection; our answer tells you the reasons."
    assert_ends_only_after_the_notice(anna, reason)


def test_cancel__ends_it_with_a_notice(desk: Desk, anna: Any, objected: dict[str, Any]) -> None:
    desk.run("RequestCancel", user=anna, id=objected["id"])

    assert_ends_only_after_the_notice(anna, "The objection was taken back.")


def test_change_right__away_ends_it_and_back_calls_that_off(
    desk: Desk, anna: Any, staff: Any, objected: dict[str, Any]
) -> None:
    desk.decide("ChangeRight", objected["id"], user=staff, right="ACCESS", reason="She wants a copy.")
    row = Restriction.objects.get()
    assert row.lift_reason == "We no longer treat your request as an objection."

    desk.decide("ChangeRight", objected["id"], user=staff, right="OBJECTION", reason="No, she objects.")

    row.refresh_from_db()
    assert (row.notice_at, row.lifted_at) == (None, None)
    assert restricting.lift_due(in_days(9)) == 0


def test_change_right__to_an_objection_restricts_and_needs_its_text(
    desk: Desk, anna: Any, staff: Any
) -> None:
    request = desk.submit(user=anna, right="ACCESS", text=WHY)["request"]
    empty = desk.submit(user=anna, right="PORTABILITY")["request"]
    version = desk.queue(staff)[empty["id"]]["version"]

    desk.decide("ChangeRight", request["id"], user=staff, right="OBJECTION", reason="She objects.")
    error = desk.refused(
        "RequestChangeRight", user=staff, id=empty["id"], version=version, right="OBJECTION", reason="Objects."
    )  # fmt: skip

    assert (error["code"], error["field"]) == ("REQUIRED", "text")
    assert Restriction.objects.get().request_id == Request.objects.get(right="objection").pk


def test_reopen_and_question__leave_it_standing(
    desk: Desk, staff: Any, objected: dict[str, Any], plugin: Callable[..., Any]
) -> None:
    from tests.desk import FORM

    plugin(**FORM, second_approver=True)
    desk.decide("Ask", objected["id"], user=staff, about="OTHER", text="Which use?")
    assert desk.queue(staff)[objected["id"]]["state"] == "WAITING"
    assert Restriction.objects.get().notice_at is None
    desk.decide("Reopen", objected["id"], user=staff, reason="Clear now.")
    desk.decide("Approve", objected["id"], user=staff)
    desk.decide("Reopen", objected["id"], user=staff, reason="A slip.")

    assert Restriction.objects.get().notice_at is None
    assert mails().count("restriction_set") == 1


def test_join__a_later_objection_adds_its_text_and_restricts_once(
    desk: Desk, anna: Any, objected: dict[str, Any]
) -> None:
    object_to(desk, anna, text="And my neighbour, too.")

    assert Restriction.objects.count() == 1
    assert kinds().count("restricted") == 1
    earlier = Request.objects.get(state="open")
    assert earlier.details == {"text": f"{WHY}\n\nAnd my neighbour, too."}
    assert Restriction.objects.get().notice_at is None


def test_subject_join__restricts_what_staff_adds(
    desk: Desk, anna: Any, staff: Any, objected: dict[str, Any]
) -> None:
    old = person("anna.old@example.com")

    version = desk.queue(staff)[objected["id"]]["version"]
    desk.run(
        "SubjectJoin", user=staff, id=objected["id"], version=version, email=old.email,
        method="KNOWLEDGE", reason="Knew orders of both.",
    )  # fmt: skip

    assert standing.restricted(["anna@example.com", old.email]) == {"anna@example.com", old.email}
    desk.run("RequestCancel", user=anna, id=objected["id"])
    assert OutboxMail.objects.filter(name="restriction_ending").count() == 1
    assert restricting.lift_due(in_days(4)) == 2
    assert kinds().count("restriction_lifted") == 1


def test_lift_by_staff__waits_for_the_decision(desk: Desk, staff: Any, objected: dict[str, Any]) -> None:
    (shown,) = desk.details(objected["id"], user=staff)["restrictions"]

    error = desk.refused("RestrictionLift", user=staff, id=shown["id"], reason="Enough.")

    assert (error["code"], error["field"]) == ("STATE", "id")
    assert Restriction.objects.get().notice_at is None


def test_letter__the_lifting_waits_until_it_is_posted(desk: Desk, staff: Any) -> None:
    request = desk.register(
        user=staff, right="OBJECTION", text=WHY, identityMethod="KNOWLEDGE", identityNote="Knew order 7."
    )
    assert Restriction.objects.get().address == ""
    desk.decide("Refuse", request["id"], user=staff, ground="COMPELLING_REASONS", explanation=NOTE)
    assert restricting.lift_due(in_days(4)) == 0

    (letter,) = OutboxMail.objects.filter(name="restriction_ending", state=MailState.TO_PRINT)
    (seen,) = [
        mail for mail in desk.details(request["id"], user=staff)["mails"] if mail["name"] == letter.name
    ]
    desk.run("LetterPosted", user=staff, id=seen["id"])

    assert restricting.lift_due(in_days(4)) == 1


def test_access__is_never_held_back(desk: Desk, anna: Any, staff: Any, objected: dict[str, Any]) -> None:
    request = desk.submit(user=anna)["request"]
    assert desk.decide("Approve", request["id"], user=staff)["state"] == "READY"
    assert desk.decide("Release", request["id"], user=staff)["state"] == "FULFILLED"
