"""A figure is the median of several runs, and never shown without its spread."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Figure:
    """Median, smallest and largest of `runs` measurements."""

    median: float
    low: float
    high: float
    runs: int

    def text(self, unit: str = "") -> str:
        """For a table: `0.312 (0.298-0.401) s`."""
        return f"{_short(self.median)} ({_short(self.low)}-{_short(self.high)}){unit}"


def timed(run: Callable[[], Any]) -> float:
    """Seconds of one run, which pays for no garbage of an earlier one."""
    gc.collect()
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def figure(values: Sequence[float]) -> Figure:
    """The figure of measurements."""
    return Figure(statistics.median(values), min(values), max(values), len(values))


def paired(upper: Sequence[float], lower: Sequence[float]) -> Figure:
    """How many times the one took the other, round by round: what loads the machine loads both."""
    return figure([above / below for above, below in zip(upper, lower, strict=False)])


def _short(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.3g}"
