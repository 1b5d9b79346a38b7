"""Fifty at once on one request: one effect, and everybody else is told."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone

from saleor_gdpr_plugin import conf
from saleor_gdpr_plugin.contracts import Refused
from saleor_gdpr_plugin.export.models import Archive
from saleor_gdpr_plugin.host import auth
from saleor_gdpr_plugin.mail.models import OutboxMail
from saleor_gdpr_plugin.proof.models import Tally
from saleor_gdpr_plugin.requests import (
    decisions,
    ending,
    extending,
    housekeeping,
    identity,
    intake,
    proving,
)
from saleor_gdpr_plugin.requests.models import Event, Request
from saleor_gdpr_plugin.work.models import Job
from tests.cast import Guest
from tests.crash.invariants import assert_whole
from tests.desk import Desk
from tests.race.together import codes, together
from tests.requests.test_guest import read_code
from tests.work.sweeping import sweep_all

MANY = 50
pytestmark = pytest.mark.usefixtures("roomy")


def settings() -> conf.Settings:
    found = conf.load()
    assert found is not None
    return found


def by_link(token: str) -> Callable[[], Any]:
    return lambda: proving.by_link(token, settings=settings(), now=timezone.now())


def by_code(desk: Desk, submitted: dict[str, Any], email: str) -> Callable[[], Any]:
    code = read_code(desk, email)
    given = (submitted["reference"], submitted["browserSecret"], code)
    return lambda: proving.by_code(*given, settings=settings(), now=timezone.now())


def kinds() -> list[str]:
    return list(Event.objects.values_list("kind", flat=True))


def mails() -> dict[str, int]:
    names = list(OutboxMail.objects.values_list("name", flat=True))
    return {name: names.count(name) for name in names}


def test_one_link__proves_once(desk: Desk, guest: Guest) -> None:
    # given
    desk.submit(guest.email)
    token = desk.token(guest.email)

    # when
    found = codes(together(*[by_link(token)] * MANY))

    # then
    assert found.pop("") == 1
    assert set(found) <= {"token_used", "token_invalid"}
    assert kinds() == ["unverified", "open"]
    assert mails() == {"verify": 1, "received": 1, "staff_verified": 1}
    assert len(mail.outbox) == 3
    assert_whole()


def test_link_and_code_of_one_request__prove_once(desk: Desk, guest: Guest) -> None:
    for _ in range(4):
        # given
        submitted = desk.submit(guest.email)
        request = Request.objects.get(reference=submitted["reference"])
        link, code = by_link(desk.token(guest.email)), by_code(desk, submitted, guest.email)

        # when: five codes, because a sixth try is refused anyway
        found = codes(together(*[link] * 5, *[code] * 5))

        # then
        assert found.pop("") == 1
        assert set(found) <= {"token_used", "token_invalid", "code_wrong", "code_exhausted"}
        moves = list(request.events.values_list("kind", flat=True))
        assert moves == ["unverified", "open"]
        assert Request.objects.get(pk=request.pk).version == 2
        assert_whole()
        desk.run("RequestCancel", statusToken=desk.token(guest.email, "status"))
        Tally.objects.all().delete()


@pytest.mark.parametrize("what", ["nothing held", "disowned", "cancelled", "joined"])
def test_code__that_lost_to_something_else_changes_nothing(
    desk: Desk, guest: Guest, anna: Any, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The code was right when it was read; before it could lock the request, another one was faster."""
    # given
    email = "nobody@example.com" if what == "nothing held" else guest.email
    if what == "joined":
        desk.prove(email)
    submitted = desk.submit(email)
    token, call = desk.token(email), by_code(desk, submitted, email)
    request = Request.objects.get(reference=submitted["reference"])
    wait, faster = proving.one_at_a_time, []

    def late(address: str) -> None:
        if not faster:
            faster.append(what)
            other = {
                "nothing held": by_link(token),
                "joined": by_link(token),
                "disowned": lambda: proving.disown(token, settings=settings(), now=timezone.now()),
                "cancelled": lambda: ending.cancel(request, settings=settings(), now=timezone.now()),
            }[what]
            together(other)
        wait(address)

    monkeypatch.setattr(proving, "one_at_a_time", late)

    # when
    with pytest.raises(Refused) as refused:
        call()

    # then
    assert refused.value.code in ("code_wrong", "state")
    ends = {
        "nothing held": "fulfilled",
        "disowned": "cancelled",
        "cancelled": "cancelled",
        "joined": "joined",
    }
    request.refresh_from_db()
    assert request.state == ends[what]
    assert Request.objects.count() == (2 if what == "joined" else 1)
    assert "mailbox_proven" not in kinds()


def test_two_requests_of_one_mailbox__become_one(desk: Desk, guest: Guest) -> None:
    # given
    tokens = []
    for _ in range(8):
        desk.submit(guest.email, text="please")
        tokens.append(desk.token(guest.email))

    # when
    found = codes(together(*map(by_link, tokens)))

    # then
    assert found == {"": 8}
    assert sorted(Request.objects.values_list("state", flat=True)) == ["joined"] * 7 + ["open"]
    assert Request.objects.get(state="open").details == {"text": "\n\n".join(["please"] * 8)}
    told = {"staff_verified": 1, "staff_changed": 7}
    assert mails() == {"verify": 8, "received": 8} | told
    assert_whole()


def test_one_account__has_one_open_request(desk: Desk, anna: Any) -> None:
    # given
    sent = intake.Submission(
        right="access",
        details={"text": ""},
        email="",
        channel="main",
        language="en",
        client="192.0.2.1",
        user=anna,
    )

    # when
    found = together(*[lambda: intake.submit(sent, settings=settings(), now=timezone.now())] * MANY)

    # then
    assert codes(found) == {"": MANY}
    (open_one,) = {receipt.request.pk for receipt in found}
    assert len({receipt.reference for receipt in found}) == MANY
    assert list(Request.objects.filter(state="open").values_list("pk", flat=True)) == [open_one]
    assert Request.objects.filter(state="joined", joined_to=open_one).count() == MANY - 1
    assert mails() == {"received": MANY, "staff_new": 1, "staff_changed": MANY - 1}
    assert len(mail.outbox) == 2 * MANY
    assert_whole()


def test_guest_proof_and_login_of_one_person__become_one(desk: Desk, anna: Any) -> None:
    # given
    tokens = []
    for _ in range(5):
        desk.submit(anna.email)
        tokens.append(desk.token(anna.email))
    sent = intake.Submission(
        right="access",
        details={"text": ""},
        email="",
        channel="main",
        language="en",
        client="192.0.2.1",
        user=anna,
    )
    login = [lambda: intake.submit(sent, settings=settings(), now=timezone.now())] * 5

    # when
    found = codes(together(*map(by_link, tokens), *login))

    # then
    assert found == {"": 10}
    assert Request.objects.filter(state="open").count() == 1
    assert Request.objects.filter(state="joined").count() == 9
    told = mails()
    assert (told["verify"], told["received"], told["staff_changed"]) == (5, 10, 9)
    # Opened once: by the login, or by the proof.
    assert told.get("staff_new", 0) + told.get("staff_verified", 0) == 1


def requestor(user: Any) -> auth.Requestor:
    return auth.Requestor(user=user, app=None)


def test_approvals_of_one_version__one_counts(desk: Desk, guest: Guest, staff: Any) -> None:
    # given
    desk.prove(guest.email)
    request = Request.objects.get()

    # when
    found = codes(
        together(
            *[
                lambda: decisions.approve(
                    request.pk, request.version, requestor(staff), settings=settings(), now=timezone.now()
                )
            ]
            * MANY
        )
    )

    # then
    assert found.pop("") == 1
    assert set(found) <= {"changed", "state"}
    assert kinds() == ["unverified", "open", "approved", "processing", "ready"]
    assert Archive.objects.count() == 1
    assert mails()["staff_ready"] == 1
    assert_whole()


def test_releases_of_one_version__one_counts(desk: Desk, guest: Guest, staff: Any) -> None:
    # given
    proven = desk.prove(guest.email)["request"]
    desk.decide("Approve", proven["id"], user=staff)
    request = Request.objects.get()

    # when
    def release() -> Any:
        return decisions.release(
            request.pk,
            request.version,
            requestor(staff),
            despite_problems=False,
            settings=settings(),
            now=timezone.now(),
        )

    found = codes(together(*[release] * MANY))

    # then
    assert found.pop("") == 1
    assert set(found) <= {"changed", "state"}
    assert kinds()[-2:] == ["ready", "fulfilled"]
    assert mails()["data_ready"] == 1
    assert len(desk.mails(guest.email)) == 3
    assert_whole()


def test_extensions_of_one_version__one_counts(desk: Desk, guest: Guest, staff: Any) -> None:
    # given
    desk.prove(guest.email)
    request = Request.objects.get()
    due = request.due_on

    # when
    def extend() -> Any:
        return extending.extend(
            request.pk,
            request.version,
            requestor(staff),
            reason="Many systems.",
            settings=settings(),
            now=timezone.now(),
        )

    found = codes(together(*[extend] * MANY))

    # then
    assert found.pop("") == 1
    assert set(found) <= {"changed", "state"}
    assert kinds().count("extended") == 1
    assert mails()["extended"] == 1
    request.refresh_from_db()
    assert request.due_on > due
    assert_whole()


def test_identity_confirmed_by_many__one_counts(desk: Desk, guest: Guest, staff: Any) -> None:
    # given
    desk.submit(guest.email)
    request = Request.objects.get()

    # when
    def confirm() -> Any:
        return identity.confirm(
            request.pk,
            request.version,
            requestor(staff),
            method="call_back",
            note="Called the number on file.",
            settings=settings(),
            now=timezone.now(),
        )

    found = codes(together(*[confirm] * MANY))

    # then
    assert found.pop("") == 1
    assert set(found) <= {"changed", "state"}
    assert kinds() == ["unverified", "open"]
    assert mails()["received"] == 1
    assert_whole()


def test_release_and_cancel__one_counts(desk: Desk, guest: Guest, staff: Any) -> None:
    # given
    proven = desk.prove(guest.email)["request"]
    desk.decide("Approve", proven["id"], user=staff)
    request = Request.objects.get()

    # when
    def release() -> Any:
        return decisions.release(
            request.pk,
            request.version,
            requestor(staff),
            despite_problems=False,
            settings=settings(),
            now=timezone.now(),
        )

    def cancel() -> Any:
        return ending.cancel(request, settings=settings(), now=timezone.now())

    together(*[release, cancel] * 8)

    # then: either, but wholly
    request.refresh_from_db()
    state, archives = request.state, list(Archive.objects.values_list("state", flat=True))
    assert (state, archives) in (("fulfilled", ["available"]), ("cancelled", []))
    assert mails().get("data_ready", 0) == (state == "fulfilled")
    assert mails().get("cancelled", 0) == (state == "cancelled")
    assert_whole()


@pytest.mark.parametrize("other", ["cancel", "lapse"])
def test_link_while_another_ends_the_request__is_no_deadlock(
    desk: Desk, guest: Guest, other: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All take their locks in one order; here each waits for the other where it hurts most."""
    # given
    desk.submit(guest.email)
    token, request = desk.token(guest.email), Request.objects.get()
    if other == "lapse":
        Request.objects.update(submitted_at=timezone.now() - housekeeping.LAPSE)
    redeem, revoke = proving.tokens.redeem, proving.tokens.revoke
    meet = threading.Barrier(2)

    def meeting() -> None:
        try:
            meet.wait(1.0)
        except threading.BrokenBarrierError:
            return

    def redeemed(*args: Any, **kwargs: Any) -> Any:
        found = redeem(*args, **kwargs)
        meeting()
        return found

    def before_revoke(*args: Any) -> None:
        meeting()
        revoke(*args)

    monkeypatch.setattr(proving.tokens, "redeem", redeemed)
    monkeypatch.setattr(proving.tokens, "revoke", before_revoke)
    end = {
        "cancel": lambda: ending.cancel(request, settings=settings(), now=timezone.now()),
        "lapse": lambda: housekeeping.lapse(timezone.now()),
    }[other]

    # when
    together(by_link(token), end)

    # then: whoever was first, nothing is half done
    monkeypatch.undo()
    request.refresh_from_db()
    assert request.state in ("open", "cancelled", "lapsed")
    assert_whole()


def test_everything_at_once__deadlocks_never_and_leaves_nothing_half_done(
    desk: Desk, guest: Guest, anna: Any, staff: Any
) -> None:
    # given: four unproven requests of one mailbox
    tokens, requests = [], []
    for _ in range(4):
        reference = desk.submit(guest.email)["reference"]
        tokens.append(desk.token(guest.email))
        requests.append(Request.objects.get(reference=reference))

    def approve(request: Request) -> Callable[[], Any]:
        def call() -> Any:
            now = Request.objects.get(pk=request.pk)
            return decisions.approve(
                now.pk, now.version, requestor(staff), settings=settings(), now=timezone.now()
            )

        return call

    def cancel(request: Request) -> Callable[[], Any]:
        return lambda: ending.cancel(request, settings=settings(), now=timezone.now())

    calls = [
        *map(by_link, tokens), *map(approve, requests), *map(cancel, requests), *map(by_link, tokens),
        *map(approve, requests), *[lambda: housekeeping.lapse(timezone.now())] * 2,
    ]  # fmt: skip

    # when
    together(*calls)
    sweep_all()

    # then
    assert_whole()
    assert Job.objects.count() == 0
