"""Which metadata keys stand for which purpose, and what their values say.

A line of the form is `purpose = key`, `purpose = private:key` for a key that only staff and apps may write, or
`purpose = key | yes | no` where the shop's values are others than true and false. JSON is read as such, so true,
"true" and 1 are all on; whatever is not on is off.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

PRIVATE = "private:"
ON, OFF = "true", "false"
SAYS_ON: tuple[Any, ...] = (True, 1, "1", "true", "yes", "on")
LONGEST = 200
HINT = "is not of the form purpose = key, or purpose = key | value for on | value for off."


@dataclass(frozen=True, slots=True)
class ConsentKey:
    """One metadata key of customers and orders that stands for a purpose; `on` and `off` are what we write."""

    purpose: str
    key: str
    private: bool = False
    on: str = ON
    off: str = OFF

    def says_on(self, value: Any) -> bool:
        """Whether a stored value means consent; a missing one (None) never does."""
        said = _plain(value)
        return said in SAYS_ON if (self.on, self.off) == (ON, OFF) else said == _plain(self.on)

    def read(self, metadata: Mapping[str, Any] | None, private: Mapping[str, Any] | None) -> Any:
        """The stored value, or None."""
        return ((private if self.private else metadata) or {}).get(self.key)


@lru_cache(maxsize=16)
def read(text: str) -> tuple[tuple[ConsentKey, ...], str]:
    """The keys of the form's lines, and what is wrong with the first wrong line, or ""."""
    found: dict[tuple[bool, str], ConsentKey] = {}
    for line in filter(None, map(str.strip, text.splitlines())):
        one = _line(line)
        if one is None:
            return (), f"“{line}” {HINT}"
        if (one.private, one.key) in found:
            return (), f"The key “{one.key}” stands here twice."
        found[one.private, one.key] = one
    return tuple(found.values()), ""


def _line(line: str) -> ConsentKey | None:
    purpose, equals, rest = (part.strip() for part in line.partition("="))
    key, *values = (part.strip() for part in rest.split("|"))
    private = key.startswith(PRIVATE)
    key = key.removeprefix(PRIVATE).strip()
    wrong = (
        not equals or re.fullmatch(r"[-\w]{1,50}", purpose, re.ASCII) is None or not 0 < len(key) <= LONGEST
    )
    if wrong or len(values) not in (0, 2):
        return None
    on, off = values or (ON, OFF)
    return None if not on or _plain(on) == _plain(off) else ConsentKey(purpose, key, private, on, off)


def _plain(value: Any) -> Any:
    """A stored value without its spelling: JSON read, letters lowered."""
    if not isinstance(value, str):
        return value
    try:
        loaded = json.loads(value)
    except ValueError:
        return value.strip().lower()
    return loaded.strip().lower() if isinstance(loaded, str) else loaded
