"""The database goes away at any statement of a step: nothing is half done, and doing it again ends as a clean run."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import pytest
from django.core import mail
from django.db import OperationalError, connection
from django.utils import timezone

from saleor_gdpr_plugin import conf
from saleor_gdpr_plugin.host import auth
from saleor_gdpr_plugin.mail.models import OutboxMail
from saleor_gdpr_plugin.proof.models import Tally
from saleor_gdpr_plugin.requests import decisions, ending, intake, proving
from saleor_gdpr_plugin.requests.models import Request
from tests.cast import Guest
from tests.crash.invariants import assert_whole, rows
from tests.desk import FORM, Desk
from tests.requests.test_guest import read_code
from tests.work.sweeping import sweep_all


class Gone(OperationalError):
    """The server closed the connection."""


@contextmanager
def abort_at(nth: int) -> Iterator[list[str]]:
    """Fail the n-th statement; the list holds it once it failed."""
    seen, failed = 0, []

    def execute(run: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal seen
        if not sql.startswith("ROLLBACK"):
            seen += 1
            if seen == nth:
                failed.append(sql)
                raise Gone
        return run(sql, params, many, context)

    with connection.execute_wrapper(execute):
        yield failed


class Shop:
    """Every step of a request as the rooms offer it, without the web around it."""

    def __init__(self, desk: Desk, guest: Guest, anna: Any, staff: Any) -> None:
        self.desk, self.guest, self.anna = desk, guest, anna
        self.staff = auth.Requestor(user=staff, app=None)
        self.secret = ""

    def settings(self) -> conf.Settings:
        found = conf.load()
        assert found is not None
        return found

    def submit(self, user: Any = None) -> None:
        sent = intake.Submission(
            right="access", details={"text": ""}, email=self.guest.email, channel="main", language="en",
            client="192.0.2.1", user=user,
        )  # fmt: skip
        self.secret = intake.submit(sent, settings=self.settings(), now=timezone.now()).browser_secret or ""

    def submit_as_account(self) -> None:
        self.submit(self.anna)

    def submit_as_account_again(self) -> None:
        self.submit(self.anna)

    def link(self) -> None:
        proving.by_link(self.desk.token(self.guest.email), settings=self.settings(), now=timezone.now())

    def confirm(self) -> None:
        proving.by_link(self.desk.token("anna@example.com"), settings=self.settings(), now=timezone.now())

    def code(self) -> None:
        code = read_code(self.desk, self.guest.email)
        reference = Request.objects.get().reference
        proving.by_code(reference, self.secret, code, settings=self.settings(), now=timezone.now())

    def disown(self) -> None:
        proving.disown(self.desk.token(self.guest.email), settings=self.settings(), now=timezone.now())

    def approve(self) -> None:
        request = Request.objects.get()
        settings = self.settings()
        decisions.approve(request.pk, request.version, self.staff, settings=settings, now=timezone.now())

    def release(self) -> None:
        request = Request.objects.get()
        decisions.release(
            request.pk, request.version, self.staff,
            despite_problems=False, settings=self.settings(), now=timezone.now(),
        )  # fmt: skip

    def cancel(self) -> None:
        ending.cancel(Request.objects.get(), settings=self.settings(), now=timezone.now())


STEPS: dict[str, tuple[list[str], list[str], list[str], int]] = {
    # step: what comes before, the states and the mails at the end, and how many statements it has at least
    "submit": ([], ["unverified"], ["staff_new", "verify"], 10),
    "submit_as_account": ([], ["open"], ["received", "staff_new"], 15),
    "submit_as_account_again": (
        ["submit_as_account"],
        ["joined", "open"],
        ["received", "received", "staff_changed", "staff_new"],
        12,
    ),
    "link": (["submit"], ["open"], ["received", "staff_new", "staff_verified", "verify"], 20),
    "code": (["submit"], ["open"], ["received", "staff_new", "staff_verified", "verify"], 20),
    "confirm": (["submit_as_account"], ["open"], ["received", "staff_changed", "staff_new"], 8),
    "disown": (["submit"], ["cancelled"], ["staff_new", "verify"], 10),
    "approve": (
        ["submit", "link"],
        ["ready"],
        ["received", "staff_new", "staff_ready", "staff_verified", "verify"],
        8,
    ),
    "release": (
        ["submit", "link", "approve"],
        ["fulfilled"],
        ["data_ready", "received", "staff_new", "staff_ready", "staff_verified", "verify"],
        10,
    ),
    "cancel": (
        ["submit", "link", "approve"],
        ["cancelled"],
        ["cancelled", "received", "staff_changed", "staff_new", "staff_ready", "staff_verified", "verify"],
        8,
    ),
}


@pytest.fixture
def shop(desk: Desk, guest: Guest, anna: Any, staff: Any, plugin: Any, held: None) -> Shop:
    """A shop with generous limits."""
    plugin(**FORM, client_submits_per_hour="1000", address_mails_per_day="100", shop_mails_per_hour="10000")
    return Shop(desk, guest, anna, staff)


@pytest.mark.parametrize("step", STEPS)
def test_aborted_at_every_statement__nothing_is_half_done(shop: Shop, step: str) -> None:
    # given
    before, states, mails, least = STEPS[step]
    for each in before:
        getattr(shop, each)()
        sweep_all()
    stored = rows()

    # when: until it comes through
    for nth in itertools.count(1):
        Tally.objects.all().delete()
        with abort_at(nth) as failed, suppress(Gone):
            getattr(shop, step)()
        if not failed:
            break

        # then: every row is as it was, so that the next try is as good as the first
        assert rows() == stored, f"statement {nth}: {failed[0]}"

    # then: the end of a clean run
    assert nth > least
    sweep_all()
    assert sorted(Request.objects.values_list("state", flat=True)) == states
    assert sorted(OutboxMail.objects.values_list("name", "state")) == [(name, "sent") for name in mails]
    assert len(mail.outbox) == len(mails)
    assert_whole()
