"""The bench of the desk: collects the figures and holds them against what was promised."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from tests.bench.desk import promises
from tests.bench.desk.promises import Idle, Queue, Submit
from tests.bench.found import Found
from tests.bench.numbers import figure, paired
from tests.bench.place import Shop

HERE = "tests.bench.desk"
QUERIES = 100


def run(shop: Shop, sizes: Sequence[int], runs: int, *, progress: Callable[[str], None]) -> Found:
    """Measure the queue at each size, then submitting and an idle plugin beside as many requests."""
    queue = Queue({})
    for size in sizes:
        progress(f"{size} requests …")
        shop.ask(f"{HERE}.people", str(size))
        progress(f"{size} requests: the queue …")
        queue.by_size[size] = shop.ask(f"{HERE}.queue", str(runs))
    progress("submitting …")
    submit = Submit(**shop.ask(f"{HERE}.submit", str(max(runs, 9) * 3), "REAL" if shop.real else "MINIATURE"))
    progress("idle …")
    idle = Idle([], [])
    for _ in range(runs):
        # By turns: what loads the machine loads both.
        idle.without.append(shop.ask(f"{HERE}.idle", "without", str(QUERIES)))
        idle.with_plugin.append(shop.ask(f"{HERE}.idle", "with", str(QUERIES)))
    judged = promises.judge(queue, submit, idle, real=shop.real)
    return Found(_table(queue, submit, idle), judged, _figures(queue, submit, idle))


def _table(queue: Queue, submit: Submit, idle: Idle) -> str:
    sizes = list(queue.by_size)
    lines = [f"{'the queue, s':<38}" + "".join(f"{size:>28}" for size in sizes) + f"{'ratio':>10}"]
    for case in queue.cases():
        cells = "".join(f"{figure(queue.by_size[size][case]['seconds']).text():>28}" for size in sizes)
        lines.append(f"{case:<38}{cells}{queue.ratio(case):>10.2f}")
    lines.append("")
    for name, seconds in submit.seconds.items():
        what = "accountRequestDeletion, s" if name == "theirs" else "gdprRequestSubmit, s"
        lines.append(f"{what:<38}{figure(seconds).text():>28}  {submit.statements[name]} statements")
    lines.append("")
    for part in promises.PARTS:
        both = [figure([each[part] for each in side]).text() for side in (idle.without, idle.with_plugin)]
        lines.append(f"{part + ', s: without, with':<38}{both[0]:>28}{both[1]:>28}")
    return "\n".join(lines)


def _figures(queue: Queue, submit: Submit, idle: Idle) -> dict[str, Any]:
    return {
        "queue": {
            case: {
                "ratio": round(queue.ratio(case), 2),
                "seconds": {
                    str(s): figure(each[case]["seconds"]).median for s, each in queue.by_size.items()
                },
                "statements": queue.last()[case]["statements"],
            }
            for case in queue.cases()
        },
        "submit": {
            "statements": submit.statements,
            "ratio": paired(submit.seconds["ours"], submit.seconds["theirs"]).median
            if "theirs" in submit.seconds
            else None,
        },
        "idle": {part: round(idle.ratio(part).median, 3) for part in promises.PARTS}
        | {"extra_statements": idle.extra()},
    }
