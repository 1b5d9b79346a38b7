"""Restriction on request (Art. 18): staff decides, approving sets it, staff lifts it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import graphene
import pytest
from django.utils import timezone

from saleor_gdpr_plugin.mail.models import OutboxMail
from saleor_gdpr_plugin.requests import restricting
from saleor_gdpr_plugin.requests.models import Request
from saleor_gdpr_plugin.restriction import standing
from saleor_gdpr_plugin.restriction.models import Restriction
from tests.desk import Desk

WHY = {"right": "RESTRICTION", "restrictionGround": "ACCURACY", "text": "The phone number is not mine."}


@pytest.fixture
def asked(desk: Desk, anna: Any) -> dict[str, Any]:
    """Anna's open request for restriction."""
    return dict(desk.submit(user=anna, **WHY)["request"])


def mails() -> list[str]:
    rows = OutboxMail.objects.exclude(name__startswith="staff").order_by("created_at", "name")
    return list(rows.values_list("name", flat=True))


def test_submit__changes_nothing_until_staff_decides(desk: Desk, asked: dict[str, Any], staff: Any) -> None:
    assert (asked["state"], asked["right"]) == ("OPEN", "RESTRICTION")
    assert not Restriction.objects.exists()
    assert desk.details(asked["id"], user=staff)["restrictionGrounds"] == ["ACCURACY"]


@pytest.mark.parametrize(("ground", "code"), [(None, "REQUIRED"), ("OBJECTION", "INVALID")])
def test_submit__needs_a_ground(desk: Desk, anna: Any, ground: str | None, code: str) -> None:
    given = {"right": "RESTRICTION", "channel": "main", "restrictionGround": ground}
    error = desk.refused("RequestSubmit", user=anna, input=given)
    assert (error["code"], error["field"]) == (code, "restrictionGround")
    assert not Request.objects.exists()


def test_approve__sets_it_and_the_answer_says_so(
    desk: Desk, anna: Any, staff: Any, asked: dict[str, Any]
) -> None:
    request = desk.decide("Approve", asked["id"], user=staff)

    assert request["state"] == "FULFILLED"
    row = Restriction.objects.get()
    assert (row.ground, row.by_role, row.by_id, row.lift_at) == ("accuracy", "staff", staff.pk, None)
    assert mails() == ["received", "restriction_set"]
    assert standing.is_restricted(account_id=anna.pk) is True
    (seen,) = desk.run("Request", user=anna, id=asked["id"])["restrictions"]
    assert (seen["ground"], seen["liftedAt"]) == ("ACCURACY", None)


def test_answer__goes_out_although_the_courtesy_mails_are_off(
    desk: Desk, plugin: Any, anna: Any, staff: Any, asked: dict[str, Any]
) -> None:
    from tests.desk import FORM

    plugin(**FORM, shopper_mails=False)
    desk.decide("Approve", asked["id"], user=staff)

    assert "restriction_set" in mails()


def test_lift__by_staff_after_the_notice(desk: Desk, anna: Any, staff: Any, asked: dict[str, Any]) -> None:
    desk.decide("Approve", asked["id"], user=staff)
    (shown,) = desk.details(asked["id"], user=staff)["restrictions"]
    soon = (timezone.now() + timedelta(days=10)).isoformat()

    desk.run("RestrictionLift", user=staff, id=shown["id"], reason="The number is corrected.", liftAt=soon)

    assert mails() == ["received", "restriction_set", "restriction_ending"]
    assert restricting.lift_due(timezone.now() + timedelta(days=9)) == 0
    assert restricting.lift_due(timezone.now() + timedelta(days=11)) == 1
    shown = desk.run("Request", user=anna, id=asked["id"])
    assert shown["restrictions"][0]["liftReason"] == "The number is corrected."
    assert shown["timeline"][-1]["text"] == "The restriction of the data ended."


def test_refuse__nothing_was_set_and_nothing_ends(desk: Desk, staff: Any, asked: dict[str, Any]) -> None:
    desk.decide("Refuse", asked["id"], user=staff, ground="NOT_APPLICABLE", explanation="It is verified.")

    assert not Restriction.objects.exists()
    assert mails() == ["received", "refused"]


def test_change_right__takes_the_ground_from_staff(desk: Desk, anna: Any, staff: Any) -> None:
    request = desk.submit(user=anna, right="ACCESS", text="Stop it.")["request"]
    version = desk.queue(staff)[request["id"]]["version"]
    given = {"id": request["id"], "version": version, "right": "RESTRICTION", "reason": "She wants it kept."}
    error = desk.refused("RequestChangeRight", user=staff, **given)
    assert (error["code"], error["field"]) == ("REQUIRED", "restrictionGround")

    desk.run("RequestChangeRight", user=staff, restrictionGround="CLAIMS", **given)

    assert Request.objects.get().details == {"text": "Stop it.", "grounds": ["claims"]}


def test_register__staff_writes_the_ground_down(desk: Desk, staff: Any) -> None:
    request = desk.register(
        user=staff, **WHY, identityMethod="KNOWLEDGE", identityNote="Knew order 7.", email="p@example.com"
    )
    assert desk.decide("Approve", request["id"], user=staff)["state"] == "FULFILLED"
    assert standing.restricted(["p@example.com"]) == {"p@example.com"}


def test_join__a_later_ground_is_not_dropped(desk: Desk, anna: Any, asked: dict[str, Any]) -> None:
    desk.submit(user=anna, right="RESTRICTION", restrictionGround="CLAIMS", text="Also for my lawyer.")

    earlier = Request.objects.get(state="open")
    assert earlier.details == {
        "text": "The phone number is not mine.\n\nAlso for my lawyer.",
        "grounds": ["accuracy", "claims"],
    }


def test_set_by_staff__for_the_request_of_another_right(desk: Desk, anna: Any, eve: Any, staff: Any) -> None:
    request = desk.submit(user=anna)["request"]

    desk.run("RestrictionSet", user=staff, request=request["id"], ground="UNLAWFUL")
    desk.run("RestrictionSet", user=staff, request=request["id"], ground="UNLAWFUL")

    assert Restriction.objects.get().ground == "unlawful"
    assert mails() == ["received", "restriction_set"]
    unproven = desk.submit("guest@example.org")
    row = Request.objects.get(reference=unproven["reference"])
    unknown = graphene.Node.to_global_id("GdprRequest", row.pk)
    error = desk.refused("RestrictionSet", user=staff, request=unknown, ground="UNLAWFUL")
    assert (error["code"], error["field"]) == ("STATE", "request")
