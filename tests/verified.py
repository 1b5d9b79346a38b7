"""What real Saleor has verified: for each version the code of `host/` and the layouts it saw.

`note` prints a loud line when they differ from today's; `check` fails then.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FILE = ROOT / "tests" / "miniature" / "verified.json"
SEEN = {"host": ROOT / "saleor_gdpr_plugin" / "host", "layouts": ROOT / "tests" / "miniature" / "layouts"}


def hashes() -> dict[str, str]:
    """One hash over names and contents of all files of each folder."""
    found = {}
    for name, folder in SEEN.items():
        total = hashlib.sha256()
        for file in sorted(folder.rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                total.update(
                    f"{file.relative_to(folder)}\0{file.stat().st_size}\0".encode() + file.read_bytes()
                )
        found[name] = total.hexdigest()
    return found


def record(version: str, commit: str, passed: int) -> None:
    """Write down that this version passed with today's code."""
    line = ".".join(version.split(".")[:2])
    verified = _read() | {line: {"saleor": version, "commit": commit, "passed": passed, **hashes()}}
    FILE.write_text(json.dumps(dict(sorted(verified.items())), indent=2) + "\n")


def stale() -> list[str]:
    """A sentence for each supported version that has not seen today's code."""
    today, verified = hashes(), _read()
    lines = sorted(path.stem.removeprefix("saleor-") for path in SEEN["layouts"].glob("saleor-*.json"))
    return [
        f"STALE: real Saleor {line} has not seen this {name}: run ./dev saleor"
        for line in lines
        for name, value in today.items()
        if verified.get(line, {}).get(name) != value
    ]


def _read() -> dict[str, Any]:
    return dict(json.loads(FILE.read_text())) if FILE.exists() else {}


if __name__ == "__main__":
    problems = stale()
    print(
        "\n".join(problems)
        or "verified.json is up to date: " + ", ".join(v["saleor"] for v in _read().values())
    )
    sys.exit(1 if problems and sys.argv[1:] == ["check"] else 0)
