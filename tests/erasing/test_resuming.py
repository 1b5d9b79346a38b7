"""Killed or aborted anywhere, an erasure goes on to the same end; done twice, it changes nothing more."""

from __future__ import annotations

import itertools
from contextlib import suppress
from typing import Any

import pytest
from django.db import OperationalError
from django.utils import timezone

from saleor_gdpr_plugin.erasure import carrying_out, sealing
from saleor_gdpr_plugin.erasure.models import Checkpoint, ErasureRecord, Plan, PlanItem
from saleor_gdpr_plugin.host import accounts
from saleor_gdpr_plugin.mail.models import OutboxMail
from saleor_gdpr_plugin.requests import lifecycle
from saleor_gdpr_plugin.requests.models import Request
from saleor_gdpr_plugin.work import jobs
from saleor_gdpr_plugin.work.models import Job
from tests.cast import model
from tests.crash.test_abort import abort_at
from tests.erasing.conftest import Eraser
from tests.work.sweeping import pass_time, sweep_all, the_job

from . import toys


class Killed(OperationalError):
    """The worker's connection is gone."""


@pytest.fixture
def approved(eraser: Eraser, annas: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Anna's approved request; no work is done but what a test starts."""
    request = eraser.asks()
    monkeypatch.setattr("saleor_gdpr_plugin.host.tasks._send", lambda task, ids: None)
    eraser.desk.decide("Approve", request["id"], user=eraser.staff)
    return request


def kill(monkeypatch: pytest.MonkeyPatch, owner: Any, name: str, *, nth: int, after: bool) -> list[str]:
    """Die once, before or after the n-th call; the list holds the name once it happened."""
    original, calls, died = getattr(owner, name), itertools.count(1), list[str]()

    def armed(*args: Any, **kwargs: Any) -> Any:
        mine = next(calls)
        if mine == nth and not after:
            died.append(name)
            raise Killed
        result = original(*args, **kwargs)
        if mine == nth and after:
            died.append(name)
            raise Killed
        return result

    monkeypatch.setattr(owner, name, armed)
    return died


def assert_end(annas: dict[str, Any], anna: Any) -> None:
    """The end of a clean run, written by hand."""
    assert Request.objects.get(right="erasure").state == "partly_fulfilled"
    assert not model("account.User").objects.filter(pk=anna.pk).exists()
    assert not model("account.CustomerNote").objects.exists()
    assert toys.Cards.held[anna.pk] == []
    orders = (
        model("order.Order").objects.order_by("created_at").values_list("pk", "user_email", "customer_note")
    )
    assert list(orders) == [(annas["old"].pk, "", ""), (annas["new"].pk, "anna@example.com", "")]
    assert list(Checkpoint.objects.values_list("source", "erased", "kept")) == [
        ("payment_methods", 2, 0), ("orders", 1, 1), ("notes", 1, 0), ("account", 1, 0),
    ]  # fmt: skip
    assert list(PlanItem.objects.values_list("source", "key")) == [("orders", str(annas["new"].pk))]
    assert ErasureRecord.objects.count() == 1
    assert OutboxMail.objects.filter(name="erased").count() == 1


PLACES: list[tuple[Any, str, int, bool]] = [
    (accounts, "freeze", 1, False),
    (accounts, "freeze", 1, True),
    *((carrying_out, "_checkpoint", nth, after) for nth in (1, 2, 3, 4) for after in (False, True)),
    *((jobs, "step", nth, True) for nth in (1, 2, 3, 4)),
    (toys.Orders, "erase", 1, True),
    (toys.Accounts, "erase", 1, True),
    (lifecycle, "post", 1, True),
    (sealing, "end", 1, False),
    (sealing, "end", 1, True),
]


@pytest.mark.parametrize("place", PLACES, ids=lambda place: f"{place[1]}-{place[2]}-{place[3]}")
def test_killed__the_next_worker_comes_to_the_same_end(
    approved: dict[str, Any], annas: dict[str, Any], anna: Any, monkeypatch: pytest.MonkeyPatch, place: Any
) -> None:
    owner, name, nth, after = place
    with monkeypatch.context() as patch:
        died = kill(patch, owner, name, nth=nth, after=after)
        jobs.run(the_job("request.fulfil"))
        assert died == [name]
    assert Request.objects.get(right="erasure").state == "processing"

    sweep_all()

    assert_end(annas, anna)


def test_aborted_at_statement_after_statement__it_goes_on(
    approved: dict[str, Any], annas: dict[str, Any], anna: Any
) -> None:
    job = the_job("request.fulfil")
    aborted = 0
    # Each try goes further than the one before, so that every part is met.
    for nth in itertools.count(1, 7):
        pass_time()
        Job.objects.update(attempts=0)
        with abort_at(nth) as failed, suppress(OperationalError):
            jobs.run(job)
        if not failed:
            break
        aborted += 1

    sweep_all()

    assert aborted > 12
    assert_end(annas, anna)


def test_twice__changes_nothing_more(approved: dict[str, Any], annas: dict[str, Any], anna: Any) -> None:
    jobs.run(the_job("request.fulfil"))
    sweep_all()
    assert_end(annas, anna)
    erased, sealed = list(toys.Toy.erased), bytes(ErasureRecord.objects.get().content)

    jobs.enqueue("request.fulfil", Request.objects.get(right="erasure").pk, now=timezone.now())
    sweep_all()

    assert toys.Toy.erased == erased
    assert bytes(ErasureRecord.objects.get().content) == sealed
    assert_end(annas, anna)


def test_changed_after_it_began__it_stops_and_can_only_be_carried_on(
    eraser: Eraser,
    approved: dict[str, Any],
    annas: dict[str, Any],
    anna: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with monkeypatch.context() as patch:
        kill(patch, carrying_out, "_checkpoint", nth=2, after=False)
        jobs.run(the_job("request.fulfil"))
    annas["note"].content = "Changed meanwhile."
    annas["note"].save()

    sweep_all()

    row = Request.objects.get(right="erasure")
    assert (row.state, row.problem[:16]) == ("failed", "Notes: something")
    assert model("account.User").objects.get(pk=anna.pk).is_active is False
    how = {"user": eraser.staff, "id": approved["id"], "version": row.version}
    assert eraser.desk.refused("RequestReopen", reason="No.", **how)["code"] == "STATE"
    eraser.desk.run("ErasurePlan", **how)
    assert Plan.objects.get().begun_at is not None

    eraser.desk.decide("Retry", approved["id"], user=eraser.staff)
    sweep_all()

    assert_end(annas, anna)
