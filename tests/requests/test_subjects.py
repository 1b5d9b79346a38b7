"""Whose data a request reaches: staff joins and leaves out, with a reason, and Saleor is not changed."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from typing import Any

import graphene
import pytest

from tests.cast import ANNA_HOME, model, permit, person
from tests.desk import Desk


def gid(kind: str, row: Any) -> str:
    return str(graphene.Node.to_global_id(kind, row.pk))


def parts(desk: Desk, verb: str, request: dict[str, Any], *, user: Any, **more: Any) -> dict[str, Any]:
    version = desk.details(request["id"], user=user)["version"]
    more = {"reason": "Same phone number.", **({"method": "KNOWLEDGE"} if verb == "Join" else {}), **more}
    result = desk.run(f"Subject{verb}", user=user, id=request["id"], version=version, **more)
    return dict(result["request"])


def data_of(desk: Desk, client: Any, request_id: str, *, user: Any) -> dict[str, list[dict[str, Any]]]:
    """The records of each source in the archive."""
    url = desk.run("ExportPreview", user=user, id=request_id)["url"]
    content = b"".join(client.get(url).streaming_content)
    data = json.loads(zipfile.ZipFile(io.BytesIO(content)).read("data.json"))
    return {slug: source["records"] for slug, source in data["sources"].items()}


@pytest.fixture
def second(order_for: Callable[..., Any]) -> Any:
    """Anna's other account, with an order of its own."""
    user = person("anna@work.example", first_name="Anna", last_name="Beispiel")
    order_for(user)
    return user


def test_join__an_account_a_mailbox_and_an_order_are_in_the_archive(
    desk: Desk, client: Any, anna: Any, eve: Any, staff: Any, second: Any, order_for: Callable[..., Any]
) -> None:
    order_for(anna)
    loose, gift = order_for(email="anna@old.example"), order_for(eve)
    stranger = order_for(eve)
    users = list(model("account.User").objects.order_by("pk").values())
    request = desk.submit(user=anna)["request"]
    parts(desk, "Join", request, user=staff, customer=gid("User", second))
    parts(desk, "Join", request, user=staff, email="Anna@Old.example")
    shown = parts(desk, "Join", request, user=staff, order=gid("Order", gift))["subject"]
    assert shown["orderCount"] == 4
    assert {part["email"]: part["method"] for part in shown["parts"]} == {
        "anna@example.com": None,
        "anna@work.example": "KNOWLEDGE",
        "anna@old.example": "KNOWLEDGE",
    }
    desk.decide("Approve", request["id"], user=staff)
    data = data_of(desk, client, request["id"], user=staff)
    assert {each["email"] for each in data["account"]} == {"anna@example.com", "anna@work.example"}
    ids = {each["id"] for each in data["orders"]}
    assert len(ids) == 4
    assert {str(loose.pk), str(gift.pk)} < ids
    assert str(stranger.pk) not in ids
    assert list(model("account.User").objects.order_by("pk").values()) == users


def test_leave_out__an_own_order_that_is_not_the_persons(
    desk: Desk, client: Any, anna: Any, staff: Any, order_for: Callable[..., Any]
) -> None:
    own, given_away = order_for(anna), order_for(anna)
    request = desk.submit(user=anna)["request"]
    shown = parts(desk, "LeaveOut", request, user=staff, order=gid("Order", given_away))["subject"]
    assert {(each["order"], each["reason"]) for each in shown["orders"]} == {
        (gid("Order", own), None),
        (gid("Order", given_away), "by_staff"),
    }
    desk.decide("Approve", request["id"], user=staff)
    assert [each["id"] for each in data_of(desk, client, request["id"], user=staff)["orders"]] == [
        str(own.pk)
    ]


def test_conflict__is_named_for_staff_and_joined_by_a_decision(
    desk: Desk, anna: Any, staff: Any, order_for: Callable[..., Any]
) -> None:
    billed = model("account.Address").objects.create(**ANNA_HOME | {"first_name": "Bert"})
    order = order_for(anna, billing_address=billed)
    request = desk.submit(user=anna)["request"]
    before = desk.details(request["id"], user=staff)["subject"]
    assert (before["orderCount"], [each["reason"] for each in before["orders"]]) == (0, ["foreign_name"])
    after = parts(desk, "Join", request, user=staff, order=gid("Order", order))["subject"]
    assert (after["orderCount"], [each["reason"] for each in after["orders"]]) == (1, [None])


def test_ready__an_answer_that_is_built_is_built_anew(
    desk: Desk, client: Any, anna: Any, staff: Any, second: Any
) -> None:
    request = desk.submit(user=anna)["request"]
    desk.decide("Approve", request["id"], user=staff)
    assert len(data_of(desk, client, request["id"], user=staff)["account"]) == 1
    parts(desk, "Join", request, user=staff, customer=gid("User", second))
    assert desk.details(request["id"], user=staff)["state"] == "READY"
    assert len(data_of(desk, client, request["id"], user=staff)["account"]) == 2
    parts(desk, "LeaveOut", request, user=staff, customer=gid("User", second))
    assert len(data_of(desk, client, request["id"], user=staff)["account"]) == 1


def test_refused__what_is_wrong_is_named_and_nothing_changes(
    desk: Desk, anna: Any, staff: Any, second: Any
) -> None:
    colleague = person("colleague@example.com", is_staff=True)
    request = desk.submit(user=anna)["request"]
    version = desk.details(request["id"], user=staff)["version"]
    given = {"id": request["id"], "version": version, "method": "KNOWLEDGE", "reason": "Same phone."}
    cases = [
        ({}, "customer", "REQUIRED"),
        ({"email": "a@example.com", "customer": gid("User", second)}, "customer", "REQUIRED"),
        ({"customer": gid("User", colleague)}, "customer", "INVALID"),
        ({"customer": graphene.Node.to_global_id("User", 2**30)}, "customer", "NOT_FOUND"),
        ({"order": graphene.Node.to_global_id("Order", "1")}, "order", "NOT_FOUND"),
        ({"email": "nobody"}, "email", "INVALID"),
        ({"email": "a@example.com", "reason": " "}, "reason", "REQUIRED"),
        ({"email": "a@example.com", "method": "LOGIN"}, "method", "INVALID"),
        ({"email": "a@example.com", "version": version - 1}, "version", "CHANGED"),
    ]
    for more, field, code in cases:
        error = desk.refused("SubjectJoin", user=staff, **given | more)
        assert (error["field"], error["code"]) == (field, code), more
    own = {"id": request["id"], "version": version, "reason": "No.", "customer": gid("User", anna)}
    assert desk.refused("SubjectLeaveOut", user=staff, **own)["field"] == "customer"
    assert desk.details(request["id"], user=staff)["version"] == version


def test_order_of_a_closed_channel__cannot_be_joined(
    desk: Desk, anna: Any, eve: Any, other_channel: Any, channel: Any, order_for: Callable[..., Any]
) -> None:
    local = person("local@example.com", is_staff=True)
    permit(local, "manage_users", "manage_orders", channels=(channel,), every_channel=False)
    order_for(anna)
    polish = order_for(eve, channel=other_channel)
    request = desk.submit(user=anna)["request"]
    version = desk.details(request["id"], user=local)["version"]
    answer = desk.ask(
        "SubjectJoin", user=local, id=request["id"], version=version, order=gid("Order", polish),
        method="KNOWLEDGE", reason="Same person.",
    )  # fmt: skip
    assert answer.codes == ["PermissionDenied"]
    shown = desk.details(request["id"], user=local)
    assert (shown["version"], shown["subject"]["orderCount"]) == (version, 1)
