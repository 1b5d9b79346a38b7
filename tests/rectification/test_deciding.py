"""Staff decides field by field; approving applies what was accepted, and nothing newer is overwritten."""

from __future__ import annotations

from typing import Any

import graphene
import pytest

from tests.cast import ANNA_HOME, model, permit
from tests.cast import person as colleague
from tests.contract.effects import told
from tests.desk import Desk

from .conftest import (
    NEW,
    STORED,
    Person,
    address_id,
    corrections,
    decide,
    order_id,
    reload,
    value,
    version,
    words,
)

NO = {"accept": False, "ground": "ACCURATE", "explanation": "That is where the parcel went."}


def moved(person: Person, anna: Any, *orders: Any, **how: Any) -> dict[str, Any]:
    """Anna wants the new delivery address on these orders; returns the open request."""
    changes = [{"field": "order_shipping_address", "of": order_id(order), "address": NEW} for order in orders]
    return dict(person.asks(*changes, user=anna, **how)["request"])


def approve(desk: Desk, request_id: str, *, user: Any) -> dict[str, Any]:
    """Approve with the current version."""
    now = version(desk, request_id, user=user)
    return dict(desk.run("RequestApprove", user=user, id=request_id, version=now)["request"])


def test_old_and_new__stand_side_by_side_for_staff_alone(
    desk: Desk, person: Person, anna: Any, staff: Any, order_for: Any
) -> None:
    order = order_for(anna)
    request = moved(person, anna, order)

    (mine,) = corrections(desk, request["id"], user=anna)
    (seen,) = corrections(desk, request["id"], user=staff)

    assert seen["label"] == f"Delivery address of order {order.number}"
    assert value(seen["before"]) == value(seen["current"]) == ANNA_HOME
    assert value(seen["asked"]) == value(seen["after"]) == STORED
    assert (seen["found"], seen["changed"], seen["keptBecause"]) == (True, False, [])
    assert value(mine["asked"]) == STORED
    assert [mine[name] for name in ("before", "current", "after", "seen", "found", "keptBecause")] == [
        None
    ] * 6


def test_accepted__is_applied_and_told_field_by_field(
    desk: Desk, person: Person, anna: Any, staff: Any, order_for: Any
) -> None:
    home = anna.default_shipping_address
    first, second = (order_for(anna, shipping_address=home, billing_address=home) for _ in range(2))
    request = moved(person, anna, first, second)
    one, two = corrections(desk, request["id"], user=staff)
    yes = {"correction": one["id"], "accept": True}
    assert decide(desk, request["id"], yes, {"correction": two["id"], **NO}, user=staff) == []

    with told() as events:
        done = approve(desk, request["id"], user=staff)

    assert done["state"] == "PARTLY_FULFILLED"
    assert words(reload(first).shipping_address_id) == STORED
    assert (reload(first).billing_address_id, reload(second).shipping_address_id) == (home.pk, home.pk)
    assert words(home.pk) == ANNA_HOME
    assert events == [("order_updated", first.pk)]
    mail = desk.mails("anna@example.com")[-1]
    assert f"- Delivery address of order {first.number}: Anna, Beispiel, Rheinallee 3" in mail.body
    assert "We did not correct this:" in mail.body
    assert "That is where the parcel went." in mail.body
    assert "Example Authority, Exampletown" in mail.body
    mine = corrections(desk, request["id"], user=anna)
    assert [(each["verdict"], bool(each["appliedAt"]), each["ground"]) for each in mine] == [
        ("ACCEPTED", True, None),
        ("REFUSED", False, "ACCURATE"),
    ]


def test_approving__needs_every_field_decided_and_one_accepted(
    desk: Desk, person: Person, anna: Any, staff: Any, order_for: Any
) -> None:
    order = order_for(anna)
    request = moved(person, anna, order)
    (one,) = corrections(desk, request["id"], user=staff)

    def refused() -> str:
        now = version(desk, request["id"], user=staff)
        return str(desk.refused("RequestApprove", user=staff, id=request["id"], version=now)["code"])

    assert refused() == "REQUIRED"
    assert decide(desk, request["id"], {"correction": one["id"], **NO}, user=staff) == []
    assert refused() == "STATE"
    assert words(order.shipping_address_id) == ANNA_HOME


def test_refusing__needs_a_ground_that_fits_and_an_explanation(
    desk: Desk, person: Person, anna: Any, staff: Any, order_for: Any
) -> None:
    request = moved(person, anna, order_for(anna))
    (one,) = corrections(desk, request["id"], user=staff)
    before = version(desk, request["id"], user=staff)

    for change, error in (
        ({"ground": None}, ("decisions.0.ground", "INVALID")),
        ({"ground": "PUBLIC_HEALTH"}, ("decisions.0.ground", "INVALID")),
        ({"explanation": " "}, ("decisions.0.explanation", "REQUIRED")),
    ):
        (found,) = decide(desk, request["id"], {"correction": one["id"], **NO, **change}, user=staff)
        assert (found["field"], found["code"]) == error
    assert version(desk, request["id"], user=staff) == before


@pytest.mark.parametrize(
    ("field", "kept"),
    [("order_shipping_address", "shipped"), ("order_billing_address", "invoiced"), ("customer_note", "invoiced"),
     ("order_billing_address", "tax")],
)  # fmt: skip
def test_kept_record__is_changed_only_with_a_logged_reason(
    desk: Desk, person: Person, anna: Any, staff: Any, order_for: Any, field: str, kept: str
) -> None:
    order = order_for(anna, status="fulfilled" if kept == "tax" else "unfulfilled")
    if kept == "shipped":
        model("order.Fulfillment").objects.create(order=order, fulfillment_order=1, status="fulfilled")
    if kept == "invoiced":
        model("invoice.Invoice").objects.create(order=order, number="R-1", status="success")
    change = {"value": "Ring once."} if field == "customer_note" else {"address": NEW}
    request = person.asks({"field": field, "of": order_id(order), **change}, user=anna)["request"]
    (one,) = corrections(desk, request["id"], user=staff)
    assert len(one["keptBecause"]) == 1

    yes = {"correction": one["id"], "accept": True}
    (error,) = decide(desk, request["id"], yes, user=staff)
    assert (error["field"], error["code"], error["message"]) == (
        "decisions.0.override", "KEPT", one["keptBecause"][0],
    )  # fmt: skip
    assert decide(desk, request["id"], yes | {"override": "Agreed with accounting."}, user=staff) == []
    approve(desk, request["id"], user=staff)

    log = desk.run("Audit", user=staff, first=50, request=request["id"])["edges"]
    assert any("Agreed with accounting." in edge["node"]["content"] for edge in log)
    assert corrections(desk, request["id"], user=staff)[0]["appliedAt"] is not None


def test_corrected_value__needs_the_persons_consent(
    desk: Desk, person: Person, anna: Any, staff: Any, order_for: Any
) -> None:
    order = order_for(anna)
    request = moved(person, anna, order)
    (one,) = corrections(desk, request["id"], user=staff)
    other = {"correction": one["id"], "accept": True, "address": NEW | {"streetAddress1": "Rheinallee 3a"}}

    (error,) = decide(desk, request["id"], other, user=staff)
    assert (error["field"], error["code"]) == ("decisions.0.consent", "REQUIRED")
    wrong = other | {"consent": "On the phone.", "address": NEW | {"postalCode": "1"}}
    (error,) = decide(desk, request["id"], wrong, user=staff)
    assert (error["field"], error["code"]) == ("decisions.0.postalCode", "INVALID")

    assert decide(desk, request["id"], other | {"consent": "On the phone."}, user=staff) == []
    approve(desk, request["id"], user=staff)
    assert words(reload(order).shipping_address_id) == STORED | {"street_address_1": "Rheinallee 3a"}
    assert "Rheinallee 3a" in desk.mails("anna@example.com")[-1].body


def test_changed_meanwhile__is_shown_and_decided_again(
    desk: Desk, person: Person, anna: Any, staff: Any, order_for: Any
) -> None:
    order = order_for(anna)
    request = moved(person, anna, order)
    (one,) = corrections(desk, request["id"], user=staff)
    model("account.Address").objects.filter(pk=order.shipping_address_id).update(city="Hamburg")

    (error,) = decide(desk, request["id"], {"correction": one["id"], "accept": True}, user=staff)
    assert (error["field"], error["code"]) == ("decisions.0.seen", "CHANGED")
    (error,) = decide(
        desk, request["id"], {"correction": one["id"], "accept": True, "seen": one["seen"]}, user=staff
    )
    assert error["code"] == "CHANGED"
    (again,) = corrections(desk, request["id"], user=staff)
    assert (again["changed"], value(again["current"])["city"]) == (True, "Hamburg")

    yes = {"correction": one["id"], "accept": True, "seen": again["seen"]}
    assert decide(desk, request["id"], yes, user=staff) == []
    assert approve(desk, request["id"], user=staff)["state"] == "FULFILLED"
    assert words(reload(order).shipping_address_id) == STORED


def test_changed_after_the_decision__nothing_is_applied_and_that_field_is_open_again(
    desk: Desk, person: Person, anna: Any, staff: Any, order_for: Any
) -> None:
    first, second = order_for(anna), order_for(anna)
    request = moved(person, anna, first, second)
    both = [
        {"correction": each["id"], "accept": True} for each in corrections(desk, request["id"], user=staff)
    ]
    assert decide(desk, request["id"], *both, user=staff) == []
    model("account.Address").objects.filter(pk=second.shipping_address_id).update(city="Hamburg")

    assert approve(desk, request["id"], user=staff)["state"] == "FAILED"

    assert words(reload(first).shipping_address_id) == ANNA_HOME
    assert words(reload(second).shipping_address_id) == ANNA_HOME | {"city": "Hamburg"}
    seen = corrections(desk, request["id"], user=staff)
    assert [each["verdict"] for each in seen] == ["ACCEPTED", "OPEN"]
    yes = {"correction": seen[1]["id"], "accept": True, "seen": seen[1]["seen"]}
    assert decide(desk, request["id"], yes, user=staff) == []
    assert approve(desk, request["id"], user=staff)["state"] == "FULFILLED"
    assert words(reload(first).shipping_address_id) == words(reload(second).shipping_address_id) == STORED


def test_changed_to_what_was_asked__is_done_already(
    desk: Desk, person: Person, anna: Any, staff: Any, order_for: Any
) -> None:
    order = order_for(anna, customer_note="Ring twice.")
    request = person.asks(
        {"field": "customer_note", "of": order_id(order), "value": "Ring once."}, user=anna
    )["request"]
    model("order.Order").objects.filter(pk=order.pk).update(customer_note="Ring once.")
    (one,) = corrections(desk, request["id"], user=staff)
    yes = {"correction": one["id"], "accept": True, "seen": one["seen"]}
    assert decide(desk, request["id"], yes, user=staff) == []

    with told() as events:
        assert approve(desk, request["id"], user=staff)["state"] == "FULFILLED"

    assert events == []
    assert corrections(desk, request["id"], user=anna)[0]["already"] is True


def test_two_colleagues__the_second_sees_the_first(
    desk: Desk, person: Person, anna: Any, staff: Any, order_for: Any
) -> None:
    request = moved(person, anna, order_for(anna))
    (one,) = corrections(desk, request["id"], user=staff)
    seen = version(desk, request["id"], user=staff)
    assert decide(desk, request["id"], {"correction": one["id"], "accept": True}, user=staff) == []

    late = desk.refused(
        "RectificationDecide", user=staff, id=request["id"], version=seen,
        decisions=[{"correction": one["id"], **NO}],
    )  # fmt: skip

    assert late["code"] == "CHANGED"
    assert corrections(desk, request["id"], user=staff)[0]["verdict"] == "ACCEPTED"


def test_words__become_fields(desk: Desk, person: Person, anna: Any, staff: Any, order_for: Any) -> None:
    order = order_for(anna)
    request = person.asks(user=anna, text="Please send it to Rheinallee 3 in Bonn.")["request"]
    change = {"field": "order_shipping_address", "of": str(order.number), "address": NEW}

    assert decide(desk, request["id"], user=staff, changes=[change]) == []

    (one,) = corrections(desk, request["id"], user=staff)
    assert (one["byStaff"], one["verdict"], value(one["before"])) == (True, "OPEN", ANNA_HOME)
    assert decide(desk, request["id"], {"correction": one["id"], "accept": True}, user=staff) == []
    assert approve(desk, request["id"], user=staff)["state"] == "FULFILLED"
    assert words(reload(order).shipping_address_id) == STORED


def test_words__never_become_fields_of_somebody_else(
    desk: Desk, person: Person, anna: Any, eve: Any, staff: Any, order_for: Any
) -> None:
    theirs = order_for(eve)
    request = person.asks(user=anna, text="Please change it.")["request"]
    change = {"field": "customer_note", "of": order_id(theirs), "value": "x"}

    (error,) = decide(desk, request["id"], user=staff, changes=[change])

    assert (error["field"], error["code"]) == ("changes.0.of", "NOT_FOUND")


def test_orders__are_hidden_without_their_permission_and_channel(
    desk: Desk, person: Person, anna: Any, staff: Any, other_channel: Any, order_for: Any
) -> None:
    order = order_for(anna)
    request = moved(person, anna, order, text="And my name is Anne.")
    (one,) = corrections(desk, request["id"], user=staff)
    users_only = colleague("users@example.com", is_staff=True)
    permit(users_only, "manage_users")
    elsewhere = colleague("poland@example.com", is_staff=True)
    permit(elsewhere, "manage_users", "manage_orders", channels=(other_channel,), every_channel=False)

    for user in (users_only, elsewhere):
        seen = corrections(desk, request["id"], user=user)
        assert {each["field"] for each in seen} <= {"first_name"}
        now = version(desk, request["id"], user=user)
        given = {"id": request["id"], "version": now}
        for more in (
            {"decisions": [{"correction": one["id"], "accept": True}]},
            {"changes": [{"field": "customer_note", "of": order_id(order), "value": "x"}]},
        ):
            assert desk.ask("RectificationDecide", user=user, **given, **more).codes == ["PermissionDenied"]
        name = {"field": "first_name", "value": "Anne"}
        assert decide(desk, request["id"], user=user, changes=[name]) == []
    assert corrections(desk, request["id"], user=staff)[0]["verdict"] == "OPEN"


def test_guest__corrects_the_order_of_a_proven_mailbox(
    desk: Desk, person: Person, guest: Any, staff: Any, anna: Any, order_for: Any
) -> None:
    foreign = order_for(anna)
    person.asks(
        {"field": "order_shipping_address", "of": str(guest.order.number), "address": NEW},
        {"field": "customer_note", "of": str(foreign.number), "value": "Mine"},
        email=guest.email,
    )
    request = desk.run("RequestVerify", input={"token": desk.token(guest.email)})["request"]
    mine, other = corrections(desk, request["id"], user=staff)
    assert (mine["found"], other["found"], other["current"]) == (True, False, [])

    (error,) = decide(desk, request["id"], {"correction": other["id"], "accept": True}, user=staff)
    assert (error["field"], error["code"]) == ("decisions.0.correction", "NOT_FOUND")
    no = {"correction": other["id"], **NO, "ground": "IDENTITY_NOT_SHOWN"}
    assert decide(desk, request["id"], {"correction": mine["id"], "accept": True}, no, user=staff) == []
    assert approve(desk, request["id"], user=staff)["state"] == "PARTLY_FULFILLED"
    assert words(reload(guest.order).shipping_address_id) == STORED
    assert reload(foreign).customer_note == ""


def test_second_request__joins_with_its_fields(
    desk: Desk, person: Person, anna: Any, staff: Any, order_for: Any
) -> None:
    first, second = order_for(anna), order_for(anna)
    request = moved(person, anna, first)
    joined = moved(person, anna, second)

    assert joined["id"] == request["id"]
    assert len(corrections(desk, request["id"], user=staff)) == 2


def test_two_that_contradict__are_not_both_accepted(
    desk: Desk, person: Person, anna: Any, staff: Any, order_for: Any
) -> None:
    order = order_for(anna)
    request = moved(person, anna, order)
    moved(person, anna, order)
    both = [
        {"correction": each["id"], "accept": True} for each in corrections(desk, request["id"], user=staff)
    ]

    (error,) = decide(desk, request["id"], *both, user=staff)

    assert (error["field"], error["code"]) == ("decisions", "INVALID")
    assert [each["verdict"] for each in corrections(desk, request["id"], user=staff)] == ["OPEN", "OPEN"]


def test_applying_twice__does_no_harm(
    desk: Desk, person: Person, anna: Any, staff: Any, order_for: Any
) -> None:
    from saleor_gdpr_plugin.models import Job, Request
    from saleor_gdpr_plugin.rectification import applying

    order = order_for(anna)
    request = moved(person, anna, order)
    (one,) = corrections(desk, request["id"], user=staff)
    decide(desk, request["id"], {"correction": one["id"], "accept": True}, user=staff)
    approve(desk, request["id"], user=staff)
    row = Request.objects.get()
    job = Job.objects.create(kind="request.fulfil", object_id=str(row.pk), run_at=row.submitted_at,
                             created_at=row.submitted_at, lease=row.pk)  # fmt: skip

    with told() as events:
        applying.fulfil(row, job)

    assert events == []
    assert words(reload(order).shipping_address_id) == STORED


def test_unknown_correction__is_not_found(
    desk: Desk, person: Person, anna: Any, staff: Any, order_for: Any
) -> None:
    request = moved(person, anna, order_for(anna))
    for unknown in ("x", graphene.Node.to_global_id("GdprCorrection", "0" * 32), address_id(anna)):
        (error,) = decide(desk, request["id"], {"correction": unknown, "accept": True}, user=staff)
        assert (error["field"], error["code"]) == ("decisions.0.correction", "NOT_FOUND")
