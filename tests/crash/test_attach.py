"""A server that is killed while it takes a file of another system: the file is there whole, or not at all."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from saleor_gdpr_plugin.export import pieces
from saleor_gdpr_plugin.export.models import Archive, OtherAnswer, OtherPiece
from saleor_gdpr_plugin.register.models import RegisterEntry
from saleor_gdpr_plugin.requests.models import Event, Request
from tests.crash.conftest import PIECE, PaperDesk, Victim
from tests.crash.invariants import assert_whole, rows
from tests.work.sweeping import sweep_all

STORE = "saleor_gdpr_plugin.export.pieces:PieceWriter._store"
CONTENT = "".join(f"line {number}\n" for number in range(200))
PIECES = -(-len(CONTENT) // PIECE)
PLACES: dict[str, dict[str, Any]] = {
    "before the first piece": {"call": STORE},
    "after the first piece": {"call": STORE, "when": "after"},
    "between two pieces": {"call": STORE, "nth": 2, "when": "after"},
    "before the last piece": {"call": STORE, "nth": PIECES},
    "last piece, not committed": {"call": STORE, "nth": PIECES, "when": "after"},
    "written, archive not begun anew": {"call": "saleor_gdpr_plugin.export.answering:built_anew"},
}


@pytest.fixture
def ready(paper_desk: PaperDesk, held: None, anna: Any, staff: Any, order_for: Callable[..., Any]) -> str:
    """Anna's request, built and waiting for its release, and a system that may have more about her."""
    body = {"name": "Customer desk", "contact": "crm@shop.example", "holds": {"en": "tickets"}}
    RegisterEntry.objects.create(
        kind="system", key="crm", body=body, position=10, version=1, updated_at=timezone.now()
    )
    order_for(anna, lines=[("Mug", 2, "9.90")])
    asked = paper_desk.submit(user=anna)["request"]
    sweep_all()
    paper_desk.decide("Approve", asked["id"], user=staff)
    sweep_all()
    assert Request.objects.get().state == "ready"
    return str(asked["id"])


def attach(victim: Victim, ready: str, staff: Any, at: dict[str, Any] | None = None) -> dict[str, Any]:
    """Let the victim take the file."""
    version = Request.objects.get().version
    order = victim.operation("ExportAttach", user=staff, id=ready, version=version, system="crm")
    return victim.order("graphql", die=at, files={"file": CONTENT}, **order)


def assert_attached() -> None:
    """The end that an undisturbed upload has."""
    answer = OtherAnswer.objects.get()
    assert (answer.system, answer.filename, answer.size) == ("crm", "file.txt", len(CONTENT))
    assert b"".join(pieces.read(answer)).decode() == CONTENT
    assert OtherPiece.objects.count() == PIECES
    assert list(Event.objects.values_list("kind", flat=True)).count("other_attached") == 1
    sweep_all()
    assert Request.objects.get().state == "ready"
    assert Archive.objects.get().state == "built"
    assert_whole()


@pytest.mark.parametrize("at", PLACES.values(), ids=PLACES.keys())
def test_killed__nothing_of_the_file_is_left_and_the_next_try_is_as_the_first(
    victim: Victim, ready: str, staff: Any, at: dict[str, Any]
) -> None:
    # given
    before = rows()

    # when
    assert attach(victim, ready, staff, at)["code"] == -9

    # then
    assert rows() == before
    assert_whole()

    # when
    assert attach(victim, ready, staff)["code"] == 0

    # then
    assert_attached()


def test_killed_before_any_statement__there_whole_or_not_at_all(
    victim: Victim, ready: str, staff: Any
) -> None:
    before = rows()
    for nth in itertools.count(1):
        ended = attach(victim, ready, staff, {"statement": "", "nth": nth})
        if ended["code"] == 0:
            break
        if OtherAnswer.objects.exists():
            # Killed after the commit, before the answer: whoever tries again is told that the file is there.
            break
        assert rows() == before, nth
    assert nth > 20
    assert_attached()
