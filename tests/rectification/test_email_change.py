"""A new e-mail address needs the old and the new mailbox; nobody learns who else has an account."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone

from saleor_gdpr_plugin import subject
from saleor_gdpr_plugin.aliases import Alias
from saleor_gdpr_plugin.datamap.ownership import orders_of
from saleor_gdpr_plugin.host import database
from saleor_gdpr_plugin.proof.models import Token
from saleor_gdpr_plugin.rectification.models import EmailChange
from saleor_gdpr_plugin.work import jobs
from tests.cast import model
from tests.cast import person as account
from tests.contract.effects import told
from tests.desk import FORM, Desk

from .conftest import Person, corrections, decide, reload, version

OLD, NEW = "anna@example.com", "anna.new@example.org"
ANSWER = "Thank you. The address is changed once both mailboxes have agreed."


def wants(person: Person, new: str = NEW, *, user: Any, **more: Any) -> str:
    """Ask for another address and let the worker run; returns the request's id."""
    answer = person.asks({"field": "email", "value": new, **more}, user=user)
    with database.primary():
        jobs.sweep()
    return str(answer["request"]["id"])


def agrees(desk: Desk, mailbox: str, **how: Any) -> dict[str, Any]:
    """Open the newest link in this mailbox."""
    return desk.run("EmailChangeConfirm", token=desk.token(mailbox, "email"), **how)


def refused(desk: Desk, token: str) -> tuple[str, str]:
    """Open a link that must not work; returns field and code."""
    error = desk.refused("EmailChangeConfirm", token=token)
    return error["field"], error["code"]


@pytest.mark.parametrize(("first", "second"), [(OLD, NEW), (NEW, OLD)])
def test_both_agree__in_either_order(desk: Desk, person: Person, anna: Any, first: str, second: str) -> None:
    key = anna.jwt_token_key
    request_id = wants(person, "Anna.New@Example.org", user=anna)
    assert agrees(desk, first)["message"] == ANSWER
    assert reload(anna).email == OLD

    with told() as events:
        assert agrees(desk, second)["message"] == ANSWER

    kept = reload(anna)
    assert (kept.email, kept.jwt_token_key != key) == (NEW, True)
    assert events == [("customer_updated", anna.pk), ("account_email_changed", anna.pk)]
    assert model("account.CustomerEvent").objects.count() == 0
    alias = Alias.objects.get()
    assert (alias.account_id, alias.address, alias.proven) == (anna.pk, OLD, True)
    subjects = ("The e-mail address of your account was changed", "Your data was corrected")
    assert {each.subject for each in desk.mails(OLD)} >= set(subjects)
    assert subjects[0] in {each.subject for each in desk.mails(NEW)}
    request = desk.run("Corrections", user=kept, id=request_id)
    assert request["state"] == "FULFILLED"


@pytest.mark.parametrize("mailbox", [OLD, NEW])
def test_one_missing__nothing_is_changed(desk: Desk, person: Person, anna: Any, mailbox: str) -> None:
    wants(person, user=anna)
    agrees(desk, mailbox)

    assert reload(anna).email == OLD
    assert Alias.objects.count() == 0
    # Each mailbox has only one voice, however often it is heard.
    assert refused(desk, desk.token(mailbox, "email")) == ("token", "TOKEN_USED")
    assert reload(anna).email == OLD


def test_the_new_mailbox__learns_nothing_of_the_account(desk: Desk, person: Person, anna: Any) -> None:
    wants(person, user=anna)

    (asked,) = desk.mails(NEW)
    assert OLD not in asked.body
    assert "Anna" not in asked.body
    assert "Beispiel" not in asked.body
    (said,) = [each for each in desk.mails(OLD) if "gdpr-email" in each.body]
    assert NEW in said.body
    assert NEW not in said.subject


def test_reused_and_strange_tokens(desk: Desk, person: Person, anna: Any) -> None:
    wants(person, user=anna)
    old, new = desk.token(OLD, "email"), desk.token(NEW, "email")
    agrees(desk, OLD)
    agrees(desk, NEW)

    assert refused(desk, old) == ("token", "TOKEN_USED")
    assert refused(desk, new) == ("token", "TOKEN_USED")
    assert refused(desk, "made-up") == ("token", "TOKEN_INVALID")
    # A link that proves a request opens no change, and a link of a change proves no request.
    assert refused(desk, desk.token(OLD, "verify")) == ("token", "TOKEN_INVALID")
    assert desk.refused("RequestVerify", input={"token": old})["code"] == "TOKEN_INVALID"
    assert reload(anna).email == NEW


def test_expired_token(desk: Desk, person: Person, anna: Any) -> None:
    wants(person, user=anna)
    Token.objects.update(expires_at=timezone.now() - timedelta(seconds=1))

    assert refused(desk, desk.token(NEW, "email")) == ("token", "TOKEN_EXPIRED")
    assert EmailChange.objects.get().new_confirmed_at is None


def test_taken__the_person_sees_what_they_would_see_anyway(
    desk: Desk, person: Person, anna: Any, eve: Any, staff: Any
) -> None:
    free = wants(person, user=anna)
    before = desk.run("Corrections", user=anna, id=free)
    mails = [each.subject for each in desk.mails(OLD)]
    EmailChange.objects.all().delete()
    model("saleor_gdpr_plugin.Request").objects.all().delete()
    mail.outbox.clear()

    taken = wants(person, "Eve@Example.com", user=anna)

    after = desk.run("Corrections", user=anna, id=taken)
    assert (after["state"], after["corrections"][0]["verdict"]) == ("OPEN", "OPEN")
    assert before["corrections"][0].keys() == after["corrections"][0].keys()
    assert [each.subject for each in desk.mails(OLD)] == mails
    assert agrees(desk, OLD)["message"] == ANSWER
    (warned,) = desk.mails("eve@example.com")
    assert warned.subject == "This e-mail address is in use already"
    assert "gdpr-email" not in warned.body
    assert OLD not in warned.body
    assert any("belongs to another account" in each.body for each in desk.mails("dpo@shop.example"))
    texts = {each["text"] for each in desk.run("Request", user=anna, id=taken)["timeline"]}
    assert not any("another account" in text for text in texts)
    assert (reload(anna).email, reload(eve).email) == (OLD, "eve@example.com")


def test_taken_meanwhile__told_to_the_new_mailbox_alone(desk: Desk, person: Person, anna: Any) -> None:
    wants(person, user=anna)
    agrees(desk, NEW)
    account("ANNA.new@example.org")

    assert agrees(desk, OLD)["message"] == ANSWER

    assert reload(anna).email == OLD
    assert desk.mails(NEW)[-1].subject == "This e-mail address is in use already"
    assert EmailChange.objects.get().ended == "taken"
    assert Alias.objects.count() == 0


def test_case_only__is_the_address_already(desk: Desk, person: Person, anna: Any) -> None:
    assert person.refused({"field": "email", "value": "ANNA@Example.COM"}, user=anna) == [
        ("changes.0.value", "INVALID")
    ]
    assert mail.outbox == []


def test_plus_tag__is_another_mailbox(desk: Desk, person: Person, anna: Any) -> None:
    wants(person, "anna+shop@example.com", user=anna)
    agrees(desk, OLD)
    assert reload(anna).email == OLD
    agrees(desk, "anna+shop@example.com")
    assert reload(anna).email == "anna+shop@example.com"


@pytest.mark.parametrize("wrong", ["", "no address", "a@b", "x" * 250 + "@example.com"])
def test_no_address__names_the_field(desk: Desk, person: Person, anna: Any, wrong: str) -> None:
    assert person.refused({"field": "email", "value": wrong}, user=anna) == [("changes.0.value", "INVALID")]
    assert EmailChange.objects.count() == 0


@pytest.mark.parametrize("mailbox", [OLD, NEW])
def test_declined__ends_it_and_staff_hears(desk: Desk, person: Person, anna: Any, mailbox: str) -> None:
    wants(person, user=anna)
    other = desk.token(NEW if mailbox == OLD else OLD, "email")

    assert agrees(desk, mailbox, accept=False)["message"] == "Thank you. Nothing is changed."

    assert refused(desk, other) == ("token", "TOKEN_USED")
    assert reload(anna).email == OLD
    assert any("declined" in each.body for each in desk.mails("dpo@shop.example"))


def test_a_later_wish__replaces_the_one_before(desk: Desk, person: Person, anna: Any) -> None:
    wants(person, "mallory@example.net", user=anna)
    stolen = desk.token(OLD, "email")
    wants(person, user=anna)

    assert refused(desk, stolen) == ("token", "TOKEN_USED")
    assert refused(desk, desk.token("mallory@example.net", "email")) == ("token", "TOKEN_USED")
    agrees(desk, OLD)
    agrees(desk, NEW)
    assert reload(anna).email == NEW


def test_account_went_on_by_itself__the_links_open_nothing(desk: Desk, person: Person, anna: Any) -> None:
    wants(person, user=anna)
    model("account.User").objects.filter(pk=anna.pk).update(email="else@example.com")

    assert refused(desk, desk.token(NEW, "email")) == (None, "STATE")
    assert reload(anna).email == "else@example.com"


def test_open_orders__if_asked_and_no_rule_keeps_them(
    desk: Desk, person: Person, anna: Any, order_for: Callable[..., Any]
) -> None:
    coming = order_for(anna)
    guest = order_for(email="Anna@Example.com")
    done = order_for(anna, status="fulfilled")
    invoiced = order_for(anna)
    model("invoice.Invoice").objects.create(order=invoiced, status="success")
    other = order_for(anna, email="else@example.com")
    theirs = order_for(email=NEW)

    wants(person, user=anna, orders=True)
    agrees(desk, NEW)
    with told() as events:
        agrees(desk, OLD)

    rows = (coming, guest, done, invoiced, other, theirs)
    assert [reload(order).user_email for order in rows] == [NEW, NEW, OLD, OLD, "else@example.com", NEW]
    # Nothing is matched: neither the person's own guest order, nor what was ordered under the new address.
    assert [reload(order).user_id for order in (guest, theirs)] == [None, None]
    assert sorted(key for event, key in events if event == "order_updated") == sorted([coming.pk, guest.pk])


def test_without_the_wish__orders_stay(
    desk: Desk, person: Person, anna: Any, order_for: Callable[..., Any]
) -> None:
    order = order_for(anna)
    wants(person, user=anna)
    agrees(desk, OLD)
    agrees(desk, NEW)
    assert reload(order).user_email == OLD


def test_older_data__stays_the_persons(
    desk: Desk, person: Person, anna: Any, order_for: Callable[..., Any]
) -> None:
    own, guest = order_for(anna), order_for(email=OLD)
    wants(person, user=anna)
    agrees(desk, OLD)
    agrees(desk, NEW)
    later = order_for(email=OLD)
    theirs = order_for(email=NEW)

    with database.primary():
        by_login = orders_of(subject.proven(anna.pk, None))
        by_mailbox = orders_of(subject.proven(anna.pk, NEW))
    assert set(by_login.own) == {own.pk}
    # Who has the old mailbox by now ordered later; the new mailbox was shown to be the person's.
    assert set(by_mailbox.own) == {own.pk, guest.pk, theirs.pk}
    assert later.pk not in by_mailbox.own


def test_old_mailbox_out_of_reach__staff_and_the_new_mailbox(
    desk: Desk, person: Person, anna: Any, staff: Any, order_for: Callable[..., Any]
) -> None:
    guest = order_for(email=OLD)
    request_id = wants(person, user=anna, orders=True)
    given = {"id": request_id, "method": "CALL_BACK", "note": "Called the number on file."}
    assert desk.refused(
        "EmailChangeIdentify", user=staff, version=version(desk, request_id, user=staff) - 1, **given
    )["code"] == "CHANGED"  # fmt: skip
    old = desk.token(OLD, "email")

    desk.run("EmailChangeIdentify", user=staff, version=version(desk, request_id, user=staff), **given)

    assert reload(anna).email == OLD
    assert refused(desk, old) == ("token", "TOKEN_USED")
    agrees(desk, NEW)
    assert reload(anna).email == NEW
    alias = Alias.objects.get()
    assert alias.proven is False
    # Nobody showed the old mailbox, so its guest orders are left alone, and the result goes to the new one.
    assert reload(guest).user_email == OLD
    assert "Your data was corrected" in {each.subject for each in desk.mails(NEW)}
    assert "Your data was corrected" not in {each.subject for each in desk.mails(OLD)}


def test_reviewed_by_staff__only_after_both_agreed(
    desk: Desk, person: Person, anna: Any, staff: Any, plugin: Callable[..., Any]
) -> None:
    plugin(**FORM, self_service="false")
    request_id = wants(person, user=anna)
    (row,) = corrections(desk, request_id, user=staff)
    early = decide(desk, request_id, {"correction": row["id"], "accept": True}, user=staff)
    assert [(each["field"], each["code"]) for each in early] == [("decisions.0.correction", "STATE")]
    agrees(desk, OLD)
    agrees(desk, NEW)
    assert reload(anna).email == OLD

    (row,) = corrections(desk, request_id, user=staff)
    other = {"correction": row["id"], "accept": True, "value": "x@example.com", "consent": "By phone."}
    assert [each["code"] for each in decide(desk, request_id, other, user=staff)] == ["INVALID"]
    assert decide(desk, request_id, {"correction": row["id"], "accept": True}, user=staff) == []
    desk.decide("Approve", request_id, user=staff)

    assert reload(anna).email == NEW
    assert desk.run("Corrections", user=staff, id=request_id)["state"] == "FULFILLED"


def test_refused_by_staff__the_links_open_nothing(desk: Desk, person: Person, anna: Any, staff: Any) -> None:
    request_id = wants(person, user=anna)
    (row,) = corrections(desk, request_id, user=staff)
    no = {
        "correction": row["id"],
        "accept": False,
        "ground": "IDENTITY_NOT_SHOWN",
        "explanation": "Not shown.",
    }
    assert decide(desk, request_id, no, user=staff) == []
    assert refused(desk, desk.token(OLD, "email")) == ("token", "TOKEN_USED")
    assert reload(anna).email == OLD


def test_guest_without_proof__no_mailbox_is_asked(desk: Desk, person: Person, anna: Any) -> None:
    person.asks({"field": "email", "value": NEW}, email=OLD)
    with database.primary():
        jobs.sweep()
    assert desk.mails(NEW) == []
    assert EmailChange.objects.count() == 0


def test_limit_of_the_new_address__silent(desk: Desk, person: Person, anna: Any, plugin: Any) -> None:
    plugin(**FORM, address_mails_per_day="1")
    wants(person, user=anna)
    request_id = wants(person, user=anna)
    assert len(desk.mails(NEW)) == 1
    assert corrections(desk, request_id, user=anna)[0]["verdict"] == "OPEN"
