"""What an export promises, and the bound for each promise.

JSON within 4 times one SQL statement and 20 times faster than the API; memory and queries that do not grow with
the orders; a letter that costs the same for all who have many.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tests.bench.found import Promise
from tests.bench.numbers import Figure, figure, paired

RATIO_MUST, RATIO_AIM = 4.0, 2.0
FASTER_MUST = 20.0
MEMORY_MOST = 48.0
"""MiB over idle that any export may need."""
MEMORY_MORE = {"json": 6.0, "zip": 16.0}
"""MiB the largest export may need more than the next smaller one, besides `IDS`. From 500 to 5,000 orders data.json
itself grows by 11 MiB: one that is held as text breaks this, one held as objects by far. What may grow: the second
chunk of rows beside the first, and for the archive the first full piece with its copies on the way to the database."""
IDS = 250
"""Bytes an order may add besides: its id, the same as text, and that text's copies while a statement is sent. Its line
of data.json takes ten times as much."""
FULL = 500
"""From so many orders on chunks and report.html are as large as they get; smaller exports are no measure."""
PDF_MORE = 1.5
"""Times that the letter of the largest may take the time of the next smaller: what noise makes of the same work."""
LETTER_ORDERS = 20
"""From so many orders on the letter is as long as it gets."""


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of one size. `problems` name where the baseline reads other rows."""

    size: int
    seconds: dict[str, Figure]
    ratio_sql: Figure
    faster_than_api: Figure | None
    peak_mib: dict[str, float]
    sizes: dict[str, int]
    queries: int
    problems: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Letters:
    """Seconds of the PDF by size, round by round; empty where none can be made."""

    rounds: dict[str, list[float]]

    def seconds(self, size: int) -> float | None:
        """The median, or None."""
        return round(figure(self.rounds[str(size)]).median, 4) if self.rounds else None

    def text(self, size: int) -> str:
        """For a table."""
        return figure(self.rounds[str(size)]).text() if self.rounds else "-"

    def times(self, many: int, few: int) -> Figure:
        """How many times the one letter took the other's time."""
        return paired(self.rounds[str(many)], self.rounds[str(few)])


def judge(measured: Sequence[Measured], letters: Letters, *, real: bool) -> list[Promise]:
    """Every promise, kept or not; speed is judged at the largest size, where rows are what costs."""
    return [
        *_same_rows(measured),
        *_speed(measured[-1], real=real),
        *_flat(measured),
        *_letter(measured, letters),
    ]


def _promise(kept: bool, text: str) -> Promise:
    return Promise("KEPT" if kept else "BROKEN", text)


def _same_rows(measured: Sequence[Measured]) -> Iterator[Promise]:
    problems = [f"{each.size}: {problem}" for each in measured for problem in each.problems]
    yield _promise(not problems, "; ".join(problems) or "the SQL statement reads the same rows")


def _speed(most: Measured, *, real: bool) -> Iterator[Promise]:
    ratio = most.ratio_sql
    yield _promise(
        ratio.median <= RATIO_MUST, f"JSON of {most.size}: ratio {ratio.text()}, must be ≤ {RATIO_MUST}"
    )
    if ratio.median > RATIO_AIM:
        yield Promise("AIM", f"not yet reached: ratio ≤ {RATIO_AIM}")
    if most.faster_than_api is not None:
        times = most.faster_than_api
        text = f"JSON of {most.size}: {times.text()} times faster than the API, must be ≥ {FASTER_MUST:.0f}"
        yield _promise(times.median >= FASTER_MUST, text)
    elif not real:
        yield Promise("REAL ONLY", "times faster than the API: the miniature has none, give --saleor DIR")


def _flat(measured: Sequence[Measured]) -> Iterator[Promise]:
    queries = {each.queries for each in measured}
    yield _promise(
        len(queries) == 1, f"queries of the JSON at each size: {_list(each.queries for each in measured)}"
    )
    large = [each for each in measured if each.size >= FULL]
    if len(large) < 2:
        yield Promise("NOT RUN", f"flat memory: give two sizes of {FULL} or more")
        return
    few, many = large[-2:]
    ids = (many.size - few.size) * IDS / 2**20
    for kind, chunks in MEMORY_MORE.items():
        bound = chunks + ids
        more = many.peak_mib[kind] - few.peak_mib[kind]
        text = f"{kind} of {many.size}: peak {more:+.1f} MiB to that of {few.size}, must be ≤ +{bound:.0f}"
        yield _promise(more <= bound, text)
        peak = many.peak_mib[kind]
        yield _promise(
            peak <= MEMORY_MOST, f"{kind} of {many.size}: peak {peak:.1f} MiB, must be ≤ {MEMORY_MOST:.0f}"
        )


def _letter(measured: Sequence[Measured], letters: Letters) -> Iterator[Promise]:
    long = [each.size for each in measured if each.size >= LETTER_ORDERS]
    if not letters.rounds:
        yield Promise("NOT RUN", "the PDF: install the extra [pdf], libpangoft2-1.0-0 and fonts-dejavu-core")
    elif len(long) < 2:
        yield Promise("NOT RUN", f"cost of the PDF: give two sizes of {LETTER_ORDERS} or more")
    else:
        few, many = long[-2:]
        times = letters.times(many, few)
        text = f"PDF of {many}: {times.text()} times that of {few}, must be < {PDF_MORE}"
        yield _promise(times.median < PDF_MORE, text)


def _list(values: Iterator[int]) -> str:
    return ", ".join(map(str, values))
