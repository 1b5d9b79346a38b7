"""The bench of suppression: a fixed number of statements, and how many times a plain IN query it takes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from tests.bench.found import Found, Promise
from tests.bench.numbers import figure, paired
from tests.bench.place import Shop

HERE = "tests.bench.suppression"
MORE = 5.0
"""Times that an answer may take the time of a plain IN query over the same addresses: it also normalises each address,
takes its digest under each key, and reads suppression and ledger."""
LARGE = 10_000
"""From so many addresses on a ratio says something."""


def run(shop: Shop, sizes: Sequence[int], runs: int, *, progress: Callable[[str], None]) -> Found:
    """Measure at each size."""
    found: dict[int, dict[str, Any]] = {}
    for size in sizes:
        progress(f"{size} addresses …")
        shop.ask(f"{HERE}.people", str(size))
        found[size] = shop.ask(f"{HERE}.ask", str(size), str(runs))
    return Found(_table(found), _judge(found), _figures(found))


def _ratio(each: dict[str, Any]) -> Any:
    return paired(each["seconds"]["ours"], each["seconds"]["plain"])


def _table(found: dict[int, dict[str, Any]]) -> str:
    lines = [
        f"{'addresses':>10}{'plain IN, s':>28}{'gdprMarketingAllowed, s':>28}{'ratio':>24}{'statements':>12}"
    ]
    for size, each in found.items():
        plain, ours = (figure(each["seconds"][name]).text() for name in ("plain", "ours"))
        lines.append(f"{size:>10}{plain:>28}{ours:>28}{_ratio(each).text():>24}{each['statements']:>12}")
    return "\n".join(lines)


def _judge(found: dict[int, dict[str, Any]]) -> list[Promise]:
    counts = {each["statements"] for each in found.values()}
    numbers = ", ".join(str(each["statements"]) for each in found.values())
    judged = [
        Promise(
            "KEPT" if len(counts) == 1 else "BROKEN",
            f"statements do not grow with the addresses: {numbers}",
        )
    ]
    largest = max(found)
    ratio = _ratio(found[largest])
    state = "KEPT" if ratio.median <= MORE else "BROKEN"
    judged.append(
        Promise(
            state if largest >= LARGE else "NOT RUN",
            f"{largest} addresses take {ratio.text()} times a plain IN query, at most {MORE:g}",
        )
    )
    for size, each in found.items():
        wrong = {name: count for name, count in each["reasons"].items() if count != _expected(size)[name]}
        judged.append(
            Promise(
                "BROKEN" if wrong else "KEPT", f"{size} answers are as they should be {wrong or ''}".strip()
            )
        )
    return judged


def _expected(size: int) -> dict[str, int]:
    """Six of ten consented, two may not be written to, two are unknown."""
    last = [sum(number % 10 in kinds for number in range(size)) for kinds in (range(6), (6, 7), (8, 9))]
    return dict(zip(("consent", "suppressed", "no_consent"), last, strict=True))


def _figures(found: dict[int, dict[str, Any]]) -> dict[str, Any]:
    return {
        str(size): {
            "ratio": round(_ratio(each).median, 2),
            "seconds": figure(each["seconds"]["ours"]).median,
            "statements": each["statements"],
        }
        for size, each in found.items()
    }
