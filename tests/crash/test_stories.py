"""Random stories of shopper, staff, clock and crashes: no request is lost, no state illegal, no mail unexplained."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone
from hypothesis import HealthCheck, Phase
from hypothesis import settings as Effort
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from saleor_gdpr_plugin import conf
from saleor_gdpr_plugin.audit import sealing
from saleor_gdpr_plugin.audit.models import Entry
from saleor_gdpr_plugin.audit.verify import verify
from saleor_gdpr_plugin.contracts import Refused
from saleor_gdpr_plugin.host import auth
from saleor_gdpr_plugin.mail.models import OutboxMail
from saleor_gdpr_plugin.requests import (
    decisions,
    ending,
    extending,
    identity,
    intake,
    proving,
    refusing,
    thread,
)
from saleor_gdpr_plugin.requests.models import Event, Request
from tests.crash.invariants import assert_whole, clear, rows
from tests.crash.test_abort import Gone, abort_at
from tests.desk import FORM, Desk
from tests.requests.test_states import ALLOWED
from tests.work.sweeping import sweep_all

STARTS = {"UNVERIFIED", "OPEN", "FULFILLED"}
CRASH = st.one_of(st.none(), st.none(), st.none(), st.integers(1, 40))
"""The statement at which the database goes away; none, three times of four."""
WHICH = st.integers(0, 7)


def there_is(*states: str) -> Callable[[Any], bool]:
    """Whether a request is in one of the states, so that most of a story leads somewhere."""
    return lambda self: bool(Request.objects.filter(state__in=states).exists())


class Story(RuleBasedStateMachine):
    """Everything that may happen to requests, in any order."""

    desk: Desk
    people: tuple[Any, ...]
    staff: auth.Requestor
    moves: Counter[tuple[str, str]] = Counter()
    """Every move of every story, to show that they went somewhere."""

    def __init__(self) -> None:
        super().__init__()
        clear()
        mail.outbox.clear()
        self.submitted = 0

    def do(self, crash: int | None, call: Callable[[conf.Settings], Any]) -> bool:
        """Whether it happened; refused or crashed, nothing did."""
        found = conf.load()
        assert found is not None
        if crash is None:
            with suppress(Refused):
                call(found)
                return True
            return False
        stored = rows()
        done = False
        with abort_at(crash) as failed, suppress(Gone, Refused):
            call(found)
            done = True
        if failed:
            assert rows() == stored, failed[0]
        return done and not failed

    def some(self, which: int, **among: Any) -> Request | None:
        found = list(Request.objects.filter(**among).order_by("submitted_at", "pk"))
        return found[which % len(found)] if found else None

    def staff_does(
        self, which: int, crash: int | None, decide: Callable[..., Any], states: tuple[str, ...], **more: Any
    ) -> None:
        request = self.some(which, **({"state__in": states} if states else {}))
        if request is not None:
            self.do(
                crash,
                lambda settings: decide(
                    request.pk, request.version, self.staff, settings=settings, now=timezone.now(), **more
                ),
            )

    def teardown(self) -> None:
        Story.moves.update(Event.objects.values_list("before", "kind"))

    @rule(who=st.integers(0, 2), login=st.booleans(), crash=CRASH)
    def submits(self, who: int, login: bool, crash: int | None) -> None:
        person = self.people[who]
        user = person if login and not isinstance(person, str) else None
        sent = intake.Submission(
            right="access", details={"text": "please"}, email=person if isinstance(person, str) else person.email,
            channel="main", language="en", client="192.0.2.1", user=user,
        )  # fmt: skip
        if self.do(crash, lambda settings: intake.submit(sent, settings=settings, now=timezone.now())):
            self.submitted += 1

    @rule(who=st.integers(0, 2), crash=CRASH)
    def opens_the_newest_link(self, who: int, crash: int | None) -> None:
        person = self.people[who]
        with suppress(AssertionError):
            raw = self.desk.token(person if isinstance(person, str) else person.email)
            self.do(crash, lambda settings: proving.by_link(raw, settings=settings, now=timezone.now()))

    @rule(who=st.integers(0, 2), crash=CRASH)
    def says_it_was_not_me(self, who: int, crash: int | None) -> None:
        person = self.people[who]
        with suppress(AssertionError):
            raw = self.desk.token(person if isinstance(person, str) else person.email)
            self.do(crash, lambda settings: proving.disown(raw, settings=settings, now=timezone.now()))

    @rule(which=WHICH, crash=CRASH)
    def writes(self, which: int, crash: int | None) -> None:
        if request := self.some(which):
            self.do(
                crash, lambda settings: thread.reply(request, "Here.", settings=settings, now=timezone.now())
            )

    @rule(which=WHICH, crash=CRASH)
    def cancels(self, which: int, crash: int | None) -> None:
        if request := self.some(which):
            self.do(crash, lambda settings: ending.cancel(request, settings=settings, now=timezone.now()))

    @initialize(who=st.integers(1, 2))
    def somebody_asks(self, who: int) -> None:
        self.submits(who, login=True, crash=None)

    @precondition(there_is("open"))
    @rule(which=WHICH, crash=CRASH, soon=st.sampled_from([True, True, False]))
    def staff_approves(self, which: int, crash: int | None, soon: bool) -> None:
        self.staff_does(which, crash, decisions.approve, ("open",))
        if soon:
            sweep_all()

    @precondition(there_is("ready"))
    @rule(which=WHICH, crash=CRASH)
    def staff_releases(self, which: int, crash: int | None) -> None:
        self.staff_does(which, crash, decisions.release, ("ready",), despite_problems=False)

    @precondition(there_is("approved", "ready", "failed"))
    @rule(which=WHICH, crash=CRASH)
    def staff_reopens(self, which: int, crash: int | None) -> None:
        self.staff_does(which, crash, decisions.reopen, ("approved", "ready", "failed"), reason="Once more.")

    @precondition(there_is("unverified", "open", "waiting"))
    @rule(which=WHICH, crash=CRASH, about=st.sampled_from(["identity", "scope", "other"]))
    def staff_asks(self, which: int, crash: int | None, about: str) -> None:
        self.staff_does(
            which, crash, thread.ask, ("unverified", "open", "waiting"), about=about, text="Which one?"
        )

    @precondition(there_is("open", "waiting", "approved", "ready"))
    @rule(which=WHICH, crash=CRASH)
    def staff_extends(self, which: int, crash: int | None) -> None:
        self.staff_does(
            which, crash, extending.extend, ("open", "waiting", "approved", "ready"), reason="Many systems."
        )

    @precondition(there_is("unverified", "open", "waiting"))
    @rule(which=WHICH, crash=CRASH)
    def staff_refuses(self, which: int, crash: int | None) -> None:
        self.staff_does(
            which,
            crash,
            refusing.refuse,
            ("unverified", "open", "waiting"),
            ground="excessive",
            explanation="The tenth.",
        )

    @precondition(there_is("unverified"))
    @rule(which=WHICH, crash=CRASH)
    def staff_knows_the_person(self, which: int, crash: int | None) -> None:
        self.staff_does(
            which, crash, identity.confirm, ("unverified",), method="in_person", note="Stood in the shop."
        )

    @rule(which=WHICH, crash=CRASH, what=st.sampled_from([decisions.approve, decisions.retry]))
    def staff_tries_what_does_not_fit(self, which: int, crash: int | None, what: Callable[..., Any]) -> None:
        self.staff_does(which, crash, what, ())

    @rule(which=WHICH)
    def two_weeks_pass(self, which: int) -> None:
        if request := self.some(which, state="unverified"):
            Request.objects.filter(pk=request.pk).update(submitted_at=timezone.now() - timedelta(days=15))

    @rule()
    def the_sweep_comes_by(self) -> None:
        sweep_all()

    @invariant()
    def nothing_is_half_done(self) -> None:
        assert_whole()

    @invariant()
    def no_request_is_lost(self) -> None:
        again = Request.objects.filter(identity="mailbox", events__kind="open", events__before="").count()
        assert Request.objects.count() == self.submitted + again

    @invariant()
    def no_move_is_illegal(self) -> None:
        for before, kind in Event.objects.values_list("before", "kind"):
            if before:
                assert (before.upper(), kind.upper()) in ALLOWED
            elif Event.objects.filter(kind=kind, before="").exists() and kind.upper() in {
                a for a, _ in ALLOWED
            }:
                assert kind.upper() in STARTS

    @invariant()
    def every_mail_has_its_row_and_none_was_sent_twice(self) -> None:
        assert len(mail.outbox) == OutboxMail.objects.filter(state="sent").count()
        ids = Counter(each.extra_headers["Message-ID"] for each in mail.outbox)
        assert set(ids.values()) <= {1}

    @invariant()
    def the_chain_is_whole(self) -> None:
        sealing.seal(timezone.now())
        assert list(verify()) == []
        assert not Entry.objects.filter(number=None).exists()


def test_stories(desk: Desk, guest: Any, anna: Any, eve: Any, staff: Any, plugin: Any, held: None) -> None:
    limits = {
        "client_submits_per_hour": "1000",
        "address_mails_per_day": "100",
        "shop_mails_per_hour": "10000",
    }
    plugin(**FORM, **limits)
    Story.desk, Story.people = desk, (guest.email, anna, eve)
    Story.staff = auth.Requestor(user=staff, app=None)
    every = (HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large)
    effort = Effort(
        max_examples=25,
        stateful_step_count=40,
        deadline=None,
        suppress_health_check=every,
        print_blob=True,
        phases=(Phase.generate, Phase.shrink),
    )
    Story.moves.clear()
    run_state_machine_as_test(Story, settings=effort)  # type: ignore[no-untyped-call]
    # A story in which nothing happens would find nothing.
    seen = {kind for _, kind in Story.moves}
    assert {"open", "approved", "ready"} <= seen, Story.moves


@pytest.fixture(autouse=True)
def _empty_afterwards(desk: Desk) -> Any:
    """A story that fails leaves rows behind; the next test begins without them."""
    yield
    clear()
