"""Handlers of other apps: told after commit, again until they return, and a line stands whatever they do."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone

from saleor_gdpr_plugin import housekeeping
from saleor_gdpr_plugin.consent import handlers, ledger, suppression
from saleor_gdpr_plugin.consent.handlers import Heard
from saleor_gdpr_plugin.consent.models import ConsentReceipt, Purpose, Standing
from saleor_gdpr_plugin.consent.subjects import who
from saleor_gdpr_plugin.contracts import SYSTEM
from saleor_gdpr_plugin.restriction.changing import restrict
from saleor_gdpr_plugin.restriction.models import Ground, Restriction
from saleor_gdpr_plugin.work.models import Job
from tests.desk import Desk
from tests.work.sweeping import pass_time, sweep_all

from .lines import say

MAIL = "anna@example.com"


@pytest.fixture
def register(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Handlers of this test alone."""
    monkeypatch.setattr(handlers, "_handlers", {})
    return handlers.register


def test_handler__hears_after_commit_and_leaves_a_receipt(
    desk: Desk, newsletter: Purpose, register: Any
) -> None:
    heard: list[Heard] = []
    register("mail-tool", heard.append)
    entry = say(MAIL, Standing.WITHDRAWN)
    assert heard == []
    sweep_all()
    assert entry is not None
    assert heard == [
        Heard(
            uid=entry.uid, address=MAIL, account_id=None, purpose="newsletter", order_id=None,
            standing=Standing.WITHDRAWN, at=entry.at,
        )
    ]  # fmt: skip
    receipt = ConsentReceipt.objects.get()
    assert receipt.heard_at is not None
    assert receipt.problem == ""


def test_handler__that_fails_is_told_again_and_the_withdrawal_stands(
    desk: Desk, newsletter: Purpose, register: Any
) -> None:
    tries: list[Heard] = []

    def stubborn(heard: Heard) -> None:
        tries.append(heard)
        if len(tries) < 3:
            raise ConnectionError("mail tool of anna@example.com")

    register("mail-tool", stubborn)
    say(MAIL, Standing.WITHDRAWN)
    sweep_all()
    assert len(tries) == 3
    assert ConsentReceipt.objects.filter(heard_at=None).count() == 0


@pytest.mark.parametrize("removed", [True, False])
def test_handler__that_never_hears_is_visible(
    desk: Desk, newsletter: Purpose, staff: Any, register: Any, monkeypatch: pytest.MonkeyPatch, removed: bool
) -> None:
    def broken(_heard: Heard) -> None:
        raise ConnectionError

    register("mail-tool", broken)
    say(MAIL, Standing.WITHDRAWN)
    if removed:
        monkeypatch.setattr(handlers, "_handlers", {})
    sweep_all(rounds=20)

    problem = handlers.GONE if removed else "ConnectionError"
    assert ConsentReceipt.objects.get().problem == problem
    assert Job.objects.get(kind=handlers.JOB).ended_at is not None
    assert ledger.standings(who(MAIL)) == {("newsletter", None): Standing.WITHDRAWN}
    assert suppression.suppressed([MAIL], "newsletter") == {MAIL}
    (line,) = desk.run("Consents", user=staff, email=MAIL)["entries"]
    assert line["receipts"] == [{"handler": "mail-tool", "heardAt": None, "problem": problem}]


def test_handler__that_hangs_loses_its_lease_and_is_told_again(
    desk: Desk, newsletter: Purpose, register: Any
) -> None:
    told: list[Heard] = []

    def hangs(heard: Heard) -> None:
        told.append(heard)
        raise SystemExit  # the worker was ended from outside

    register("mail-tool", hangs)
    say(MAIL, Standing.WITHDRAWN)
    with pytest.raises(SystemExit):
        sweep_all()
    assert suppression.suppressed([MAIL], "newsletter") == {MAIL}
    assert ConsentReceipt.objects.filter(heard_at=None).count() == 1
    handlers._handlers["mail-tool"] = told.append
    pass_time()
    sweep_all()
    assert len(told) == 2
    assert ConsentReceipt.objects.filter(heard_at=None).count() == 0


def test_register__takes_a_name_once(register: Any) -> None:
    register("mail-tool", print)
    with pytest.raises(RuntimeError):
        register("mail-tool", print)
    with pytest.raises(ValueError, match="40"):
        register("x" * 41, print)


def restricted(address: str) -> Restriction:
    now = timezone.now()
    return restrict(account_id=None, address=address, ground=Ground.UNLAWFUL, by=SYSTEM, now=now)


def sweep_once() -> None:
    """What is due is done; what waits for the end of a restriction is looked at, and waits on."""
    pass_time()
    housekeeping.sweep()


def test_restriction__a_stop_is_passed_on_and_a_gift_waits_for_its_end(
    desk: Desk, newsletter: Purpose, statistics: Purpose, register: Any
) -> None:
    heard: list[tuple[str, Standing]] = []
    register("mail-tool", lambda told: heard.append((told.purpose, told.standing)))
    restriction = restricted(MAIL)
    say(MAIL, Standing.GIVEN)
    say(MAIL, Standing.WITHDRAWN, "statistics")
    say("other@example.com", Standing.GIVEN)

    sweep_once()
    sweep_once()
    assert sorted(heard) == [("newsletter", Standing.GIVEN), ("statistics", Standing.WITHDRAWN)]
    waiting = Job.objects.get(kind=handlers.JOB)
    # Waiting is no failure, however often it is looked at.
    assert (waiting.step, waiting.attempts, waiting.problem) == ("held", 0, "")
    assert waiting.run_at > timezone.now()

    Restriction.objects.filter(pk=restriction.pk).update(lifted_at=timezone.now())
    sweep_all()
    assert heard[2:] == [("newsletter", Standing.GIVEN)]
    assert ConsentReceipt.objects.filter(heard_at=None).count() == 0


@pytest.mark.parametrize("key", ["newsletter", ""])
def test_restriction__what_was_stopped_meanwhile_is_never_told_as_a_gift(
    desk: Desk, newsletter: Purpose, register: Any, key: str
) -> None:
    heard: list[Standing] = []
    register("mail-tool", lambda told: heard.append(told.standing))
    restriction = restricted(MAIL)
    say(MAIL, Standing.GIVEN)
    sweep_once()
    stop = Standing.WITHDRAWN if key else Standing.OBJECTED
    say(MAIL, stop, key)
    Restriction.objects.filter(pk=restriction.pk).update(lifted_at=timezone.now())

    sweep_all()

    assert heard == [stop]
    assert ConsentReceipt.objects.filter(heard_at=None).count() == 0
