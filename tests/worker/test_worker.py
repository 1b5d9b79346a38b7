"""A shop with a broker: the web process only enqueues, the worker works, and a killed worker is made up for."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from celery import current_app
from django.core import mail
from django.db import connection

from saleor_gdpr_plugin.export.models import Archive, Piece
from saleor_gdpr_plugin.requests.models import Request
from saleor_gdpr_plugin.work.models import Job
from tests.cast import Guest
from tests.crash.invariants import assert_whole
from tests.desk import Desk
from tests.work.sweeping import pass_time
from tests.worker.conftest import Workers, wait_until

STAFF = "dpo@shop.example"


def state() -> str:
    return str(Request.objects.get().state)


def subjects(workers: Workers, to: str) -> list[str]:
    return [each.subject for each in workers.mails() if each.to == [to]]


def token(workers: Workers, to: str, kind: str) -> str:
    (body,) = (each.body for each in workers.mails() if each.to == [to] and f"gdpr-{kind}=" in each.body)
    found = re.search(rf"gdpr-{kind}=([\w-]+)", body)
    assert found
    return found[1]


def test_story__the_worker_does_all_work(
    workers: Workers, desk: Desk, guest: Guest, staff: Any, client: Any
) -> None:
    # given: the web process answers before anything was looked up or mailed
    answer = desk.submit(guest.email)
    assert answer["request"] is None
    assert Request.objects.get().known is None
    assert sorted(Job.objects.values_list("kind", flat=True)) == ["request.match", "request.prove"]

    # when
    workers.start()

    # then: mailed and matched by the worker
    wait_until("all jobs done", lambda: not Job.objects.exists())
    assert subjects(workers, guest.email) == ["Please confirm your privacy request"]
    assert Request.objects.get().known is True

    # when
    desk.run("RequestVerify", input={"token": token(workers, guest.email, "verify")})
    asked = desk.decide("Approve", next(iter(desk.queue(staff))), user=staff)
    assert asked["state"] in ("APPROVED", "PROCESSING")
    wait_until("the archive", lambda: state() == "ready" and not Job.objects.exists())
    desk.decide("Release", asked["id"], user=staff)
    wait_until("all jobs done", lambda: not Job.objects.exists())

    # then
    assert state() == "fulfilled"
    assert subjects(workers, guest.email) == [
        "Please confirm your privacy request",
        "We have received your privacy request",
        "Your data is ready to download",
    ]
    assert len(subjects(workers, STAFF)) == 3
    url = desk.run("DownloadTicket", token=token(workers, guest.email, "download"))["url"]
    response = client.get("/plugins/" + url.split("/plugins/")[1])
    assert len(b"".join(response.streaming_content)) == Archive.objects.get().size
    assert_whole()

    # then: nothing was done in the web process, and nobody is named by the worker
    assert mail.outbox == []
    said = workers.log()
    assert said.count("saleor_gdpr_plugin.run_job") >= 8
    assert guest.email.lower() not in said.lower()


def test_killed_in_the_middle_of_an_export__the_sweep_of_another_worker_finishes_it(
    workers: Workers, desk: Desk, anna: Any, staff: Any, order_for: Callable[..., Any], monkeypatch: Any
) -> None:
    # given: an approved request whose orders cannot be read, because somebody holds their table
    order_for(anna)
    workers.start()
    desk.submit(user=anna)
    wait_until("mails of the submission", lambda: not Job.objects.exists())
    with monkeypatch.context() as held:
        held.setattr("saleor_gdpr_plugin.host.tasks._send", lambda task, ids: None)
        desk.decide("Approve", next(iter(desk.queue(staff))), user=staff)
    somebody = connection.copy()
    somebody.set_autocommit(False)
    try:
        with somebody.cursor() as cursor:
            cursor.execute("LOCK TABLE order_order IN ACCESS EXCLUSIVE MODE")
        current_app.tasks["saleor_gdpr_plugin.run_job"].apply_async(args=[str(Job.objects.get().pk)])
        wait_until("the export waits for the orders", lambda: Job.objects.get().step == "files" and blocked())

        # when
        workers.kill()
    finally:
        somebody.rollback()
        somebody.close()

    # then
    assert (state(), Archive.objects.get().state) == ("processing", "building")

    # when: another worker, and its sweep comes by while the lease runs
    workers.start()
    sweep = current_app.tasks["saleor_gdpr_plugin.sweep"]
    sweep.apply_async()
    wait_until("the sweep has been", lambda: "saleor_gdpr_plugin.sweep" in workers.log().split("celery@")[-1])
    assert state() == "processing"

    # when: the lease has run out
    pass_time()
    sweep.apply_async()
    wait_until("the archive", lambda: state() == "ready" and not Job.objects.exists())

    # then
    archive = Archive.objects.get()
    assert archive.state == "built"
    held = {slug: count for slug, count in archive.contents.items() if count}
    assert held == {"account": 1, "addresses": 2, "orders": 1, "privacy_requests": 1}
    assert Piece.objects.exclude(archive=archive).count() == 0
    kinds = list(Request.objects.get().events.values_list("kind", flat=True))
    assert kinds == ["open", "approved", "processing", "ready"]
    assert len(subjects(workers, STAFF)) == 2
    assert_whole()


def blocked() -> bool:
    """Whether somebody in this database waits for a lock."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
        )
        return cursor.fetchone() is not None


def test_lost_messages__are_made_up_for_by_the_sweep(workers: Workers, desk: Desk, guest: Guest) -> None:
    # given: the broker forgot everything while no worker ran
    workers.kill()
    desk.submit(guest.email)
    current_app.control.purge()
    workers.forget()
    workers.start()

    # when: the worker's own sweep, sent as the shop's beat would
    current_app.tasks["saleor_gdpr_plugin.sweep"].apply_async()

    # then
    wait_until("the mail", lambda: not Job.objects.exists())
    assert subjects(workers, guest.email) == ["Please confirm your privacy request"]
    assert Request.objects.get().known is True


@pytest.fixture(autouse=True)
def _said(request: pytest.FixtureRequest, workers: Workers) -> Any:
    """A failing test shows the end of what the worker said."""
    yield
    print(workers.log()[-3000:])
