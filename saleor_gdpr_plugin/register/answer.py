"""What the register says to one person (stand-in: systems outside Saleor only)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class System:
    """A system outside Saleor: newsletter tool, helpdesk, paper."""

    key: str
    name: str
    contact: str
    holds: str


def systems() -> tuple[System, ...]:
    """The active systems outside Saleor."""
    return ()
