"""Ways a stranger might get in, each tried once by a careful reader of the code."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.mail.message import sanitize_address

from saleor_gdpr_plugin.requests.models import Request
from saleor_gdpr_plugin.subject import mailable, same_address
from tests.cast import person
from tests.desk import FORM, Desk


@pytest.mark.parametrize(
    "typed",
    [
        "anna@straße.example",
        "anna@faß.example",
        "anna@βόλος.example",
        "anna@MÜNCHEN.example",
        "Anna.X@Example.com",
    ],
)
def test_mail__goes_to_the_very_domain_that_was_compared(typed: str) -> None:
    domain = sanitize_address(mailable(typed), "utf-8").rpartition("@")[2].lower()
    assert domain == same_address(typed).rpartition("@")[2]


def test_mail__of_an_unusual_domain_never_reaches_its_look_alike(desk: Desk) -> None:
    from django.core import mail

    desk.submit("anna@straße.example")
    (sent,) = mail.outbox
    assert sent.to == ["anna@xn--strae-oqa.example"]
    assert "strasse" not in str(sent.message())


def test_login__never_joins_what_a_mailbox_opened(desk: Desk, order_for: Callable[..., Any]) -> None:
    # given: a guest proved the mailbox; then somebody's account is given the same address
    order_for(email="guest@example.com")
    desk.submit("guest@example.com", text="private words")
    guests = desk.run("RequestVerify", input={"token": desk.token("guest@example.com")})["request"]
    other = person("guest@example.com")

    # when
    theirs = desk.submit(user=other)["request"]

    # then: a request of its own, and none of the guest's words or powers
    assert theirs["id"] != guests["id"]
    assert theirs["text"] == ""
    assert desk.ask("Request", user=other, id=guests["id"]).data == {"gdprRequest": None}
    assert desk.refused("RequestCancel", user=other, id=guests["id"])["code"] == "NOT_FOUND"


def test_mailbox__of_a_new_address_proves_nothing_about_the_old(desk: Desk, anna: Any) -> None:
    # given: someone in Anna's account asks, then changes the address of the account to their own
    first = desk.submit(user=anna)["request"]
    anna.email = "evil@example.com"
    anna.save()

    # when
    desk.submit("evil@example.com")
    second = desk.run("RequestVerify", input={"token": desk.token("evil@example.com")})["request"]

    # then
    assert second["id"] != first["id"]
    assert Request.objects.get(email="anna@example.com").mailbox_proven is False


def test_mailbox__that_is_no_longer_the_accounts_opens_nothing(
    desk: Desk, anna: Any, staff: Any, order_for: Callable[..., Any]
) -> None:
    # given: Anna asks as anna@, later moves to another address; her old mailbox is read by others
    order_for(anna)
    request = desk.submit(user=anna)["request"]
    confirm = desk.token("anna@example.com")
    anna.email = "anna@new.example"
    anna.save()

    # when / then: the link proves nothing any more
    assert desk.refused("RequestVerify", input={"token": confirm})["code"] == "STATE"
    assert Request.objects.get().mailbox_proven is False

    # when
    desk.decide("Approve", request["id"], user=staff)
    desk.decide("Release", request["id"], user=staff)

    # then: told, but only a login downloads
    told = desk.mails("anna@example.com")[-1]
    assert told.subject == "Your data is ready to download"
    assert "gdpr-download" not in told.body
    assert FORM["storefront_url"] in told.body
    assert desk.run("DownloadTicket", user=anna, id=request["id"])["url"]


@pytest.mark.parametrize("address", ["x@ab--cd.com", "x@[127.0.0.1]"])
def test_address__that_has_no_normal_form_is_refused_for_logins_too(
    desk: Desk, anna: Any, address: str
) -> None:
    anna.email = address
    anna.save()
    given = {"right": "ACCESS", "channel": "main", "email": address}
    for user in (None, anna):
        error = desk.refused("RequestSubmit", user=user, input=given)
        assert (error["code"], error["field"]) == ("INVALID", "email")
    assert not Request.objects.exists()


@pytest.mark.parametrize("field", ["email", "text", "channel", "language"])
def test_characters__the_database_cannot_hold_are_typed_errors(desk: Desk, field: str) -> None:
    given = {"right": "ACCESS", "channel": "main", "email": "a@example.com", "language": "en"}
    error = desk.refused("RequestSubmit", input=given | {field: "a\x00b"})
    assert (error["code"], error["field"]) == ("INVALID", field)


def test_characters__half_of_a_surrogate_pair_is_refused_by_saleor_or_by_us(desk: Desk) -> None:
    given = {"right": "ACCESS", "channel": "main", "email": "a@example.com", "text": "a\ud800b"}
    answer = desk.ask("RequestSubmit", input=given)
    if answer.errors:  # 3.23 reads no such query at all
        assert answer.codes == ["GraphQLError"]
    else:
        assert answer.data["gdprRequestSubmit"]["errors"][0]["field"] == "text"
    assert not Request.objects.exists()


def test_colleagues__requests_are_seen_with_manage_staff_only(desk: Desk, staff: Any) -> None:
    from tests.cast import permit

    colleague = person("colleague@example.com", is_staff=True)
    request = desk.submit(user=colleague)["request"]
    assert desk.queue(staff) == {}
    assert desk.ask("Request", user=staff, id=request["id"]).data == {"gdprRequest": None}
    permit(boss := person("boss@example.com", is_staff=True), "manage_users", "manage_staff")
    assert list(desk.queue(boss)) == [request["id"]]
    # their own request they see as everybody does
    assert desk.run("Request", user=colleague, id=request["id"])["id"] == request["id"]
