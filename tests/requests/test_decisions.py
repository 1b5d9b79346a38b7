"""Who may decide, and what a decision does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from saleor_gdpr_plugin.export.models import Archive
from saleor_gdpr_plugin.requests.models import Event, Request
from tests.cast import APP_TOKEN, Answer, permit, person
from tests.desk import Desk

VERBS = ("RequestApprove", "RequestRelease", "RequestRetry", "ExportPreview")


@pytest.fixture
def asked(desk: Desk, anna: Any, order_for: Callable[..., Any], other_channel: Any) -> dict[str, Any]:
    """Anna's open request; her orders are in two channels."""
    order_for(anna)
    order_for(anna, channel=other_channel)
    return dict(desk.submit(user=anna)["request"])


def snapshot() -> tuple[Any, ...]:
    """Everything a denied call must leave alone."""
    return (
        list(Request.objects.order_by("pk").values_list("state", "version")),
        Event.objects.count(),
        Archive.objects.count(),
    )


def decide(desk: Desk, verb: str, request: dict[str, Any], **who: Any) -> Answer:
    version = {} if verb == "ExportPreview" else {"version": Request.objects.get().version}
    return desk.ask(verb, id=request["id"], **version, **who)


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("who", ["nobody", "customer", "stranger", "staff without", "app"])
def test_decisions__denied_without_manage_users(
    desk: Desk, asked: Any, anna: Any, eve: Any, staff_without_permission: Any, app: Any, verb: str, who: str
) -> None:
    users = {"customer": anna, "stranger": eve, "staff without": staff_without_permission}
    before = snapshot()
    token = APP_TOKEN if who == "app" else None
    answer = decide(desk, verb, asked, user=users.get(who), app=token)
    assert answer.codes == ["PermissionDenied"]
    assert snapshot() == before


@pytest.mark.parametrize("who", ["customer", "stranger", "nobody", "staff without"])
def test_queue__denied_without_manage_users(
    desk: Desk, asked: Any, anna: Any, eve: Any, staff_without_permission: Any, who: str
) -> None:
    users = {"customer": anna, "stranger": eve, "staff without": staff_without_permission}
    assert desk.ask("Requests", user=users.get(who), first=5).codes == ["PermissionDenied"]


def test_queue__an_app_with_manage_users_may_look(desk: Desk, asked: Any, app: Any) -> None:
    edges = desk.run("Requests", app=APP_TOKEN, first=5)["edges"]
    assert [edge["node"]["reference"] for edge in edges] == [asked["reference"]]


@pytest.mark.parametrize("verb", ["RequestApprove", "ExportPreview"])
@pytest.mark.parametrize(
    ("_case", "permissions", "channels"),
    [
        ("no orders at all", ("manage_users",), ()),
        ("one channel of two", ("manage_users", "manage_orders"), ("main",)),
        ("the other channel", ("manage_users", "manage_orders"), ("pl",)),
    ],
)
def test_approve__needs_manage_orders_and_every_channel(
    desk: Desk,
    asked: Any,
    channel: Any,
    other_channel: Any,
    verb: str,
    _case: str,
    permissions: Any,
    channels: Any,
) -> None:
    clerk = person("clerk@example.com", is_staff=True)
    rows = {"main": channel, "pl": other_channel}
    permit(clerk, *permissions, channels=tuple(rows[slug] for slug in channels), every_channel=False)
    before = snapshot()
    answer = decide(desk, verb, asked, user=clerk)
    assert answer.codes == ["PermissionDenied"]
    assert "2 orders" in answer.errors[0]["message"]
    assert snapshot() == before


def test_approve__with_both_channels_by_name(
    desk: Desk, asked: Any, channel: Any, other_channel: Any
) -> None:
    clerk = person("clerk@example.com", is_staff=True)
    permit(clerk, "manage_users", "manage_orders", channels=(channel, other_channel), every_channel=False)
    assert desk.decide("Approve", asked["id"], user=clerk)["state"] == "READY"


def test_approve__nobody_decides_about_themselves(desk: Desk, staff: Any) -> None:
    request = desk.submit(user=staff)["request"]
    permit(
        staff_manager := person("boss@example.com", is_staff=True),
        "manage_users",
        "manage_staff",
        "manage_orders",
    )
    before = snapshot()
    assert decide(desk, "RequestApprove", request, user=staff).codes == ["PermissionDenied"]
    assert snapshot() == before
    assert desk.decide("Approve", request["id"], user=staff_manager)["state"] == "READY"


def test_approve__staff_subjects_need_manage_staff(
    desk: Desk, staff: Any, staff_without_permission: Any
) -> None:
    request = desk.submit(user=staff_without_permission)["request"]
    before = snapshot()
    assert decide(desk, "RequestApprove", request, user=staff).codes == ["PermissionDenied"]
    assert snapshot() == before


def test_approve__an_old_version_is_refused(desk: Desk, asked: Any, staff: Any) -> None:
    before = snapshot()
    error = desk.refused("RequestApprove", user=staff, id=asked["id"], version=99)
    assert (error["code"], error["field"]) == ("CHANGED", "version")
    assert snapshot() == before


def test_release__not_before_it_is_built_and_only_once(desk: Desk, asked: Any, staff: Any) -> None:
    version = desk.queue(staff)[asked["id"]]["version"]
    assert desk.refused("RequestRelease", user=staff, id=asked["id"], version=version)["code"] == "STATE"
    assert desk.refused("RequestRetry", user=staff, id=asked["id"], version=version)["code"] == "STATE"
    desk.decide("Approve", asked["id"], user=staff)
    assert desk.decide("Release", asked["id"], user=staff)["state"] == "FULFILLED"
    version = desk.queue(staff)[asked["id"]]["version"]
    for verb in ("RequestApprove", "RequestRelease", "RequestRetry"):
        assert desk.refused(verb, user=staff, id=asked["id"], version=version)["code"] == "STATE"
    assert len(desk.mails("anna@example.com")) == 2


def test_release__without_review_follows_by_itself(desk: Desk, plugin: Any, asked: Any, staff: Any) -> None:
    from tests.desk import FORM

    plugin(**FORM, review_before_release=False)
    assert desk.decide("Approve", asked["id"], user=staff)["state"] == "FULFILLED"
    assert desk.mails("anna@example.com")[-1].subject == "Your data is ready to download"


def test_timeline__staff_and_person_read_their_own_sentence(
    desk: Desk, asked: Any, anna: Any, staff: Any
) -> None:
    assert desk.queue(staff)[asked["id"]]["stateText"] == "Proven; waits for a decision by staff."
    shown = desk.run("Request", user=anna, id=asked["id"])
    assert shown["stateText"] == "We have received your request and are looking at it."


@pytest.mark.parametrize("rubbish", ["", "x", "R2RwclJlcXVlc3Q6MQ==", "VXNlcjox"])
def test_unknown_ids__are_typed_errors(desk: Desk, staff: Any, rubbish: str) -> None:
    assert desk.refused("RequestApprove", user=staff, id=rubbish, version=1)["code"] == "NOT_FOUND"
    assert desk.ask("Request", user=staff, id=rubbish).data == {"gdprRequest": None}


def test_inactive__every_field_is_silent(desk: Desk, plugin: Any, asked: Any, anna: Any, staff: Any) -> None:
    from tests.desk import FORM

    plugin(**FORM, active=False)
    before = snapshot()
    assert desk.ask("PrivacyPage", channel="main").data == {"gdprPrivacyPage": None}
    assert desk.run("MyRequests", user=anna, first=5)["edges"] == []
    assert desk.run("Requests", user=staff, first=5)["edges"] == []
    assert desk.ask("Request", user=anna, id=asked["id"]).data == {"gdprRequest": None}
    assert desk.refused("RequestCancel", user=anna, id=asked["id"])["code"] == "INACTIVE"
    assert desk.refused("RequestApprove", user=staff, id=asked["id"], version=1)["code"] == "INACTIVE"
    given = {"right": "ACCESS", "channel": "main", "email": "a@example.com"}
    assert desk.refused("RequestSubmit", input=given)["code"] == "INACTIVE"
    assert snapshot() == before
