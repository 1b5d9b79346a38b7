"""What is shown of other people in a person's records: nothing but that there is somebody (Art. 15(4))."""

from __future__ import annotations

import re
from typing import Any

from ..subject import same_address

ANOTHER = "(another person)"
"""Stands for an address or a name that is not the person's to have."""
ADDRESS = re.compile(r"[^\s<>\"'(),;:]+@[^\s<>\"'(),;:]+")


def last_four(code: str) -> str:
    """A code that is worth money, recognisable but of no use to anybody."""
    return f"…{code[-4:]}" if len(code) > 4 else "…"


def others_masked(value: Any, mine: frozenset[str]) -> Any:
    """The value with every e-mail address in it replaced that is not one of `mine` (normalised)."""
    match value:
        case dict():
            return {key: others_masked(entry, mine) for key, entry in value.items()}
        case list():
            return [others_masked(entry, mine) for entry in value]
        case str():
            return ADDRESS.sub(lambda found: _own(found[0], mine), value)
        case _:
            return value


def _own(address: str, mine: frozenset[str]) -> str:
    return address if same_address(address) in mine else ANOTHER
