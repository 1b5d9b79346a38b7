"""What the desk promises about speed (issue 3), and the bound for each promise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.bench.desk.queue import WHOLE
from tests.bench.found import Promise
from tests.bench.numbers import Figure, figure, paired

PAGE_MORE = 3.0
"""Times that a page of the queue may take at the largest size the time of the smallest."""
SUBMIT_MORE = 3.0
"""Times that submitting may take the time of Saleor's own request for deletion: it also writes request, timeline,
audit entry, mail and limits, in one transaction."""
SETUP_MORE, QUERY_MORE = 1.25, 1.10
PARTS = ("setup", "schema", "query")
LARGE = 100_000
"""From so many rows on PostgreSQL has a reason to use an index."""


@dataclass(frozen=True, slots=True)
class Queue:
    """What `desk.queue` measured, by number of requests."""

    by_size: dict[int, dict[str, Any]]

    def last(self) -> dict[str, Any]:
        """At the largest size."""
        return self.by_size[max(self.by_size)]

    def cases(self) -> list[str]:
        """Their names."""
        return list(self.last())

    def ratio(self, case: str) -> float:
        """Times that the largest size takes the time of the smallest, by medians."""
        few, many = (
            figure(self.by_size[size][case]["seconds"]) for size in (min(self.by_size), max(self.by_size))
        )
        return many.median / few.median


@dataclass(frozen=True, slots=True)
class Submit:
    """What `desk.submit` measured."""

    seconds: dict[str, list[float]]
    statements: dict[str, int]


@dataclass(frozen=True, slots=True)
class Idle:
    """What `desk.idle` measured, round by round."""

    without: list[dict[str, float]]
    with_plugin: list[dict[str, float]]

    def ratio(self, part: str) -> Figure:
        """Times that the shop with us takes, round by round."""
        return paired([each[part] for each in self.with_plugin], [each[part] for each in self.without])

    def extra(self) -> int:
        """Statements more in a query that is not about us."""
        return int(self.with_plugin[-1]["statements"] - self.without[-1]["statements"])


def judge(queue: Queue, submit: Submit, idle: Idle, *, real: bool) -> list[Promise]:
    """Every promise, kept or not."""
    return [*_queue(queue), *_submit(submit, real=real), *_idle(idle, real=real)]


def _promise(kept: bool, text: str) -> Promise:
    return Promise("KEPT" if kept else "BROKEN", text)


def _queue(queue: Queue) -> Iterator[Promise]:
    few, many = min(queue.by_size), max(queue.by_size)
    empty = [case for case in queue.cases() if not queue.last()[case]["found"]]
    yield _promise(not empty, f"every filter finds requests {empty or ''}")
    sent = {case: {each[case]["statements"] for each in queue.by_size.values()} for case in queue.cases()}
    most = max(max(counts) for counts in sent.values())
    grown = [case for case, counts in sent.items() if len(counts) > 1]
    yield _promise(not grown, f"statements do not grow with the requests; at most {most} {grown or ''}")
    if many < LARGE or few == many:
        yield Promise("NOT RUN", f"the queue at many requests: give two sizes, the larger ≥ {LARGE}")
        return
    read = {case: found["scans"] for case, found in queue.last().items() if found["scans"]}
    yield _promise(not read, f"no table of ours is read from end to end at {many} requests {read or ''}")
    slowest = max((case for case in queue.cases() if case != WHOLE), key=queue.ratio)
    text = f"a page at {many} requests ≤ {PAGE_MORE} times that at {few}; worst {queue.ratio(slowest):.2f}, {slowest}"
    yield _promise(queue.ratio(slowest) <= PAGE_MORE, text)


def _submit(submit: Submit, *, real: bool) -> Iterator[Promise]:
    if not real:
        text = "submitting beside accountRequestDeletion: the miniature has none, give --saleor DIR"
        yield Promise("REAL ONLY", text)
        return
    times = paired(submit.seconds["ours"], submit.seconds["theirs"])
    text = f"submitting: {times.text()} times accountRequestDeletion, must be ≤ {SUBMIT_MORE}"
    yield _promise(times.median <= SUBMIT_MORE, text)


def _idle(idle: Idle, *, real: bool) -> Iterator[Promise]:
    extra = idle.extra()
    yield _promise(extra == 0, f"statements more in a query about something else: {extra}, must be 0")
    for part, bound in (("setup", SETUP_MORE), ("query", QUERY_MORE)):
        times = idle.ratio(part)
        what = "django.setup()" if part == "setup" else "a query about something else"
        if part == "setup" and not real:
            # What graphene and Saleor's own modules take, Saleor has loaded anyway and the miniature has not.
            yield Promise("REAL ONLY", f"{what}: {times.text()} times that without us")
            continue
        yield _promise(
            times.median <= bound, f"{what}: {times.text()} times that without us, must be ≤ {bound}"
        )
