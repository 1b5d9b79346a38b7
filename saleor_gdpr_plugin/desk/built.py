"""The desk's scripts and styles as they were built into the package; nothing else is ever served.

Built from `storefront_widget/desk/`, whose tools it shares, when the package is built (`hatch_build.py`).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "static"
KINDS = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8"}


@dataclass(frozen=True, slots=True)
class Built:
    """Names with a hash of their content, each with its integrity; which of them a page starts with."""

    script: str
    style: str
    integrity: dict[str, str]

    @property
    def script_integrity(self) -> str:
        """What the browser compares the script with before it runs."""
        return self.integrity[self.script]

    @property
    def style_integrity(self) -> str:
        """As above, for the style sheet."""
        return self.integrity[self.style]


def load() -> Built | None:
    """What was built, or None in a checkout where nothing was."""
    try:
        found = json.loads((FOLDER / "built.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    return Built(script=found["script"], style=found["style"], integrity=found["integrity"])


def read(name: str) -> tuple[bytes, str] | None:
    """One file and its type; None for every name that is not one of ours."""
    built = load()
    if built is None or name not in built.integrity:
        return None
    return (FOLDER / name).read_bytes(), KINDS[Path(name).suffix]
