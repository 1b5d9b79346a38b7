"""JSON read and written again with every number as it was written.

PostgreSQL keeps all digits of a number. Python would round 0.1000000000000000055, has no 1e400, and refuses a number
of 5,000 digits.
"""

from __future__ import annotations

import json
import re
import secrets
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Number:
    """A number by its text."""

    text: str

    def __str__(self) -> str:
        return self.text


def loads(text: str) -> Any:
    """The value of a text; its numbers are `Number`s."""
    return json.loads(text, parse_float=Number, parse_int=Number)


def dumps(value: Any) -> str:
    """The text of a value. Halves of surrogate pairs, which JSON allows and UTF-8 does not, stay escaped."""
    # A word that stands in no text of the value, because it is drawn only now.
    mark = secrets.token_hex(16)

    def marked(number: Number) -> str:
        return f"{mark}{number.text}"

    text = json.dumps(value, ensure_ascii=False, default=marked)
    if re.search("[\ud800-\udfff]", text):
        text = json.dumps(value, default=marked)
    return re.sub(f'"{mark}([^"]*)"', r"\1", text)
