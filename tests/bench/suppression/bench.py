"""The bench of suppression: a fixed number of statements, how many times a plain IN query it takes, and the hooks."""

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
EXTRA = 1.15
"""Times that a shop's own customerUpdate may take with a key for consent, beside one where the plugin is inactive."""
LARGE = 10_000
"""From so many addresses on a ratio says something."""


def run(shop: Shop, sizes: Sequence[int], runs: int, *, progress: Callable[[str], None]) -> Found:
    """Measure at each size."""
    found: dict[int, dict[str, Any]] = {}
    for size in sizes:
        progress(f"{size} addresses …")
        shop.ask(f"{HERE}.people", str(size))
        found[size] = shop.ask(f"{HERE}.ask", str(size), str(runs))
    progress("the shop's own change of a customer …")
    hooks = shop.ask(f"{HERE}.hooks", str(runs))
    return Found(
        f"{_table(found)}\n\n{_table_of_hooks(hooks)}",
        [*_judge(found), *_judge_hooks(hooks, real=shop.real)],
        _figures(found) | {"hooks": _figures_of_hooks(hooks)},
    )


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


def _ratio_of_hooks(hooks: dict[str, Any], name: str) -> Any:
    return paired(hooks["seconds"][name], hooks["seconds"]["inactive"])


def _extra(hooks: dict[str, Any], name: str) -> int:
    return int(hooks["statements"][name] - hooks["statements"]["inactive"])


def _table_of_hooks(hooks: dict[str, Any]) -> str:
    lines = [f"{'plugin':>10}{'a round of changes, s':>28}{'ratio to inactive':>28}{'extra statements':>20}"]
    for name, seconds in hooks["seconds"].items():
        ratio = _ratio_of_hooks(hooks, name).text()
        lines.append(f"{name:>10}{figure(seconds).text():>28}{ratio:>28}{_extra(hooks, name):>20}")
    return "\n".join(lines)


def _judge_hooks(hooks: dict[str, Any], *, real: bool) -> list[Promise]:
    none, one = _extra(hooks, "no keys"), _extra(hooks, "one key")
    # The miniature calls both hooks for one change, Saleor the one that fits.
    fits = none == 0 and one <= (1 if real else 2)
    ratio = _ratio_of_hooks(hooks, "one key")
    state = "KEPT" if ratio.median <= EXTRA else "BROKEN"
    return [
        Promise(
            "KEPT" if fits else "BROKEN", f"hooks cost {none} statements without keys, {one} with one key"
        ),
        Promise(
            state if real else "REAL ONLY",
            f"customerUpdate takes {ratio.text()} times as long with our hooks, at most {EXTRA:g}",
        ),
    ]


def _figures_of_hooks(hooks: dict[str, Any]) -> dict[str, Any]:
    return {
        name: {"ratio": round(_ratio_of_hooks(hooks, name).median, 3), "statements": _extra(hooks, name)}
        for name in ("no keys", "one key")
    }
