"""A guest: neutral answers, proof of the mailbox, and what a stranger cannot do."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from saleor_gdpr_plugin import housekeeping
from saleor_gdpr_plugin.proof.models import Purpose, Token
from saleor_gdpr_plugin.requests.models import Request
from saleor_gdpr_plugin.work.models import Job
from tests.cast import Guest
from tests.desk import FORM, Desk

UNKNOWN = "nobody@example.com"


def states() -> list[str]:
    return list(Request.objects.order_by("submitted_at").values_list("state", flat=True))


def test_submit__known_and_unknown_addresses_get_the_same_answer(desk: Desk, guest: Guest) -> None:
    # given / when
    known, unknown = desk.submit(guest.email), desk.submit(UNKNOWN)

    # then
    assert (
        known["message"] == unknown["message"] == "We have sent an e-mail to this address. Open it to go on."
    )
    assert (known["request"], unknown["request"]) == (None, None)
    assert {key: type(value) for key, value in known.items()} == {
        key: type(value) for key, value in unknown.items()
    }
    assert len(known["reference"]) == len(unknown["reference"])
    assert len(known["browserSecret"]) == len(unknown["browserSecret"])
    assert [each.subject for each in mail.outbox] == ["Please confirm your privacy request"] * 2


def test_submit__does_the_same_work_for_both(desk: Desk, guest: Guest) -> None:
    # given: whatever is read once per process has been read
    desk.submit("first@example.com")

    # when
    statements = []
    for address in (guest.email, UNKNOWN):
        with CaptureQueriesContext(connection) as captured:
            desk.submit(address)
        said = [query["sql"] for query in captured.captured_queries]
        statements.append([re.sub(r"'[^']*'|\bs\d+_x\d+\b|_django_curs_\w+", "?", sql) for sql in said])

    # then: the same statements in the same order, and none that looks for the person
    assert statements[0] == statements[1]
    assert len(statements[0]) > 10
    assert not any("order_order" in sql or '"account_user"' in sql for sql in statements[0])


def test_submit__mail_holds_nothing_the_submitter_typed(desk: Desk, guest: Guest) -> None:
    desk.submit(guest.email, text="BUY CHEAP WATCHES http://spam.example")
    (sent,) = desk.mails(guest.email)
    (html,) = (content for content, kind in sent.alternatives if kind == "text/html")
    for part in (sent.body, html, sent.subject, str(sent.extra_headers)):
        assert "WATCHES" not in part
        assert "spam.example" not in part
        assert "uest@" not in part


def test_link__get_changes_nothing_and_post_proves(desk: Desk, guest: Guest, client: Any) -> None:
    # given
    desk.submit(guest.email, text="my orders please")
    token = desk.token(guest.email)

    # when: a mail scanner opens everything it finds
    client.get(f"/plugins/global/saleor_gdpr/{token}")
    shown = [desk.run("Request", statusToken=token) for _ in range(2)]

    # then: reading shows exactly what was entered, and proves nothing
    assert {each["text"] for each in shown} == {"my orders please"}
    assert {each["email"] for each in shown} == {guest.email}
    assert states() == ["unverified"]

    # when
    proven = desk.run("RequestVerify", input={"token": token})

    # then
    assert proven["request"]["state"] == "OPEN"
    assert proven["request"]["guestOrdersProven"] is True
    assert states() == ["open"]
    subjects = [each.subject for each in desk.mails(guest.email)]
    assert subjects == ["Please confirm your privacy request", "We have received your privacy request"]
    assert len(desk.mails("dpo@shop.example")) == 1


@pytest.mark.parametrize("wrong", ["forged", "used", "expired", "foreign purpose", "disowned"])
def test_link__refused_and_nothing_changed(desk: Desk, guest: Guest, wrong: str) -> None:
    # given
    desk.submit(guest.email)
    token, before = desk.token(guest.email), "unverified"
    match wrong:
        case "forged":
            token, code = token[:-1] + ("A" if token[-1] != "A" else "B"), "TOKEN_INVALID"
        case "used":
            desk.run("RequestVerify", input={"token": token})
            code, before = "TOKEN_USED", "open"
        case "expired":
            Token.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
            code = "TOKEN_EXPIRED"
        case "foreign purpose":
            Token.objects.update(purpose=Purpose.STATUS)
            code = "TOKEN_INVALID"
        case _:
            desk.run("RequestDisown", token=token)
            code, before = "TOKEN_USED", "cancelled"
    events = Request.objects.get().events.count()

    # when
    error = desk.refused("RequestVerify", input={"token": token})

    # then
    assert (error["code"], error["field"]) == (code, "token")
    assert states() == [before]
    assert Request.objects.get().events.count() == events


def test_code__works_in_the_browser_that_submitted_and_nowhere_else(desk: Desk, guest: Guest) -> None:
    # given: Eve submits for Anna's mailbox, and learns the code over Anna's shoulder
    mine = desk.submit(guest.email)
    code = read_code(desk, guest.email)
    eves = desk.submit("eve@example.com")

    # when / then
    answer = desk.refused(
        "RequestVerify",
        input={"reference": mine["reference"], "code": code, "browserSecret": eves["browserSecret"]},
    )
    assert answer["code"] == "CODE_WRONG"
    assert states() == ["unverified", "unverified"]

    # when / then
    proven = desk.run(
        "RequestVerify",
        input={"reference": mine["reference"], "code": code, "browserSecret": mine["browserSecret"]},
    )
    assert proven["request"]["state"] == "OPEN"


def test_code__tries_are_counted_per_address_over_all_requests(desk: Desk, guest: Guest) -> None:
    # given
    first, second = desk.submit(guest.email), desk.submit(guest.email)
    code = read_code(desk, guest.email)
    wrong = f"{(int(code) + 1) % 10**6:06d}"

    # when
    codes = []
    for submission in (first, second, first, second, first, second):
        given = {
            "reference": submission["reference"],
            "browserSecret": submission["browserSecret"],
            "code": wrong,
        }
        codes.append(desk.refused("RequestVerify", input=given)["code"])

    # then: used up for the right code too, while the link lives
    assert codes == ["CODE_WRONG"] * 5 + ["CODE_EXHAUSTED"]
    given = {"reference": second["reference"], "browserSecret": second["browserSecret"], "code": code}
    assert desk.refused("RequestVerify", input=given)["code"] == "CODE_EXHAUSTED"
    assert desk.run("RequestVerify", input={"token": desk.token(guest.email)})["request"]["state"] == "OPEN"


def test_code__unknown_reference_reads_like_a_foreign_browser(desk: Desk, guest: Guest) -> None:
    mine = desk.submit(guest.email)
    answers = [
        desk.refused("RequestVerify", input={"reference": reference, "code": "000000", "browserSecret": "x"})
        for reference in (mine["reference"], "GDPR-0000-0000", "rubbish")
    ]
    assert answers[0] == answers[1] == answers[2]


def test_another_browser_gains_nothing_from_the_click(desk: Desk, guest: Guest) -> None:
    mine = desk.submit(guest.email)
    desk.run("RequestVerify", input={"token": desk.token(guest.email)})
    given = {"reference": mine["reference"], "browserSecret": mine["browserSecret"], "code": "123456"}
    assert desk.refused("RequestVerify", input=given)["code"] == "CODE_WRONG"
    assert desk.run(
        "RequestVerificationResend", reference=mine["reference"], browserSecret=mine["browserSecret"]
    )
    assert len(desk.mails(guest.email)) == 2


def test_unknown_address__is_told_by_mail_only_and_never_reaches_the_queue(desk: Desk, staff: Any) -> None:
    # when
    proven = desk.prove(UNKNOWN)
    housekeeping.sweep()

    # then
    assert proven["request"]["state"] == "FULFILLED"
    *_, told = desk.mails(UNKNOWN)
    assert told.subject == "We hold no account or order for this address"
    assert "privacy@shop.example" in told.body
    assert desk.mails("dpo@shop.example") == []
    assert desk.queue(staff) == {}


def test_queue__shows_unproven_requests_only_of_known_addresses(desk: Desk, guest: Guest, staff: Any) -> None:
    # given
    desk.submit(guest.email)
    desk.submit(UNKNOWN)
    assert desk.queue(staff) == {}

    # when: the worker has looked
    housekeeping.sweep()

    # then
    (shown,) = desk.queue(staff).values()
    assert (shown["state"], shown["email"]) == ("UNVERIFIED", guest.email)


def test_join__adds_the_later_text_to_the_open_request(desk: Desk, guest: Guest, staff: Any) -> None:
    # given
    desk.submit(guest.email, text="my orders")
    first = desk.run("RequestVerify", input={"token": desk.token(guest.email)})["request"]

    # when: spelled otherwise, the same mailbox
    desk.submit("guest@EXAMPLE.com", text="and my address")
    second = desk.run("RequestVerify", input={"token": desk.token("guest@EXAMPLE.com")})["request"]

    # then
    assert second["id"] == first["id"]
    assert second["text"] == "my orders\n\nand my address"
    assert second["dueOn"] == first["dueOn"]
    assert states() == ["open", "joined"]
    assert second["email"] == guest.email


def test_preseeded__a_strangers_words_are_shown_before_anything_is_merged(desk: Desk, guest: Guest) -> None:
    # given: Anna's own request is open; Eve submits in her name
    desk.submit(guest.email, text="my orders")
    desk.run("RequestVerify", input={"token": desk.token(guest.email)})
    desk.submit(guest.email, text="send it to eve@example.com")
    token = desk.token(guest.email)

    # then: nothing is merged, and the confirm page shows what was entered
    assert desk.run("Request", statusToken=token)["text"] == "send it to eve@example.com"
    assert Request.objects.get(state="open").details == {"text": "my orders"}

    # when
    desk.run("RequestDisown", token=token)

    # then
    assert Request.objects.get(state="open").details == {"text": "my orders"}
    assert Request.objects.get(state="cancelled").details == {}


def test_limit__per_client_is_told_with_the_time_to_wait(desk: Desk, plugin: Any, guest: Guest) -> None:
    plugin(**FORM, client_submits_per_hour="2")
    desk.submit(guest.email)
    desk.submit(UNKNOWN)
    given = {"right": "ACCESS", "channel": "main", "email": "third@example.com"}
    error = desk.refused("RequestSubmit", input=given)
    assert error["code"] == "TOO_MANY"
    assert 0 < error["retryAfter"] <= 3600
    assert len(states()) == 2


def test_limit__per_address_is_silent(desk: Desk, plugin: Any, guest: Guest) -> None:
    plugin(**FORM, address_mails_per_day="2")
    answers = [desk.submit(address) for address in (guest.email, "GUEST@example.com", guest.email)]
    assert len({(answer["message"], tuple(answer)) for answer in answers}) == 1
    assert len(mail.outbox) == 2


def to_people() -> list[list[str]]:
    """Who was mailed, staff aside."""
    return [each.to for each in mail.outbox if each.to != ["dpo@shop.example"]]


def test_limit__per_shop_lets_mails_wait(desk: Desk, plugin: Any, guest: Guest) -> None:
    # given
    plugin(**FORM, shop_mails_per_hour="1")
    desk.submit(guest.email)
    desk.submit(UNKNOWN)
    assert to_people() == [[guest.email]]
    waiting = Job.objects.get(kind="request.prove")
    assert timezone.now() < waiting.run_at <= timezone.now() + timedelta(hours=1, seconds=1)
    assert waiting.attempts == 0

    # when: the next hour has come
    plugin(**FORM)
    Job.objects.update(run_at=timezone.now())
    housekeeping.sweep()

    # then
    assert to_people() == [[guest.email], [UNKNOWN]]


def test_guests_off__are_asked_to_log_in_and_nothing_is_stored(desk: Desk, plugin: Any, guest: Guest) -> None:
    desk.submit(guest.email)
    plugin(**FORM, guest_visitors=False)
    error = desk.refused("RequestSubmit", input={"right": "ACCESS", "channel": "main", "email": guest.email})
    assert error["code"] == "GUESTS_NOT_ALLOWED"
    assert "privacy@shop.example" in error["message"]
    assert len(states()) == 1
    # links already mailed stay open
    assert desk.run("RequestVerify", input={"token": desk.token(guest.email)})["request"]["state"] == "OPEN"


def test_lapse__after_14_days_the_content_is_gone(desk: Desk, guest: Guest) -> None:
    # given
    desk.submit(guest.email, text="something private")
    token = desk.token(guest.email)
    Request.objects.update(submitted_at=timezone.now() - timedelta(days=14, seconds=1))

    # when
    housekeeping.sweep()

    # then
    request = Request.objects.get()
    assert (request.state, request.email, request.address, request.details) == ("lapsed", "", "", {})
    Token.objects.update(expires_at=timezone.now() + timedelta(days=1))
    assert desk.refused("RequestVerify", input={"token": token})["code"] == "TOKEN_INVALID"


def test_lapse__not_a_moment_earlier(desk: Desk, guest: Guest) -> None:
    desk.submit(guest.email)
    Request.objects.update(submitted_at=timezone.now() - timedelta(days=13, hours=23))
    housekeeping.sweep()
    assert states() == ["unverified"]


@pytest.mark.parametrize(
    ("values", "field", "code"),
    [
        ({"email": "nonsense"}, "email", "INVALID"),
        ({"email": None}, "email", "INVALID"),
        ({"text": "x" * 2001}, "text", "INVALID"),
        ({"text": "a\x00b"}, "text", "INVALID"),
        ({"channel": "nowhere"}, "channel", "NOT_FOUND"),
    ],
)
def test_submit__wrong_input_names_the_field(
    desk: Desk, values: dict[str, Any], field: str, code: str
) -> None:
    given = {"right": "ACCESS", "channel": "main", "email": "a@example.com", **values}
    error = desk.refused("RequestSubmit", input=given)
    assert (error["field"], error["code"]) == (field, code)
    assert states() == []


def read_code(desk: Desk, email: str) -> str:
    """The six digits of the newest mail."""
    found = re.search(r"^ *(\d{6})$", desk.mails(email)[-1].body, re.M)
    assert found
    return found[1]
