"""A change of address that nobody confirms ends with its links: told once, the same whether the address is taken."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.db.models import F
from django.utils import timezone

from saleor_gdpr_plugin import housekeeping
from saleor_gdpr_plugin.aliases import Alias
from saleor_gdpr_plugin.host import database
from saleor_gdpr_plugin.models import Correction, Event, Request
from saleor_gdpr_plugin.proof.models import Token
from saleor_gdpr_plugin.rectification import email_expiry
from saleor_gdpr_plugin.rectification.models import EmailChange
from saleor_gdpr_plugin.work import jobs
from tests.desk import FORM, Desk

from .conftest import Person, corrections, decide, reload, version
from .test_email_change import NEW, OLD, agrees, refused, wants

SUBJECT = "The e-mail address of your account was not changed"
SAID = (
    "You asked for another e-mail address. The old and the new mailbox both have to agree to that, and they did not "
    "in time, so nothing was changed. You can ask again at any time."
)


def expire(*, after: float = 25) -> int:
    """Let so many hours pass; how many changes are ended then."""
    past = timedelta(hours=after)
    EmailChange.objects.update(at=F("at") - past)
    Token.objects.update(expires_at=F("expires_at") - past)
    with database.primary():
        return email_expiry.expire(timezone.now())


def mails(to: str) -> list[EmailMessage]:
    """What was mailed there, once the worker ran."""
    with database.primary():
        jobs.sweep()
    return [each for each in mail.outbox if each.to == [to]]


def ended() -> list[str]:
    return list(EmailChange.objects.order_by("at").values_list("ended", flat=True))


@pytest.mark.parametrize("agreed", [None, OLD])
def test_new_mailbox_silent__field_and_request_are_refused_and_told_once(
    desk: Desk, person: Person, anna: Any, staff: Any, agreed: str | None
) -> None:
    request_id = wants(person, user=anna)
    if agreed:
        agrees(desk, agreed)
    before = len(mails(OLD))

    assert [expire(after=hours) for hours in (23.9, 0.2, 30)] == [0, 1, 0]

    seen = desk.run("Corrections", user=anna, id=request_id)
    (row,) = seen["corrections"]
    assert (seen["state"], row["verdict"], row["ground"]) == ("REFUSED", "REFUSED", "IDENTITY_NOT_SHOWN")
    assert row["explanation"] == SAID
    (letter,) = mails(OLD)[before:]
    assert SAID in letter.body
    assert "complain" in letter.body
    assert [each.subject for each in mails(NEW)] == ["Please confirm this e-mail address"]
    assert (ended(), reload(anna).email, Alias.objects.count()) == (["expired"], OLD, 0)
    # Nothing is left for staff.
    assert desk.queue(staff, states=["OPEN", "WAITING"]) == {}


def test_links__say_that_they_have_expired(desk: Desk, person: Person, anna: Any) -> None:
    wants(person, user=anna)
    expire()

    for mailbox in (OLD, NEW):
        assert refused(desk, desk.token(mailbox, "email")) == ("token", "TOKEN_EXPIRED")
    assert reload(anna).email == OLD


def test_taken_address__ends_in_the_very_same_way(desk: Desk, person: Person, anna: Any, eve: Any) -> None:
    def story(new: str) -> tuple[Any, ...]:
        mail.outbox.clear()
        request_id = wants(person, new, user=anna)
        count = expire()
        seen = desk.run("Corrections", user=anna, id=request_id)
        told = [each.subject for each in mails(OLD)]
        timeline = [each["text"] for each in desk.run("Request", user=anna, id=request_id)["timeline"]]
        row = seen["corrections"][0]
        return count, seen["state"], row["verdict"], row["explanation"], told, timeline

    free = story(NEW)

    assert story("eve@example.com") == free
    assert free[:3] == (1, "REFUSED", "REFUSED")


def test_old_mailbox_silent__goes_to_staff_who_recognises_the_person(
    desk: Desk, person: Person, anna: Any, staff: Any
) -> None:
    request_id = wants(person, user=anna)
    agrees(desk, NEW)

    assert (expire(), expire()) == (1, 0)

    for mailbox in (OLD, NEW):
        (told,) = [each for each in mails(mailbox) if each.subject == SUBJECT]
        assert OLD not in told.body
        assert NEW not in told.body
    staffs = [each for each in mails("dpo@shop.example") if "Not both mailboxes agreed" in each.body]
    assert len(staffs) == 1
    seen = desk.run("Corrections", user=staff, id=request_id)
    assert (seen["state"], seen["corrections"][0]["verdict"]) == ("OPEN", "OPEN")
    assert Event.objects.filter(kind="email_expired", public=True).count() == 1

    given = {"id": request_id, "method": "CALL_BACK", "note": "Called the number on file."}
    desk.run("EmailChangeIdentify", user=staff, version=version(desk, request_id, user=staff), **given)

    assert (reload(anna).email, ended()) == (NEW, ["done"])
    assert desk.run("Corrections", user=staff, id=request_id)["state"] == "FULFILLED"


def test_old_mailbox_silent__staff_may_refuse_and_not_accept(
    desk: Desk, person: Person, anna: Any, staff: Any
) -> None:
    request_id = wants(person, user=anna)
    agrees(desk, NEW)
    expire()
    (row,) = corrections(desk, request_id, user=staff)

    yes = decide(desk, request_id, {"correction": row["id"], "accept": True}, user=staff)
    assert [(each["field"], each["code"]) for each in yes] == [("decisions.0.correction", "STATE")]
    no = {"correction": row["id"], "accept": False, "ground": "IDENTITY_NOT_SHOWN", "explanation": "Unknown."}
    assert decide(desk, request_id, no, user=staff) == []
    given = {"id": request_id, "method": "CALL_BACK", "note": "Too late."}
    late = desk.refused(
        "EmailChangeIdentify", user=staff, version=version(desk, request_id, user=staff), **given
    )
    assert late["code"] == "STATE"
    assert reload(anna).email == OLD


def test_asked_again_after_it_expired__the_later_wish_replaces_it(
    desk: Desk, person: Person, anna: Any, staff: Any
) -> None:
    wants(person, user=anna)
    agrees(desk, NEW)
    expire()

    request_id = wants(person, "anna.third@example.org", user=anna)

    (row,) = corrections(desk, request_id, user=staff)
    assert row["asked"] == [{"name": "email", "value": "anna.third@example.org"}]
    agrees(desk, OLD)
    agrees(desk, "anna.third@example.org")
    assert reload(anna).email == "anna.third@example.org"


def test_identified_but_new_mailbox_silent__ends_after_the_life_of_the_newer_link(
    desk: Desk, person: Person, anna: Any, staff: Any
) -> None:
    request_id = wants(person, user=anna)
    assert expire(after=23) == 0
    given = {"id": request_id, "method": "CALL_BACK", "note": "Called the number on file."}
    desk.run("EmailChangeIdentify", user=staff, version=version(desk, request_id, user=staff), **given)

    # The link is about to be mailed: nothing ends before it could be used.
    assert expire(after=2) == 0
    assert mails(NEW)
    assert expire(after=23) == 0
    assert expire(after=2) == 1
    assert Request.objects.get().state == "refused"


def test_more_in_the_request__it_stays_with_staff(desk: Desk, person: Person, anna: Any, staff: Any) -> None:
    answer = person.asks(
        {"field": "email", "value": NEW}, {"field": "first_name", "value": "Anne"}, user=anna
    )
    request_id = str(answer["request"]["id"])
    mails(OLD)

    assert expire() == 1

    assert reload(anna).first_name == "Anne"
    seen = desk.run("Corrections", user=staff, id=request_id)
    verdicts = {row["field"]: row["verdict"] for row in seen["corrections"]}
    assert (seen["state"], verdicts) == ("OPEN", {"email": "REFUSED", "first_name": "ACCEPTED"})
    assert [each.subject for each in mails(OLD)].count(SUBJECT) == 1
    assert all(each.subject != SUBJECT for each in mails(NEW))
    # Everything is decided: staff has the answer sent.
    desk.decide("Approve", request_id, user=staff)
    assert desk.run("Corrections", user=staff, id=request_id)["state"] == "PARTLY_FULFILLED"


def test_closed_request__its_change_ends_in_silence(
    desk: Desk, person: Person, anna: Any, staff: Any
) -> None:
    request_id = wants(person, user=anna)
    desk.run("RequestCancel", user=anna, id=request_id)
    before = len(mails(OLD))

    assert expire() == 1

    assert (ended(), len(mails(OLD))) == (["expired"], before)
    assert Request.objects.get().state == "cancelled"


def test_both_agreed__waits_for_staff_and_never_expires(
    desk: Desk, person: Person, anna: Any, plugin: Any
) -> None:
    plugin(**FORM, self_service="false")
    wants(person, user=anna)
    agrees(desk, OLD)
    agrees(desk, NEW)

    assert expire(after=24 * 400) == 0
    assert Correction.objects.get().verdict == ""


def test_mail_that_did_not_go_out_yet__is_waited_for(desk: Desk, person: Person, anna: Any) -> None:
    person.asks({"field": "email", "value": NEW}, user=anna)

    assert expire(after=48) == 0
    assert mails(NEW)
    assert expire() == 1


def test_housekeeping__does_it(desk: Desk, person: Person, anna: Any) -> None:
    wants(person, user=anna)
    past = timezone.now() - timedelta(hours=25)
    EmailChange.objects.update(at=past)
    Token.objects.update(expires_at=past + timedelta(hours=24))

    with database.primary():
        housekeeping.sweep()

    assert ended() == ["expired"]
