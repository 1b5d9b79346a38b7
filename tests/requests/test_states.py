"""The table of moves, against a copy written by hand from the specification."""

from __future__ import annotations

import itertools

import pytest

from saleor_gdpr_plugin.requests.states import MOVES, STARTS, State, is_final, may_cancel

SPEC = """
UNVERIFIED → OPEN | JOINED | REFUSED | CANCELLED | LAPSED | FULFILLED
OPEN       → WAITING | APPROVED | REFUSED | CANCELLED | FULFILLED
WAITING    → OPEN | REFUSED | CANCELLED
APPROVED   → PROCESSING | OPEN | CANCELLED
PROCESSING → READY | FULFILLED | PARTLY_FULFILLED | FAILED
READY      → FULFILLED | PARTLY_FULFILLED | PROCESSING | OPEN | CANCELLED
FAILED     → PROCESSING | PARTLY_FULFILLED | OPEN | CANCELLED
"""
ALLOWED = {
    (before.strip(), after.strip())
    for line in SPEC.strip().splitlines()
    for before, afters in [line.split("→")]
    for after in afters.split("|")
}
NAMES = [
    "UNVERIFIED",
    "OPEN",
    "WAITING",
    "APPROVED",
    "PROCESSING",
    "READY",
    "FULFILLED",
    "PARTLY_FULFILLED",
    "REFUSED",
    "CANCELLED",
    "JOINED",
    "LAPSED",
    "FAILED",
]


@pytest.mark.parametrize(("before", "after"), itertools.product(NAMES, NAMES))
def test_moves__are_those_of_the_specification(before: str, after: str) -> None:
    assert (State[after] in MOVES.get(State[before], ())) == ((before, after) in ALLOWED)


def test_states__none_is_missing_and_each_has_two_sentences() -> None:
    assert [state.name for state in State] == NAMES
    assert len({state.for_shopper for state in State}) == 13
    assert len({state.for_staff for state in State}) == 13


def test_starts__are_three() -> None:
    assert {State.UNVERIFIED, State.OPEN, State.FULFILLED} == STARTS


def test_final_states__are_those_without_a_way_on() -> None:
    final = {state.name for state in State if is_final(state)}
    assert final == {"FULFILLED", "PARTLY_FULFILLED", "REFUSED", "CANCELLED", "JOINED", "LAPSED"}


def test_may_cancel__not_while_it_is_carried_out() -> None:
    assert {state.name for state in State if may_cancel(state)} == {
        "UNVERIFIED", "OPEN", "WAITING", "APPROVED", "READY", "FAILED",
    }  # fmt: skip
