"""Mail whose sender is killed: at least once, and a second copy only between the server's yes and our commit."""

from __future__ import annotations

from typing import Any

import pytest

from saleor_gdpr_plugin.mail.models import OutboxMail
from saleor_gdpr_plugin.requests.models import Request
from saleor_gdpr_plugin.work.models import Job
from tests.cast import Guest
from tests.crash.conftest import PaperDesk, Victim
from tests.crash.invariants import assert_whole
from tests.requests.test_guest import read_code
from tests.work.sweeping import pass_time, sweep_all, the_job

SEND = "django.core.mail.message:EmailMessage.send"
FINISH = "saleor_gdpr_plugin.work.jobs:finish"
SENDING: dict[str, tuple[dict[str, Any], int]] = {
    "taken": ({"call": "saleor_gdpr_plugin.mail.outbox:restore"}, 1),
    "before the server": ({"call": SEND}, 1),
    "after the server's yes": ({"call": SEND, "when": "after"}, 2),
    "after our commit": ({"call": FINISH}, 1),
    "after the end": ({"call": FINISH, "when": "after"}, 1),
}
PROVING: dict[str, dict[str, Any]] = {
    "limits counted": {"call": "saleor_gdpr_plugin.proof.codes:issue"},
    "mail written, not committed": {"call": "saleor_gdpr_plugin.requests.proving:post", "when": "after"},
    "done, not committed": {"call": FINISH, "when": "after"},
    "committed, not sent to the broker": {"call": "saleor_gdpr_plugin.host.tasks:_send"},
}


@pytest.fixture
def submitted(paper_desk: PaperDesk, held: None, guest: Guest) -> dict[str, Any]:
    """A guest's submission; nothing is mailed yet."""
    return paper_desk.submit(guest.email)


@pytest.mark.parametrize(("at", "count"), SENDING.values(), ids=SENDING.keys())
def test_killed_while_sending(
    paper_desk: PaperDesk, victim: Victim, submitted: Any, guest: Guest, at: dict[str, Any], count: int
) -> None:
    # given: the mail lies in the outbox
    from saleor_gdpr_plugin.work import jobs

    jobs.run(Job.objects.get(kind="request.prove").pk)
    (row,) = OutboxMail.objects.all()
    assert (row.state, paper_desk.mails(guest.email)) == ("queued", [])

    # when
    victim.killed("task", id=the_job("mail.send"), die=at)
    assert_whole_but_sent()
    sweep_all()

    # then
    mails = paper_desk.mails(guest.email)
    assert len(mails) == count
    assert {each.message_id for each in mails} == {f"<{row.pk}@example.com>"}
    assert len({each.body for each in mails}) == 1
    row.refresh_from_db()
    assert (row.state, bytes(row.sealed), row.problem) == ("sent", b"", "")
    assert (
        paper_desk.run("RequestVerify", input={"token": paper_desk.token(guest.email)})["request"]["state"]
        == "OPEN"
    )


def assert_whole_but_sent() -> None:
    """A mail that is sent may still have its job, which will find nothing to do."""
    sent = {str(each) for each in OutboxMail.objects.filter(state="sent").values_list("pk", flat=True)}
    left = set(Job.objects.filter(kind="mail.send").values_list("object_id", flat=True))
    assert len(left) <= 1
    if not left <= sent:
        assert_whole()


@pytest.mark.parametrize("at", PROVING.values(), ids=PROVING.keys())
def test_killed_while_writing_the_proof__one_mail_with_one_link_and_its_code(
    paper_desk: PaperDesk, victim: Victim, submitted: dict[str, Any], guest: Guest, at: dict[str, Any]
) -> None:
    # when
    victim.killed("task", id=the_job("request.prove"), die=at)
    assert_whole()
    sweep_all()

    # then
    assert [each.subject for each in paper_desk.mails(guest.email)] == ["Please confirm your privacy request"]
    assert Request.objects.get().known is True

    # when: the code of that mail, in the browser that submitted
    proof = {
        "reference": submitted["reference"],
        "browserSecret": submitted["browserSecret"],
        "code": read_code(paper_desk, guest.email),
    }
    proven = paper_desk.run("RequestVerify", input=proof)

    # then
    assert proven["request"]["state"] == "OPEN"


def test_killed_each_time__a_mail_ends_as_failed(
    paper_desk: PaperDesk, victim: Victim, submitted: Any, guest: Guest
) -> None:
    # given: a mail that kills every worker
    from saleor_gdpr_plugin.work import jobs

    jobs.run(Job.objects.get(kind="request.prove").pk)
    for _ in range(12):
        victim.killed("task", id=the_job("mail.send"), die={"call": SEND})
        pass_time()

    # when
    sweep_all()

    # then: it stays sealed for the desk, and nothing was mailed
    row = OutboxMail.objects.get(name="verify")
    assert (row.state, row.problem) == ("failed", "WorkerDied")
    assert bytes(row.sealed)
    assert paper_desk.mails(guest.email) == []


def test_killed_while_sweeping__the_next_sweep_goes_on(
    paper_desk: PaperDesk, victim: Victim, held: None, guest: Guest
) -> None:
    # given: three submissions wait
    for number in range(3):
        paper_desk.submit(f"guest{number}@example.com")

    # when: the sweep dies with the second mail at the server
    victim.killed("sweep", die={"call": SEND, "nth": 2})
    sweep_all()

    # then
    for number in range(3):
        assert len(paper_desk.mails(f"guest{number}@example.com")) == 1
    assert_whole()
