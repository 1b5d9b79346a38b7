"""Whoever is logged in: proven at once for the account, and for guest orders only by the mailbox."""

from __future__ import annotations

from typing import Any

from saleor_gdpr_plugin.contracts import SYSTEM
from saleor_gdpr_plugin.requests.lifecycle import move
from saleor_gdpr_plugin.requests.models import Request
from saleor_gdpr_plugin.requests.states import State
from tests.desk import Desk


def test_submit__is_open_at_once_and_needs_no_address(desk: Desk, anna: Any, staff: Any) -> None:
    # when: a typed address is ignored
    sent = desk.submit("somebody@example.com", user=anna, text="everything, please")

    # then
    assert sent["message"] == "We have received your request."
    assert sent["browserSecret"] is None
    assert (sent["request"]["state"], sent["request"]["email"]) == ("OPEN", "anna@example.com")
    assert sent["request"]["guestOrdersProven"] is False
    (received,) = desk.mails("anna@example.com")
    assert received.subject == "We have received your privacy request"
    assert "gdpr-verify=" in received.body
    assert len(desk.mails("dpo@shop.example")) == 1


def test_submit__confirm_link_is_there_whether_guest_orders_exist_or_not(
    desk: Desk, anna: Any, eve: Any, order_for: Any
) -> None:
    order_for(email="anna@example.com")
    desk.submit(user=anna)
    desk.submit(user=eve)
    bodies = [desk.mails(user.email)[0].body for user in (anna, eve)]
    assert [body.count("gdpr-verify=") for body in bodies] == [1, 1]


def test_submit__twice_gives_one_request(desk: Desk, anna: Any) -> None:
    first = desk.submit(user=anna, text="one")["request"]
    second = desk.submit(user=anna, text="two")["request"]
    assert second["id"] == first["id"]
    assert second["text"] == "one\n\ntwo"
    # told again, with a fresh link to prove guest orders; staff hears that something was added
    links = [each.body.partition("gdpr-verify=")[2][:43] for each in desk.mails("anna@example.com")]
    assert len(set(links)) == 2
    assert len(desk.mails("dpo@shop.example")) == 2


def test_submit__unconfirmed_address_proves_nothing(desk: Desk, anna: Any) -> None:
    # given: Eve registered with Anna's address and can log in without confirming it
    anna.is_confirmed = False
    anna.save()

    # when
    sent = desk.submit(user=anna)

    # then
    assert sent["request"] is None
    assert Request.objects.get().state == "unverified"
    assert desk.run("MyRequests", user=anna, first=10)["edges"] == []

    # when: the owner of the mailbox proves it; the login still sees nothing
    proven = desk.run("RequestVerify", input={"token": desk.token("anna@example.com")})["request"]
    assert proven["state"] == "OPEN"
    assert desk.run("MyRequests", user=anna, first=10)["edges"] == []
    assert desk.ask("Request", user=anna, id=proven["id"]).data == {"gdprRequest": None}


def test_my_requests__shows_ones_own_alone(desk: Desk, anna: Any, eve: Any) -> None:
    mine = desk.submit(user=anna)["request"]
    theirs = desk.submit(user=eve)["request"]
    edges = desk.run("MyRequests", user=anna, first=10)["edges"]
    assert [edge["node"]["id"] for edge in edges] == [mine["id"]]
    assert desk.ask("Request", user=anna, id=theirs["id"]).data == {"gdprRequest": None}
    assert desk.ask("MyRequests", first=10).codes == ["PermissionDenied"]


def test_confirm_link__before_a_decision_adds_the_guest_orders(desk: Desk, anna: Any, order_for: Any) -> None:
    order_for(email="ANNA@example.com")
    request = desk.submit(user=anna)["request"]
    proven = desk.run("RequestVerify", input={"token": desk.token("anna@example.com")})["request"]
    assert proven["id"] == request["id"]
    assert (proven["state"], proven["guestOrdersProven"]) == ("OPEN", True)
    assert len(desk.mails("anna@example.com")) == 1


def test_confirm_link__while_ready_builds_anew(desk: Desk, anna: Any, staff: Any, order_for: Any) -> None:
    # given
    order_for(email="ANNA@example.com")
    order_for(anna)
    request = desk.submit(user=anna)["request"]
    desk.decide("Approve", request["id"], user=staff)
    before = desk.run("ExportPreview", user=staff, id=request["id"])
    assert counts(before) == {"account": 1, "addresses": 2, "orders": 1}
    assert before["leftOut"] == [{"reason": "not_proven", "count": 1}]

    # when
    desk.run("RequestVerify", input={"token": desk.token("anna@example.com")})

    # then
    after = desk.run("ExportPreview", user=staff, id=request["id"])
    assert counts(after) == {"account": 1, "addresses": 2, "orders": 2}
    assert after["leftOut"] == []
    assert desk.queue(staff)[request["id"]]["state"] == "READY"


def test_confirm_link__after_the_answer_opens_a_new_request(
    desk: Desk, anna: Any, staff: Any, order_for: Any
) -> None:
    # given
    order_for(email="anna@example.com")
    request = desk.submit(user=anna)["request"]
    token = desk.token("anna@example.com")
    desk.decide("Approve", request["id"], user=staff)
    desk.decide("Release", request["id"], user=staff)

    # when
    again = desk.run("RequestVerify", input={"token": token})["request"]

    # then
    assert again["id"] != request["id"]
    assert (again["state"], again["guestOrdersProven"]) == ("OPEN", True)
    assert desk.queue(staff)[request["id"]]["state"] == "FULFILLED"


def test_confirm_link__while_collecting_makes_the_worker_start_over(
    desk: Desk, anna: Any, order_for: Any
) -> None:
    # given: a worker is at it
    request = desk.submit(user=anna)["request"]
    row = Request.objects.get()
    for state in (State.APPROVED, State.PROCESSING):
        move(row, state, by=SYSTEM, now=row.submitted_at)

    # when
    proven = desk.run("RequestVerify", input={"token": desk.token("anna@example.com")})["request"]

    # then
    assert (proven["id"], proven["state"], proven["guestOrdersProven"]) == (request["id"], "PROCESSING", True)


def test_cancel__by_login_and_by_nobody_else(desk: Desk, anna: Any, eve: Any) -> None:
    request = desk.submit(user=anna)["request"]
    assert desk.refused("RequestCancel", user=eve, id=request["id"])["code"] == "NOT_FOUND"
    assert desk.refused("RequestCancel", id=request["id"])["code"] == "NOT_FOUND"
    assert desk.refused("RequestCancel", user=anna)["code"] == "REQUIRED"
    assert Request.objects.get().state == "open"

    cancelled = desk.run("RequestCancel", user=anna, id=request["id"])["request"]
    assert (cancelled["state"], cancelled["mayCancel"]) == ("CANCELLED", False)
    assert [each.subject for each in desk.mails("dpo@shop.example")] == [
        f"New privacy request {request['reference']}",
        f"Privacy request {request['reference']}: the person acted",
    ]
    # twice does no harm
    assert desk.run("RequestCancel", user=anna, id=request["id"])["request"]["state"] == "CANCELLED"
    assert len(desk.mails("dpo@shop.example")) == 2


def test_cancel__destroys_what_was_built(desk: Desk, anna: Any, staff: Any) -> None:
    from saleor_gdpr_plugin.export.models import Archive, Piece

    request = desk.submit(user=anna)["request"]
    desk.decide("Approve", request["id"], user=staff)
    assert Piece.objects.count() > 0
    desk.run("RequestCancel", user=anna, id=request["id"])
    assert (Archive.objects.count(), Piece.objects.count()) == (0, 0)


def test_status_link__shows_and_cancels_for_a_guest(desk: Desk, guest: Any) -> None:
    proven = desk.prove(guest.email)
    token = desk.token(guest.email, "status")
    shown = desk.run("Request", statusToken=token)
    assert (shown["id"], shown["state"]) == (proven["request"]["id"], "OPEN")
    assert [each["text"] for each in shown["timeline"]] == [
        "The request was submitted.",
        "The request was received.",
    ]
    assert desk.run("RequestCancel", statusToken=token)["request"]["state"] == "CANCELLED"


def test_language__mails_and_sentences_follow_the_person(desk: Desk, anna: Any) -> None:
    request = desk.submit(user=anna, language="de-AT")["request"]
    assert Request.objects.get().language == "de-at"
    shown = desk.run("Request", user=anna, id=request["id"], language="de")
    assert shown["stateText"] == "Wir haben Ihre Anfrage erhalten und sehen sie uns an."


def counts(preview: dict[str, Any]) -> dict[str, int]:
    """How much of the shop's own data there is; the request itself is data of the desk."""
    found = {each["source"]: each["count"] for each in preview["contents"] if each["count"]}
    assert found.pop("privacy_requests") == 1
    return found
