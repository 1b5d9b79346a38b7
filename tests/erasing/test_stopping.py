"""What stops an erasure: nothing is half done, and staff reads what to do."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from saleor_gdpr_plugin.contracts import Actor, Role
from saleor_gdpr_plugin.datamap import registry
from saleor_gdpr_plugin.erasure.models import LegalHold, Plan, PlanItem
from saleor_gdpr_plugin.register import changing
from saleor_gdpr_plugin.requests.models import Event, Request
from tests.cast import model, permit, person
from tests.desk import FORM, Desk
from tests.erasing.conftest import Eraser
from tests.work.sweeping import sweep_all

from . import toys

NEXT_YEAR = (date.today() + timedelta(days=365)).isoformat()
KEEP = {"keep": True, "reason": "A lawsuit is pending.", "ground": "LEGAL_CLAIMS", "until": NEXT_YEAR}


def untouched(anna: Any) -> None:
    """Nothing was erased, and Anna can still log in."""
    assert toys.Toy.erased == []
    assert model("account.User").objects.get(pk=anna.pk).is_active is True


def item(eraser: Eraser, request_id: str, source: str, place: int = 0) -> dict[str, Any]:
    return dict(eraser.plan(request_id, source=source)["items"][place])


def test_unconfirmed_table__nothing_is_approved(
    desk: Desk, anna: Any, staff: Any, annas: dict[str, Any]
) -> None:
    eraser = Eraser(desk, anna, staff)
    request = eraser.asks()

    ((code, message),) = eraser.approve_refused(request["id"])

    assert code == "UNCONFIRMED"
    assert "gdprRetentionConfirm" in message
    assert [each["code"] for each in eraser.plan(request["id"])["obstacles"]] == ["unconfirmed"]
    assert Request.objects.get(right="erasure").state == "open"
    untouched(anna)


def test_open_order__stops_it_until_it_is_kept_with_a_reason(
    eraser: Eraser, annas: dict[str, Any], anna: Any
) -> None:
    model("order.Order").objects.filter(pk=annas["old"].pk).update(status="unfulfilled")
    request = eraser.asks()
    ((code, message),) = eraser.approve_refused(request["id"])
    assert (code, message[:17]) == ("BLOCKED", "An order is open.")
    untouched(anna)
    found = item(eraser, request["id"], "orders", 1)
    assert (found["blocked"], found["blockedText"]) == ("open_order", message)

    # when
    eraser.change(request["id"], items=[found["id"]], **KEEP)
    done = eraser.desk.decide("Approve", request["id"], user=eraser.staff)

    # then
    assert done["state"] == "PARTLY_FULFILLED"
    assert model("order.Order").objects.get(pk=annas["old"].pk).user_email == "anna@example.com"
    mail = eraser.desk.mails("anna@example.com")[-1].body
    assert "The data is needed to establish, exercise or defend legal claims" in mail
    assert "A lawsuit is pending." in mail


def test_kept_notes__are_not_lost_with_the_account(eraser: Eraser, annas: dict[str, Any], anna: Any) -> None:
    request = eraser.asks()
    eraser.change(request["id"], source="notes", **KEEP)

    ((code, message),) = eraser.approve_refused(request["id"])

    assert code == "BLOCKED"
    assert message == (
        "Notes can only be kept with what they belong to: Account. Keep it too, or let them go."
    )
    untouched(anna)

    # when
    eraser.change(request["id"], source="account", **KEEP)
    done = eraser.desk.decide("Approve", request["id"], user=eraser.staff)

    # then
    assert done["state"] == "PARTLY_FULFILLED"
    annas["note"].refresh_from_db()
    assert annas["note"].content == "Likes mugs."
    assert model("account.User").objects.get(pk=anna.pk).is_active is False


def test_change__names_what_is_missing(eraser: Eraser, annas: dict[str, Any]) -> None:
    request = eraser.asks()
    kept, note = item(eraser, request["id"], "orders"), item(eraser, request["id"], "notes")
    before = list(PlanItem.objects.order_by("pk").values())
    one = {"items": [note["id"]]}

    for how, error in (
        ({**one, **KEEP, "reason": " "}, ("REQUIRED", "reason")),
        ({**one, **KEEP, "ground": "EXCESSIVE"}, ("REQUIRED", "ground")),
        ({**one, **KEEP, "until": "2020-01-01"}, ("REQUIRED", "until")),
        ({**KEEP}, ("REQUIRED", "items")),
        ({"items": ["rubbish"], **KEEP}, ("NOT_FOUND", "items")),
        ({"items": [kept["id"]], "keep": False, "reason": "Not needed."}, ("KEPT", "override")),
        ({**one, **KEEP, "version": 1}, ("CHANGED", "version")),
    ):
        assert eraser.change_refused(request["id"], **how) == error, how
    assert list(PlanItem.objects.order_by("pk").values()) == before


def test_override__lets_go_what_a_rule_keeps_and_is_logged(
    eraser: Eraser, annas: dict[str, Any], anna: Any
) -> None:
    request = eraser.asks()
    kept = item(eraser, request["id"], "orders")

    eraser.change(
        request["id"], items=[kept["id"]], keep=False, reason="A test order.", override="It was never paid."
    )  # fmt: skip

    row = PlanItem.objects.get(key=str(annas["new"].pk))
    assert (row.disposition, row.until, row.override, row.actor_id) == (
        "anonymise",
        None,
        "It was never paid.",
        eraser.staff.pk,
    )
    # Planned anew, what did not change stays decided.
    eraser.desk.run("ErasurePlan", user=eraser.staff, id=request["id"], version=eraser.version())
    assert item(eraser, request["id"], "orders")["override"] == "It was never paid."
    assert Plan.objects.count() == 1
    assert eraser.desk.decide("Approve", request["id"], user=eraser.staff)["state"] == "FULFILLED"
    assert model("order.Order").objects.get(pk=annas["new"].pk).user_email == ""


@pytest.mark.parametrize("what", ["changed", "new", "gone"])
def test_stale__the_request_comes_back_with_the_reason(
    eraser: Eraser, plugin: Any, annas: dict[str, Any], anna: Any, order_for: Any, what: str
) -> None:
    plugin(**FORM, grace_hours="48")
    request = eraser.asks()
    eraser.desk.decide("Approve", request["id"], user=eraser.staff)
    if what == "changed":
        model("order.Order").objects.filter(pk=annas["new"].pk).update(customer_note="Paid meanwhile.")
    elif what == "new":
        order_for(anna, status="fulfilled")
    else:
        annas["note"].delete()

    # when: the grace time is over
    Request.objects.filter(right="erasure").update(carry_out_at=timezone.now() - timedelta(seconds=1))
    sweep_all()

    # then
    untouched(anna)
    row = Request.objects.get(right="erasure")
    kind = "Notes" if what == "gone" else "Orders"
    counts = {
        "changed": "0 new, 1 changed, 0 gone",
        "new": "1 new, 0 changed, 0 gone",
        "gone": "0 new, 0 changed, 1 gone",
    }
    assert (row.state, row.decided_by, row.problem) == (
        "open", None, f"{kind}: {counts[what]} since the plan was made.",
    )  # fmt: skip
    assert Event.objects.filter(request=row, kind="sent_back", public=False).count() == 1
    assert eraser.desk.mails("dpo@shop.example")[-1].subject == f"Privacy request {row.reference} failed"
    # The plan was made anew, and approved anew it is carried out.
    assert eraser.plan(request["id"])["obstacles"] == []
    plugin(**FORM, grace_hours="0")
    assert eraser.desk.decide("Approve", request["id"], user=eraser.staff)["state"] == "PARTLY_FULFILLED"


def test_call_back__in_the_grace_time_nothing_happens(
    eraser: Eraser, plugin: Any, annas: dict[str, Any], anna: Any
) -> None:
    plugin(**FORM, grace_hours="48")
    request = eraser.asks()
    assert eraser.desk.decide("Approve", request["id"], user=eraser.staff)["state"] == "APPROVED"
    assert eraser.desk.run("Erasure", user=anna, id=request["id"])["erasure"]["goes"] != []

    eraser.desk.run("RequestCallBack", user=anna, id=request["id"])
    sweep_all()

    untouched(anna)
    assert not Plan.objects.exists()


def test_legal_hold__stops_approval_and_execution(
    eraser: Eraser, plugin: Any, annas: dict[str, Any], anna: Any
) -> None:
    plugin(**FORM, grace_hours="48")
    request = eraser.asks()
    eraser.desk.decide("Approve", request["id"], user=eraser.staff)
    hold = eraser.desk.run("LegalHoldSet", user=eraser.staff, email="Anna@example.com", reason="A lawsuit.")[
        "hold"
    ]
    again = eraser.desk.run("LegalHoldSet", user=eraser.staff, email="anna@example.com", reason="Once more.")[
        "hold"
    ]
    assert (again["id"], again["reason"]) == (hold["id"], "A lawsuit.")

    Request.objects.update(carry_out_at=timezone.now() - timedelta(seconds=1))
    sweep_all()

    untouched(anna)
    assert (
        Request.objects.get(right="erasure").problem == "A legal hold stands over this person. Lift it first."
    )
    assert eraser.approve_refused(request["id"])[0][0] == "BLOCKED"
    lifted = eraser.desk.run("LegalHoldSet", user=eraser.staff, lift=hold["id"], reason="Settled.")["hold"]
    assert lifted["liftReason"] == "Settled."
    plugin(**FORM, grace_hours="0")
    assert eraser.desk.decide("Approve", request["id"], user=eraser.staff)["state"] == "PARTLY_FULFILLED"
    assert list(LegalHold.objects.values_list("account_id", "address", "reason")) == [(None, "", "")]


def test_source_without_a_plan__stops_it_by_name(eraser: Eraser, annas: dict[str, Any], anna: Any) -> None:
    with registry.registered(toys.Silent()):
        request = eraser.asks()

        ((code, message),) = eraser.approve_refused(request["id"])

        assert (code, message[:15]) == ("PROBLEMS", "Loyalty points:")
        untouched(anna)


def test_another_open_request__is_answered_first(eraser: Eraser, annas: dict[str, Any], anna: Any) -> None:
    other = eraser.desk.submit(user=anna, text="First my data.")
    request = eraser.asks()

    ((code, message),) = eraser.approve_refused(request["id"])

    assert (code, other["reference"] in message) == ("BLOCKED", True)


def test_retention_changed__the_plan_has_to_be_made_anew(eraser: Eraser, annas: dict[str, Any]) -> None:
    from saleor_gdpr_plugin.register import retention

    request = eraser.asks()
    by = Actor(Role.STAFF, 1)
    changing.change("retention", "orders", 1, active=True, by=by, now=timezone.now())
    assert [code for code, _text in eraser.approve_refused(request["id"])] == ["UNCONFIRMED"]
    retention.confirm(retention.table().digest, by=by, now=timezone.now())

    assert [code for code, _text in eraser.approve_refused(request["id"])] == ["CHANGED"]
    eraser.desk.run("ErasurePlan", user=eraser.staff, id=request["id"], version=eraser.version())
    assert eraser.desk.decide("Approve", request["id"], user=eraser.staff)["state"] == "PARTLY_FULFILLED"


def test_items__need_the_orders_too(eraser: Eraser, annas: dict[str, Any], anna: Any) -> None:
    request = eraser.asks()
    colleague = person("users@example.com", is_staff=True)
    permit(colleague, "manage_users")

    seen = eraser.plan(request["id"], user=colleague)

    assert (seen["items"], len(seen["sources"])) == (None, 4)
    # The person reads the plan once it is approved, and never items or obstacles.
    assert eraser.desk.run("Erasure", user=anna, id=request["id"])["erasure"] is None
    for name, how in (
        ("ErasurePlan", {}),
        ("ErasurePlanChange", {"source": "orders", "keep": False, "reason": "No."}),
    ):
        answer = eraser.desk.ask(name, user=colleague, id=request["id"], version=eraser.version(), **how)
        assert answer.codes == ["PermissionDenied"]


@pytest.mark.usefixtures("annas")
def test_two_of_staff__one_erasure(eraser: Eraser, anna: Any) -> None:
    request, colleague = eraser.asks(), person("second@example.com", is_staff=True)
    permit(colleague, "manage_users", "manage_orders")
    seen = eraser.version()

    eraser.desk.run("RequestApprove", user=eraser.staff, id=request["id"], version=seen)
    late = eraser.desk.refused("RequestApprove", user=colleague, id=request["id"], version=seen)
    again = eraser.desk.refused("RequestApprove", user=colleague, id=request["id"], version=eraser.version())

    assert (late["code"], again["code"]) == ("CHANGED", "STATE")
    assert not model("account.User").objects.filter(pk=anna.pk).exists()
    assert len(toys.Toy.erased) == len(set(toys.Toy.erased))
    assert Event.objects.filter(request__right="erasure", kind="approved").count() == 1


def test_staff_account__stops_it(eraser: Eraser, annas: dict[str, Any], anna: Any) -> None:
    request = eraser.asks()
    model("account.User").objects.filter(pk=anna.pk).update(is_staff=True)
    chief = person("chief@example.com", is_staff=True)
    permit(chief, "manage_users", "manage_orders", "manage_staff")

    answer = eraser.desk.ask("RequestApprove", user=chief, id=request["id"], version=eraser.version())

    errors = answer.data["gdprRequestApprove"]["errors"]
    assert errors[0]["message"] == "The account belongs to staff. Take it from the staff first."
    assert Request.objects.get(right="erasure").state == "open"
    assert toys.Toy.erased == []
