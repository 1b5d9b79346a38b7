"""Many at once on one ticket, one job, one count: exact numbers."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone

from saleor_gdpr_plugin import housekeeping
from saleor_gdpr_plugin.export import delivery
from saleor_gdpr_plugin.export.models import Archive, Download
from saleor_gdpr_plugin.proof import limits
from saleor_gdpr_plugin.requests.models import Event, Request
from saleor_gdpr_plugin.work import jobs
from saleor_gdpr_plugin.work.models import Job
from tests.cast import Guest
from tests.desk import Desk
from tests.race.together import codes, together
from tests.work.sweeping import pass_time

MANY = 30
KIND = "test.note"


@pytest.fixture
def ticket(desk: Desk, anna: Any, staff: Any) -> Callable[[], str]:
    """Anna's request, released; makes tickets for it."""
    asked = desk.submit(user=anna)["request"]
    desk.decide("Approve", asked["id"], user=staff)
    desk.decide("Release", asked["id"], user=staff)
    request = Request.objects.get()

    def make() -> str:
        return delivery.ticket_for_login(request, now=timezone.now()).url.rpartition("/")[2]

    return make


def fetch(ticket: str) -> Callable[[], Any]:
    return lambda: delivery.open_ticket(ticket, now=timezone.now())


def counted() -> tuple[int, int, int]:
    archive = Archive.objects.get()
    return archive.downloads, Download.objects.count(), Event.objects.filter(kind="downloaded").count()


def test_one_ticket__counts_one_download(ticket: Callable[[], str]) -> None:
    raw = ticket()
    assert codes(together(*[fetch(raw)] * MANY)) == {"": MANY}
    assert counted() == (1, 1, 1)


def test_twelve_tickets__ten_downloads(ticket: Callable[[], str]) -> None:
    tickets = [ticket() for _ in range(12)]
    assert codes(together(*[fetch(raw) for raw in tickets for _ in range(2)])) == {
        "": 20,
        "downloads_used_up": 4,
    }
    assert counted() == (10, 10, 10)


def test_one_mailed_link__makes_one_ticket(desk: Desk, ticket: Callable[[], str]) -> None:
    token = desk.token("anna@example.com", "download")
    found = codes(together(*[lambda: delivery.ticket_for_link(token, now=timezone.now())] * MANY))
    assert found == {"": 1, "token_used": MANY - 1}


def test_downloads_while_it_expires__never_after(ticket: Callable[[], str]) -> None:
    tickets = [ticket() for _ in range(8)]
    Archive.objects.update(expires_at=timezone.now())
    found = codes(together(*map(fetch, tickets), *[housekeeping.sweep] * 2))
    assert found.pop("") == 2  # the sweeps
    assert set(found) <= {"expired", "downloads_used_up"}
    assert counted() == (0, 0, 0)


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a slow kind of job did."""
    done: list[str] = []

    def run(job: Job) -> None:
        time.sleep(0.05)
        done.append(job.object_id)

    monkeypatch.setitem(jobs._handlers, KIND, jobs.Handler(run=run, give_up=lambda *_: None))
    return done


def test_one_job__runs_once(transactional_db: None, ran: list[str]) -> None:
    now = timezone.now()
    one = Job.objects.create(kind=KIND, object_id="a", run_at=now, created_at=now)
    together(*[lambda: jobs.run(one.pk)] * MANY)
    assert ran == ["a"]
    assert Job.objects.count() == 0


def test_one_lost_job__is_retaken_once(transactional_db: None, ran: list[str]) -> None:
    now = timezone.now()
    one = Job.objects.create(kind=KIND, object_id="a", run_at=now, created_at=now)
    jobs._take(one.pk, now)
    pass_time()
    together(*[lambda: jobs.run(one.pk)] * MANY)
    assert ran == ["a"]


def test_sweeps__do_each_job_once(transactional_db: None, ran: list[str]) -> None:
    now = timezone.now()
    for number in range(10):
        Job.objects.create(kind=KIND, object_id=str(number), run_at=now, created_at=now)
    together(*[jobs.sweep] * 8)
    assert sorted(ran) == [str(number) for number in range(10)]
    assert Job.objects.count() == 0


def test_enqueue__one_row(transactional_db: None, ran: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("saleor_gdpr_plugin.host.tasks._send", lambda task, ids: None)
    together(*[lambda: jobs.enqueue(KIND, "a", now=timezone.now())] * MANY)
    assert list(Job.objects.values_list("kind", "object_id", "attempts")) == [(KIND, "a", 0)]


def test_one_mail__is_sent_once(desk: Desk, guest: Guest, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as held:
        held.setattr("saleor_gdpr_plugin.host.tasks._send", lambda task, ids: None)
        desk.submit(guest.email)
        jobs.run(Job.objects.get(kind="request.prove").pk)
    one = Job.objects.get(kind="mail.send").pk
    together(*[lambda: jobs.run(one)] * MANY)
    assert len(mail.outbox) == 1


def test_count__is_exact(transactional_db: None) -> None:
    now, day = timezone.now(), timedelta(days=1)
    found = together(*[lambda: limits.count("submit", "192.0.2.1", window=day, now=now)] * MANY)
    assert sorted(found) == list(range(1, MANY + 1))
