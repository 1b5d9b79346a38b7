"""A web pod killed while a person or staff acts: all or nothing, and asking again works."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest

from saleor_gdpr_plugin.export.models import Archive
from saleor_gdpr_plugin.requests.models import Request
from tests.cast import Guest
from tests.crash.conftest import PaperDesk, Victim
from tests.crash.invariants import assert_whole, ours, rows
from tests.requests.test_guest import read_code
from tests.work.sweeping import sweep_all

SENT = "saleor_gdpr_plugin.host.tasks:_send"
"""The first thing after a commit: whatever should go to the broker is lost with it."""


@dataclass
class Story:
    """A guest's request on its way, step by step, all work done after each."""

    desk: PaperDesk
    victim: Victim
    guest: Guest
    staff: Any
    receipt: dict[str, Any] | None = None

    def up_to(self, verb: str) -> None:
        """Do everything that comes before."""
        verb = "verify" if verb in ("code", "disown") else "release" if verb == "cancel" else verb
        for each in ("submit", "verify", "approve", "release"):
            if each == verb:
                return
            self.again(each)

    def order(self, verb: str) -> dict[str, Any]:
        """The next step as the other process would carry it out."""
        name, user, variables = self._step(verb)
        return self.victim.operation(name, user=user, **variables)

    def again(self, verb: str) -> None:
        """The next step here."""
        name, user, variables = self._step(verb)
        result = self.desk.run(name, user=user, **variables)
        if verb == "submit":
            self.receipt = result
        sweep_all()

    def _step(self, verb: str) -> tuple[str, Any, dict[str, Any]]:
        match verb:
            case "submit":
                given = {"right": "ACCESS", "channel": "main", "language": "en", "email": self.guest.email}
                return "RequestSubmit", None, {"input": given}
            case "verify":
                return "RequestVerify", None, {"input": {"token": self.desk.token(self.guest.email)}}
            case "code":
                assert self.receipt is not None
                proof = {name: self.receipt[name] for name in ("reference", "browserSecret")}
                proof["code"] = read_code(self.desk, self.guest.email)
                return "RequestVerify", None, {"input": proof}
            case "disown":
                return "RequestDisown", None, {"token": self.desk.token(self.guest.email)}
            case "cancel":
                return "RequestCancel", None, {"statusToken": self.desk.token(self.guest.email, "status")}
        ((request_id, seen),) = self.desk.queue(self.staff).items()
        return f"Request{verb.title()}", self.staff, {"id": request_id, "version": seen["version"]}


@pytest.fixture
def story(paper_desk: PaperDesk, victim: Victim, held: None, guest: Guest, staff: Any) -> Story:
    return Story(paper_desk, victim, guest, staff)


BEFORE_COMMIT: dict[str, dict[str, Any]] = {
    "submit": {"call": "saleor_gdpr_plugin.proof.codes:remember_browser", "when": "after"},
    "verify": {"call": "saleor_gdpr_plugin.requests.links:status_token", "nth": 2, "when": "after"},
    "code": {"call": "saleor_gdpr_plugin.requests.links:status_token", "nth": 2, "when": "after"},
    "disown": {"call": "saleor_gdpr_plugin.proof.tokens:revoke", "when": "after"},
    "approve": {"call": "saleor_gdpr_plugin.requests.decisions:move", "when": "after"},
    "release": {"call": "saleor_gdpr_plugin.requests.decisions:move", "when": "after"},
    "cancel": {"call": "saleor_gdpr_plugin.requests.ending:move", "when": "after"},
}
ENDS = {
    "submit": ("unverified", ["staff_new", "verify"]),
    "verify": ("open", ["received", "staff_new", "staff_verified", "verify"]),
    "code": ("open", ["received", "staff_new", "staff_verified", "verify"]),
    "disown": ("cancelled", ["staff_new", "verify"]),
    "approve": ("ready", ["received", "staff_new", "staff_ready", "staff_verified", "verify"]),
    "release": (
        "fulfilled",
        ["data_ready", "received", "staff_new", "staff_ready", "staff_verified", "verify"],
    ),
    "cancel": (
        "cancelled",
        ["cancelled", "received", "staff_changed", "staff_new", "staff_ready", "staff_verified", "verify"],
    ),
}
"""State and mails after each step, hand-written."""


def assert_end(story: Story, verb: str) -> None:
    request = Request.objects.get()
    state, mails = ENDS[verb]
    assert request.state == state
    names = sorted(ours("OutboxMail").objects.values_list("name", "state"))
    assert names == [(name, "sent") for name in mails]
    told = story.desk.mails(story.guest.email) + story.desk.mails("dpo@shop.example")
    assert len(told) == len({each.message_id for each in told}) == len(mails)
    states = {"ready": ["built"], "fulfilled": ["available"]}.get(state, [])
    assert list(Archive.objects.values_list("state", flat=True)) == states
    assert_whole()


@pytest.mark.parametrize("verb", BEFORE_COMMIT)
def test_killed_before_the_commit__nothing_happened_and_asking_again_works(story: Story, verb: str) -> None:
    # given
    story.up_to(verb)
    before = rows()

    # when
    story.victim.killed("graphql", **story.order(verb), die=BEFORE_COMMIT[verb])

    # then
    assert rows() == before
    assert_whole()
    story.again(verb)
    assert_end(story, verb)


@pytest.mark.parametrize("verb", ["submit", "verify", "code", "approve", "release", "cancel"])
def test_killed_after_the_commit__the_sweep_does_the_rest(story: Story, verb: str) -> None:
    # given
    story.up_to(verb)

    # when: committed, but nothing reached the broker
    story.victim.killed("graphql", **story.order(verb), die={"call": SENT})
    assert_whole()
    sweep_all()

    # then
    assert_end(story, verb)


def test_killed_while_a_login_submits__asking_again_gives_one_request(
    paper_desk: PaperDesk, victim: Victim, held: None, anna: Any
) -> None:
    given = {"right": "ACCESS", "channel": "main", "language": "en"}
    order = victim.operation("RequestSubmit", user=anna, input=given)

    # when: once before and once after the commit
    victim.killed(
        "graphql",
        **order,
        die={"call": "saleor_gdpr_plugin.requests.letters:post", "nth": 2, "when": "after"},
    )
    assert Request.objects.count() == 0
    victim.killed("graphql", **order, die={"call": SENT})
    assert_whole()
    answer = paper_desk.submit(user=anna)
    sweep_all()

    # then
    states = sorted(Request.objects.values_list("state", flat=True))
    assert states == ["joined", "open"]
    assert answer["request"]["state"] == "OPEN"
    assert len(paper_desk.mails("anna@example.com")) == 2  # one for each that came through
    told = sorted(each.subject.split()[0] for each in paper_desk.mails("dpo@shop.example"))
    assert told == ["New", "Privacy"]


def test_killed_while_it_lapses__the_next_sweep_closes_it(story: Story) -> None:
    # given
    story.again("submit")
    Request.objects.update(submitted_at=Request.objects.get().submitted_at - timedelta(days=15))

    # when
    story.victim.killed(
        "sweep", die={"call": "saleor_gdpr_plugin.requests.housekeeping:move", "when": "after"}
    )

    # then
    assert Request.objects.get().state == "unverified"
    sweep_all()
    request = Request.objects.get()
    assert (request.state, request.email, request.address, request.details) == ("lapsed", "", "", {})
    assert_whole()
