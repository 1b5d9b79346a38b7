"""Copies that staff makes by itself, and what becomes of an archive after its release."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import graphene
import pytest
from django.utils import timezone

from saleor_gdpr_plugin.export.models import Archive
from tests.cast import model
from tests.desk import Desk

ANNA = "anna@example.com"


@pytest.fixture
def answered(desk: Desk, anna: Any, staff: Any, order_for: Callable[..., Any]) -> str:
    """Anna's request, answered."""
    order_for(anna)
    request_id = desk.submit(user=anna)["request"]["id"]
    desk.decide("Approve", request_id, user=staff)
    assert desk.decide("Release", request_id, user=staff)["state"] == "FULFILLED"
    return str(request_id)


def life(desk: Desk, verb: str, request_id: str, *, user: Any, **more: Any) -> dict[str, Any]:
    version = desk.details(request_id, user=user)["version"]
    return dict(desk.run(f"Export{verb}", user=user, id=request_id, version=version, **more)["request"])


def test_withdraw__stops_downloads_at_once_and_tells_the_person(
    desk: Desk, client: Any, anna: Any, staff: Any, answered: str
) -> None:
    link = desk.token(ANNA, "download")
    ticket = desk.run("DownloadTicket", user=anna, id=answered)["url"]
    shown = life(desk, "Withdraw", answered, user=staff, reason="It held a stranger's order.")
    assert (shown["state"], shown["archive"]["state"]) == ("FULFILLED", "WITHDRAWN")
    mail = desk.mails(ANNA)[-1]
    assert "stranger's order" in mail.body
    assert client.get(ticket).status_code in (404, 410)
    assert desk.refused("DownloadTicket", user=anna, id=answered)["code"] == "EXPIRED"
    assert desk.refused("DownloadTicket", token=link)["code"].startswith("TOKEN_")
    version = desk.details(answered, user=staff)["version"]
    again = desk.refused("ExportWithdraw", user=staff, id=answered, version=version, reason="Again.")
    assert again["code"] == "UNAVAILABLE"


def test_renew__gives_days_and_downloads_again_by_a_fresh_link(
    desk: Desk, anna: Any, staff: Any, answered: str
) -> None:
    soon = timezone.now() + timedelta(hours=1)
    Archive.objects.update(downloads=10, expires_at=soon)
    assert desk.refused("DownloadTicket", user=anna, id=answered)["code"] == "DOWNLOADS_USED_UP"
    old = desk.token(ANNA, "download")
    shown = life(desk, "Renew", answered, user=staff)["archive"]
    assert shown["downloadsLeft"] == 10
    assert shown["expiresAt"] > (soon + timedelta(days=4)).isoformat()
    fresh = desk.token(ANNA, "download")
    assert fresh != old
    assert desk.run("DownloadTicket", token=fresh)["url"]


def test_renew__what_has_expired_needs_a_new_copy(desk: Desk, staff: Any, answered: str) -> None:
    Archive.objects.update(expires_at=timezone.now())
    version = desk.details(answered, user=staff)["version"]
    assert desk.refused("ExportRenew", user=staff, id=answered, version=version)["code"] == "EXPIRED"


def test_corrected__a_copy_follows_and_the_answered_request_stays(
    desk: Desk, anna: Any, staff: Any, answered: str
) -> None:
    copy = desk.run("ExportCreate", user=staff, request=answered, reason="An order was missing.")["request"]
    assert copy["id"] != answered
    details = desk.details(copy["id"], user=staff)
    assert (details["state"], details["dueOn"], details["receivedOn"]) == ("READY", None, None)
    mine = {edge["node"]["id"] for edge in desk.run("MyRequests", user=anna, first=10)["edges"]}
    assert mine == {answered}
    before = desk.details(answered, user=staff)
    assert before["state"] == "FULFILLED"
    assert copy["reference"] in str(before["timeline"]) or before["timeline"][-1]["text"].startswith(
        "A corrected copy"
    )
    desk.decide("Release", copy["id"], user=staff)
    assert copy["reference"] in desk.mails(ANNA)[-1].body
    mine = {edge["node"]["id"] for edge in desk.run("MyRequests", user=anna, first=10)["edges"]}
    assert mine == {answered, copy["id"]}
    report = desk.run("Report", user=staff, **{"from": "2026-01-01", "to": "2030-12-31"})
    assert report["received"] == 1


def test_for_a_customer__without_a_request(
    desk: Desk, anna: Any, staff: Any, order_for: Callable[..., Any]
) -> None:
    order_for(anna)
    model("account.User").objects.filter(pk=anna.pk).update(language_code="de")
    given = {"customer": graphene.Node.to_global_id("User", anna.pk), "channel": "main"}
    copy = desk.run("ExportCreate", user=staff, **given, reason="Asked on the phone.")["request"]
    assert copy["state"] == "READY"
    assert desk.mails(ANNA) == []
    asked = desk.submit(user=anna)["request"]
    assert asked["id"] != copy["id"]
    assert asked["dueOn"] is not None
    ended = life(desk, "Withdraw", copy["id"], user=staff, reason="No longer needed.")
    assert ended["state"] == "CANCELLED"
    mine = {edge["node"]["id"] for edge in desk.run("MyRequests", user=anna, first=10)["edges"]}
    assert mine == {asked["id"]}
    assert Archive.objects.exclude(state="withdrawn").count() == 0
    assert all(copy["reference"] not in mail.body for mail in desk.mails(ANNA))


def test_copy__no_legal_time_can_be_extended(desk: Desk, anna: Any, staff: Any) -> None:
    given = {"customer": graphene.Node.to_global_id("User", anna.pk), "channel": "main"}
    copy = desk.run("ExportCreate", user=staff, **given, reason="Asked on the phone.")["request"]
    version = desk.details(copy["id"], user=staff)["version"]
    error = desk.refused("RequestExtend", user=staff, id=copy["id"], version=version, reason="Long.")
    assert error["code"] == "STATE"


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({}, "request"),
        ({"customer": "VXNlcjoxMDczNzQxODI0", "channel": "main"}, "customer"),
        ({"customer": "ANNA", "channel": "nowhere"}, "channel"),
        ({"customer": "ANNA", "channel": "main", "reason": ""}, "reason"),
        ({"request": "T3JkZXI6MQ=="}, "id"),
    ],
)
def test_refused__the_field_is_named(
    desk: Desk, anna: Any, staff: Any, given: dict[str, str], field: str
) -> None:
    if given.get("customer") == "ANNA":
        given = given | {"customer": graphene.Node.to_global_id("User", anna.pk)}
    assert desk.refused("ExportCreate", user=staff, **{"reason": "Why not.", **given})["field"] == field


def test_correct__only_what_was_answered(desk: Desk, anna: Any, staff: Any) -> None:
    request = desk.submit(user=anna)["request"]
    error = desk.refused("ExportCreate", user=staff, request=request["id"], reason="Too early.")
    assert error["code"] == "STATE"


def test_person_without_email__staff_fetches_the_released_archive(
    desk: Desk, client: Any, anna: Any, staff: Any
) -> None:
    customer = graphene.Node.to_global_id("User", anna.pk)
    request = desk.register(
        user=staff, customer=customer, identityMethod="IN_PERSON", identityNote="Came to the shop."
    )
    desk.decide("Approve", request["id"], user=staff)
    desk.decide("Release", request["id"], user=staff)
    url = desk.run("ExportPreview", user=staff, id=request["id"])["url"]
    assert client.get(url).status_code == 200
    assert Archive.objects.get().downloads == 0
