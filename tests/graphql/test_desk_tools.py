"""Health, audit log, report, test mail, failed mails and letters, as the desk asks for them."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.utils import timezone

from saleor_gdpr_plugin import housekeeping
from saleor_gdpr_plugin.audit.models import Entry
from saleor_gdpr_plugin.mail.models import OutboxMail
from saleor_gdpr_plugin.requests.models import Request
from saleor_gdpr_plugin.work.models import Job, Pulse
from tests.cast import APP_TOKEN, permissions
from tests.desk import FORM, Desk

TODAY = date.today
YEAR = {"from": "2026-01-01", "to": "2026-12-31"}


@pytest.fixture
def letter(desk: Desk, staff: Any) -> dict[str, Any]:
    """A request by letter of a person without e-mail, and what waits to be printed."""
    asked = desk.register(user=staff, identityMethod="IN_PERSON", identityNote="Stood in the shop.")
    (waiting,) = [
        each for each in desk.details(asked["id"], user=staff)["mails"] if each["state"] == "TO_PRINT"
    ]
    return {"request": asked, "mail": waiting}


def fetch(client: Any, url: str) -> Any:
    return client.get(urlsplit(url).path)


def body(response: Any) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


# health


def test_health__says_when_the_sweep_stopped(desk: Desk, staff: Any) -> None:
    assert desk.run("Health", user=staff)["sweepWorks"] is False
    housekeeping.sweep()
    found = desk.run("Health", user=staff)
    assert (found["sweepWorks"], found["unsealedEntries"]) == (True, 0)
    Pulse.objects.update(at=timezone.now() - timedelta(minutes=6))
    assert desk.run("Health", user=staff)["sweepWorks"] is False


def test_health__names_failed_mails_and_old_work(desk: Desk, staff: Any, guest: Any) -> None:
    desk.submit(guest.email)
    OutboxMail.objects.filter(name="verify").update(state="failed", problem="SMTPServerDisconnected")
    then = timezone.now() - timedelta(hours=2)
    Job.objects.create(kind="request.match", object_id="x", run_at=then, created_at=then)
    found = desk.run("Health", user=staff)
    (failed,) = found["failedMails"]
    assert (failed["name"], failed["problem"]) == ("verify", "SMTPServerDisconnected")
    assert found["failedMailCount"] == 1
    assert found["oldestWorkSince"].startswith(then.isoformat()[:16])
    assert guest.email not in str(found)
    assert found["mailWorks"] is True
    assert any("GDPR_KEYS" in problem for problem in found["problems"])


# mails


def test_mail_test__goes_to_oneself(desk: Desk, staff: Any) -> None:
    assert desk.run("MailTest", user=staff, channel="main")["mail"]["state"] == "SENT"
    (sent,) = mail.outbox
    assert sent.to == ["staff@example.com"]
    assert "GDPR" not in sent.subject


def test_mail_test__has_a_limit(desk: Desk, staff: Any) -> None:
    for _ in range(10):
        desk.run("MailTest", user=staff)
    assert desk.refused("MailTest", user=staff)["code"] == "TOO_MANY"
    assert len(mail.outbox) == 10


def test_mail_test__without_a_way_is_an_error(
    desk: Desk, staff: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("saleor_gdpr_plugin.host.mail.route", lambda channel, smtp: None)
    assert desk.refused("MailTest", user=staff)["code"] == "UNAVAILABLE"
    assert OutboxMail.objects.count() == 0


def test_mail_retry__sends_a_failed_mail_once(
    desk: Desk, staff: Any, guest: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    # given: the mail server was down, longer than the patience of the job
    with monkeypatch.context() as down:
        down.setattr("saleor_gdpr_plugin.mail.outbox.build", lambda *args, **how: 1 / 0)
        desk.submit(guest.email)
        Job.objects.filter(kind="mail.send").update(attempts=99, run_at=timezone.now())
        housekeeping.sweep()
    (failed,) = desk.run("Health", user=staff)["failedMails"]

    # when
    assert desk.run("MailRetry", user=staff, id=failed["id"])["mail"]["state"] == "SENT"

    # then
    assert [each.to for each in mail.outbox if each.to == [guest.email]] == [[guest.email]]
    assert desk.refused("MailRetry", user=staff, id=failed["id"])["code"] == "STATE"
    assert desk.refused("MailRetry", user=staff, id="R2RwclJlcXVlc3Q6MQ==")["code"] == "NOT_FOUND"


# letters


def test_letter__is_printed_posted_and_wiped(desk: Desk, staff: Any, letter: Any, client: Any) -> None:
    waiting = letter["mail"]
    assert (waiting["name"], waiting["state"]) == ("received", "TO_PRINT")
    assert desk.run("Health", user=staff)["letterCount"] == 1

    url = desk.run("LetterTicket", user=staff, id=waiting["id"])["url"]
    printed = fetch(client, url)
    assert (printed.status_code, printed["Content-Type"]) == (200, "application/pdf")
    assert printed["Cache-Control"] == "no-store"
    assert body(printed).startswith(b"%PDF-")

    assert desk.run("LetterPosted", user=staff, id=waiting["id"])["mail"]["state"] == "SENT"
    assert bytes(OutboxMail.objects.get(name="received").sealed) == b""
    assert fetch(client, url).status_code == 404
    assert desk.refused("LetterPosted", user=staff, id=waiting["id"])["code"] == "NOT_FOUND"
    shown = desk.details(letter["request"]["id"], user=staff)
    assert "Our letter was posted." in [each["text"] for each in shown["timeline"]]
    kinds = list(Entry.objects.order_by("id").values_list("kind", flat=True))
    assert kinds[-2:] == ["letter.printed", "request.letter_posted"]


def test_letter__says_what_the_mail_would(desk: Desk, staff: Any, letter: Any, client: Any) -> None:
    import subprocess

    url = desk.run("LetterTicket", user=staff, id=letter["mail"]["id"])["url"]
    content = body(fetch(client, url))
    text = subprocess.run(
        ["pdftotext", "-", "-"], input=content, capture_output=True, check=True
    ).stdout.decode()
    for said in ("Paula Papier", "Briefweg 1", "Example Shop Ltd", letter["request"]["reference"]):
        assert said in text
    # of what only an e-mail can say nothing is printed
    for said in ("gdpr-", "This e-mail"):
        assert said not in text


def test_letter__ticket_ends_after_two_minutes(desk: Desk, staff: Any, letter: Any, client: Any) -> None:
    from saleor_gdpr_plugin.proof.models import Token

    url = desk.run("LetterTicket", user=staff, id=letter["mail"]["id"])["url"]
    Token.objects.filter(purpose="letter").update(expires_at=timezone.now())
    assert fetch(client, url).status_code == 410
    assert fetch(client, url[:-5] + "xxxxx").status_code == 404


# audit


def test_audit__tells_who_did_what_newest_first(desk: Desk, staff: Any, anna: Any) -> None:
    asked = desk.submit(user=anna)["request"]
    desk.run("RequestNote", user=staff, id=asked["id"], text="Called about a parcel.")
    nodes = [edge["node"] for edge in desk.run("Audit", user=staff, first=10, request=asked["id"])["edges"]]
    assert [node["kind"] for node in nodes] == ["request.noted", "request.open"]
    assert nodes[0]["by"]["name"] == "Sam Desk"
    assert nodes[0]["number"] is None
    housekeeping.sweep()
    (newest, _) = desk.run("Audit", user=staff, first=10, request=asked["id"])["edges"]
    assert newest["node"]["number"] == 2


def test_audit__pages(desk: Desk, staff: Any, anna: Any) -> None:
    asked = desk.submit(user=anna)["request"]
    for _ in range(4):
        desk.run("RequestNote", user=staff, id=asked["id"], text="x")
    first = desk.run("Audit", user=staff, first=3)
    rest = desk.run("Audit", user=staff, first=3, after=first["pageInfo"]["endCursor"])
    assert (first["totalCount"], len(first["edges"]), len(rest["edges"])) == (5, 3, 2)
    assert rest["pageInfo"]["hasNextPage"] is False


def test_audit__entries_about_staff_need_manage_staff(
    desk: Desk, staff: Any, staff_without_permission: Any
) -> None:
    desk.submit(user=staff_without_permission)
    assert desk.run("Audit", user=staff, first=10)["edges"] == []
    staff.groups.get().permissions.add(*permissions("manage_staff"))
    assert len(desk.run("Audit", user=staff, first=10)["edges"]) == 1


# report


@pytest.fixture
def year(desk: Desk, staff: Any, anna: Any, eve: Any, guest: Any) -> None:
    """Six requests: fulfilled on time after 10 days, refused late after 41, extended, unsorted, unproven, joined."""
    now = timezone.now().replace(year=2026, month=6, day=11, hour=12)
    received = date(2026, 6, 1)

    def make(number: int, **values: Any) -> None:
        row = {
            "reference": f"GDPR-0000-000{number}", "right": "access", "state": "open", "origin": "account",
            "channel": "main", "language": "en", "submitted_at": now, "received_on": received, "known": True,
            "due_on": date(2026, 7, 1), "target_on": date(2026, 6, 15),
        }  # fmt: skip
        Request.objects.create(**row | values)

    make(1, state="fulfilled", closed_at=now)
    make(2, state="refused", ground="excessive", explanation="x", closed_at=now.replace(month=7, day=12))
    make(3, extended_on=received, due_on=date(2099, 9, 1))
    make(4, right="", due_on=date(2026, 7, 1))
    make(5, state="unverified", origin="guest")
    make(6, state="joined")
    make(7, received_on=date(2025, 12, 31))


def test_report__counts_by_hand(desk: Desk, staff: Any, year: None) -> None:
    found = desk.run("Report", user=staff, **YEAR)
    figures = ("received", "answered", "onTime", "extended", "stillOpen", "overdue", "medianDays")
    assert [found[name] for name in figures] == [4, 2, 1, 1, 2, 1, 25.5]
    assert found["byRight"] == [{"right": None, "count": 1}, {"right": "ACCESS", "count": 3}]
    assert found["refusedByGround"] == [{"ground": "EXCESSIVE", "count": 1}]
    assert {each["state"]: each["count"] for each in found["byState"]} == {
        "FULFILLED": 1, "OPEN": 2, "REFUSED": 1,
    }  # fmt: skip


def test_report__files_say_the_same_and_open_for_two_minutes(
    desk: Desk, staff: Any, year: None, client: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = desk.run("Report", user=staff, **YEAR)
    rows = list(csv.reader(io.StringIO(body(fetch(client, found["csvUrl"])).decode())))
    assert ["received", "", "4"] in rows
    assert ["refused_by_ground", "excessive", "1"] in rows
    register = list(csv.DictReader(io.StringIO(body(fetch(client, found["registerUrl"])).decode())))
    assert sorted(row["reference"] for row in register) == [f"GDPR-0000-000{n}" for n in (1, 2, 3, 4)]
    assert {row["closed_on"] for row in register} == {"2026-06-11", "2026-07-12", ""}
    assert body(fetch(client, found["pdfUrl"])).startswith(b"%PDF-")

    forged = found["csvUrl"].replace("2026-01-01", "2020-01-01")
    assert fetch(client, forged).status_code == 404
    later = timezone.now() + timedelta(minutes=3)
    monkeypatch.setattr("saleor_gdpr_plugin.http.timezone.now", lambda: later)
    assert fetch(client, found["csvUrl"]).status_code == 404


def test_report__of_nothing_is_zero(desk: Desk, staff: Any) -> None:
    found = desk.run("Report", user=staff, **YEAR)
    assert (found["received"], found["medianDays"], found["byRight"]) == (0, None, [])


def test_report__of_an_impossible_period_is_an_error(desk: Desk, staff: Any) -> None:
    answer = desk.ask("Report", user=staff, **{"from": "2026-02-01", "to": "2026-01-01"})
    assert answer.errors[0]["message"] == "The period ends before it begins."


# who may


@pytest.mark.parametrize("name", ["Audit", "Report", "MailTest", "MailRetry", "LetterTicket", "LetterPosted"])
def test_tools__are_for_staff_users_alone(
    desk: Desk, letter: Any, anna: Any, staff_without_permission: Any, app: Any, name: str
) -> None:
    needed = {"Audit": {"first": 1}, "Report": YEAR, "MailTest": {}}
    how = needed.get(name, {"id": letter["mail"]["id"]})
    before = (OutboxMail.objects.count(), Entry.objects.count(), len(mail.outbox))
    for who in ({}, {"user": anna}, {"user": staff_without_permission}, {"app": APP_TOKEN}):
        assert desk.ask(name, **who, **how).codes == ["PermissionDenied"]
    assert (OutboxMail.objects.count(), Entry.objects.count(), len(mail.outbox)) == before


def test_inactive__tools_are_silent(desk: Desk, plugin: Callable[..., Any], staff: Any, client: Any) -> None:
    found = desk.run("Report", user=staff, **YEAR)
    plugin(**FORM, active=False)
    assert desk.ask("Health", user=staff).data == {"gdprHealth": None}
    assert desk.ask("Report", user=staff, **YEAR).data == {"gdprReport": None}
    assert desk.run("Audit", user=staff, first=1)["edges"] == []
    assert desk.refused("MailTest", user=staff)["code"] == "INACTIVE"
    assert fetch(client, found["csvUrl"]).status_code == 404


def test_head__is_mailed_to_the_officer_once_a_day_without_a_journal(
    desk: Desk, plugin: Callable[..., Any], anna: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    plugin(**FORM, dpo_emails="officer@shop.example")
    # Saleor's own test settings have a private storage, which would serve as the journal.
    monkeypatch.setattr("saleor_gdpr_plugin.host.storage.journal", lambda _path=None: None)
    desk.submit(user=anna)
    for _ in range(3):
        housekeeping.sweep()
    subjects = [each.subject for each in desk.mails("officer@shop.example")]
    assert len([subject for subject in subjects if "audit" in subject.lower()]) == 1
