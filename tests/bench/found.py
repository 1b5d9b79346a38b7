"""What every bench gives: a table to read, promises with their state, figures for programs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise with the figure it was held against; what could not be measured says what is missing."""

    state: Literal["KEPT", "BROKEN", "AIM", "REAL ONLY", "NOT RUN"]
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """The outcome of a bench."""

    table: str
    promises: Sequence[Promise]
    figures: dict[str, Any]
