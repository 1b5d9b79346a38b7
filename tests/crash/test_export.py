"""An export whose worker is killed: the sweep finishes it, with one archive and one mail of each kind."""

from __future__ import annotations

import io
import itertools
import json
import pkgutil
import zipfile
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone

from saleor_gdpr_plugin import housekeeping
from saleor_gdpr_plugin.export import pieces
from saleor_gdpr_plugin.export.models import Archive, Piece
from saleor_gdpr_plugin.requests.models import Event, Request
from saleor_gdpr_plugin.work import jobs
from saleor_gdpr_plugin.work.models import Job
from tests.crash.conftest import PaperDesk, Victim
from tests.crash.invariants import assert_whole, clear
from tests.work.sweeping import pass_time, sweep_all, the_job

STORE = "saleor_gdpr_plugin.export.pieces:PieceWriter._store"
STEP = "saleor_gdpr_plugin.work.jobs:step"
CHECKPOINTS: dict[str, dict[str, Any]] = {
    "taken, nothing done": {"call": "saleor_gdpr_plugin.requests.fulfilment:_begin"},
    "processing": {"call": "saleor_gdpr_plugin.requests.fulfilment:_begin", "when": "after"},
    "archive row, no step": {"call": STEP, "nth": 1},
    "step files": {"call": STEP, "nth": 1, "when": "after"},
    "step rows": {"call": STEP, "nth": 2, "when": "after"},
    "first piece": {"call": STORE, "nth": 1, "when": "after"},
    "middle of the pieces": {"call": STORE, "nth": 4, "when": "after"},
    "rows read": {"call": "saleor_gdpr_plugin.export.papers:Papers.write_pages"},
    "rows committed": {"call": STEP, "nth": 3},
    "step letter": {"call": STEP, "nth": 3, "when": "after"},
    "letter set": {"call": "saleor_gdpr_plugin.export.papers:render_pdf", "when": "after"},
    "letter written": {"call": STEP, "nth": 4},
    "step seal": {"call": STEP, "nth": 4, "when": "after"},
    "last piece, not committed": {
        "call": "saleor_gdpr_plugin.export.pieces:PieceWriter.finish",
        "when": "after",
    },
    "built, not ready": {"call": "saleor_gdpr_plugin.export.build:build", "when": "after"},
    "ready, not committed": {"call": "saleor_gdpr_plugin.work.jobs:finish", "when": "after"},
    "ready, mail not sent to the broker": {"call": "saleor_gdpr_plugin.host.tasks:_send"},
}
STAFF = "dpo@shop.example"


@pytest.fixture
def approved(
    paper_desk: PaperDesk, held: None, anna: Any, staff: Any, order_for: Callable[..., Any]
) -> Callable[[], Request]:
    """Make Anna's request, approved; its job waits. Mails up to here are sent."""
    order_for(anna, lines=[("Mug", 2, "9.90"), ("Teapot", 1, "30.00")])

    def make() -> Request:
        asked = paper_desk.submit(user=anna)["request"]
        sweep_all()
        paper_desk.decide("Approve", asked["id"], user=staff)
        return Request.objects.get()

    return make


def document_of(archive: Archive) -> dict[str, Any]:
    """The archive opened; every file in it is whole."""
    package = zipfile.ZipFile(io.BytesIO(b"".join(pieces.read(archive))))
    assert package.testzip() is None
    assert package.namelist() == ["data.json", "report.html", "summary.pdf"]
    return dict(json.loads(package.read("data.json")))


def assert_ready(desk: PaperDesk, *, mails_allowed: int = 1) -> int:
    """The end that an undisturbed run has: hand-written. Returns how many mails came twice."""
    request = Request.objects.get()
    assert (request.state, request.problem) == ("ready", "")
    assert list(request.events.values_list("kind", flat=True)) == ["open", "approved", "processing", "ready"]
    archive = Archive.objects.get()
    assert (archive.state, archive.problems) == ("built", [])
    numbers = list(Piece.objects.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(pieces.piece_count(archive.size)))
    assert len(numbers) > 8
    held = {slug: count for slug, count in archive.contents.items() if count}
    assert held == {"account": 1, "addresses": 2, "orders": 1, "privacy_requests": 1}
    (order,) = document_of(archive)["sources"]["orders"]["records"]
    assert [line["product_name"] for line in order["lines"]] == ["Mug", "Teapot"]
    assert list(Job.objects.values_list("kind", "attempts", "problem")) == []
    assert [each.subject for each in desk.mails("anna@example.com")] == [
        "We have received your privacy request"
    ]
    told = [each.message_id for each in desk.mails(STAFF)]
    assert len(set(told)) == 2
    assert all(told.count(each) <= mails_allowed for each in told)
    assert_whole()
    return len(told) - 2


def test_undisturbed(paper_desk: PaperDesk, victim: Victim, approved: Callable[[], Request]) -> None:
    approved()
    assert victim.order("task", id=the_job("request.fulfil"))["code"] == 0
    assert_ready(paper_desk)


@pytest.mark.parametrize("at", CHECKPOINTS.values(), ids=CHECKPOINTS.keys())
def test_killed__the_sweep_finishes_it(
    paper_desk: PaperDesk, victim: Victim, approved: Callable[[], Request], at: dict[str, Any]
) -> None:
    # given
    approved()
    job = the_job("request.fulfil")

    # when
    victim.killed("task", id=job, die=at)

    # then: nothing is half done, and nobody takes it before the lease is over
    assert_whole()
    before = list(Job.objects.values_list("pk", "attempts"))
    if Job.objects.filter(pk=job).exists():
        housekeeping.sweep()
        assert list(Job.objects.values_list("pk", "attempts")) == before

    # when
    sweep_all()

    # then
    assert_ready(paper_desk)


def test_killed_before_any_statement__ends_as_without(
    paper_desk: PaperDesk, victim: Victim, approved: Callable[[], Request]
) -> None:
    """Statements of the whole job, its mail included, one kill each; a second mail only in the one window."""
    doubled = 0
    for nth in itertools.count(1, STRIDE):
        # given
        clear()
        for path in victim.mails.iterdir():
            path.unlink()
        approved()

        # when
        ended = victim.order("task", id=the_job("request.fulfil"), die={"statement": "", "nth": nth})

        # then
        if ended["code"] == 0:
            break
        assert_whole()
        sweep_all()
        doubled += assert_ready(paper_desk, mails_allowed=2)
    assert nth > 60
    assert doubled <= 1


STRIDE = 4
"""Every statement takes a minute; neighbours are mostly in one transaction and end alike."""


def test_killed_each_time__ends_as_failed_and_staff_can_retry(
    paper_desk: PaperDesk, victim: Victim, approved: Callable[[], Request], staff: Any
) -> None:
    # given: an export that kills every worker
    request = approved()
    for _ in range(5):
        victim.killed("task", id=the_job("request.fulfil"), die={"call": STORE, "nth": 2})
        pass_time()

    # when
    housekeeping.sweep()
    sweep_all()

    # then: it ended once, with one mail
    request.refresh_from_db()
    assert (request.state, request.problem) == ("failed", "WorkerDied")
    kinds = list(Event.objects.values_list("kind", flat=True))
    assert kinds == ["open", "approved", "processing", "failed"]
    assert len(paper_desk.mails(STAFF)) == 2

    # when
    global_id = next(iter(paper_desk.queue(staff)))
    paper_desk.decide("Retry", global_id, user=staff)
    sweep_all()

    # then
    request.refresh_from_db()
    assert request.state == "ready"
    assert document_of(Archive.objects.get())["reference"] == request.reference


def test_killed_rebuild__the_new_archive_takes_the_place_of_the_old(
    paper_desk: PaperDesk, victim: Victim, approved: Callable[[], Request], order_for: Callable[..., Any]
) -> None:
    # given: built, and then the mailbox is proven, which adds a guest order
    approved()
    sweep_all()
    order_for(email="Anna@example.com", lines=[("Spoon", 1, "1.00")])
    paper_desk.run("RequestVerify", input={"token": paper_desk.token("anna@example.com")})
    assert Request.objects.get().state == "processing"

    # when
    victim.killed("task", id=the_job("request.fulfil"), die={"call": STORE, "nth": 3})
    sweep_all()

    # then
    archive = Archive.objects.get()
    assert archive.state == "built"
    assert len(document_of(archive)["sources"]["orders"]["records"]) == 2
    assert_whole()


def test_killed_export_of_a_lost_request__leaves_no_piece_behind(
    paper_desk: PaperDesk, victim: Victim, approved: Callable[[], Request], staff: Any
) -> None:
    # given: killed until it failed for good
    approved()
    for _ in range(5):
        victim.killed("task", id=the_job("request.fulfil"), die={"call": STEP, "nth": 3})
        pass_time()
    housekeeping.sweep()
    assert Piece.objects.exists()

    # when: hours later
    Archive.objects.update(created_at=timezone.now() - timedelta(hours=6, seconds=1))
    housekeeping.sweep()

    # then
    assert Archive.objects.count() == 0
    assert Piece.objects.count() == 0


@pytest.mark.parametrize(
    "where",
    ["export.pieces.PieceWriter._store", "export.papers.render_pdf", "requests.fulfilment.committed"],
    ids=["among the rows", "over the letter", "before it is ready"],
)
def test_not_dead_but_slow__the_worker_that_lost_its_lease_spoils_nothing(
    paper_desk: PaperDesk,
    victim: Victim,
    approved: Callable[[], Request],
    monkeypatch: pytest.MonkeyPatch,
    where: str,
) -> None:
    # given: this worker falls asleep, and meanwhile another does the whole job
    approved()
    job, woke = the_job("request.fulfil"), []
    target = f"saleor_gdpr_plugin.{where}"
    original = pkgutil.resolve_name(target)

    def asleep(*args: Any, **kwargs: Any) -> Any:
        if not woke:
            victim.order("pass time")
            victim.order("task", id=job)
            woke.append(True)
        return original(*args, **kwargs)

    # when
    with monkeypatch.context() as slowly:
        slowly.setattr(target, asleep)
        jobs.run(UUID(job))

    # then
    assert woke == [True]
    assert_ready(paper_desk)
