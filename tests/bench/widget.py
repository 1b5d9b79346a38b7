"""The widget on a slow phone, beside a cookie banner that shops know; no shop is needed for it."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

from tests.bench.found import Found, Promise
from tests.bench.place import Unusable

WIDGET = Path(__file__).resolve().parents[2] / "storefront_widget"
ROW = "{:<16}{:>12}{:>20}{:>12}{:>14}"


def run() -> Found:
    """Measure by `npm run perf`; times are told, and only what must not move is a promise."""
    npm = shutil.which("npm")
    if npm is None or not (WIDGET / "node_modules").exists():
        raise Unusable("there is no npm, or storefront_widget/ has no tools: run `npm ci` there")
    command = [npm, "run", "--silent", "perf", "--", "--json"]
    ran = subprocess.run(command, cwd=WIDGET, capture_output=True, text=True, check=False)
    lines = ran.stdout.splitlines()
    if not lines or not lines[-1].startswith("{"):
        raise Unusable(ran.stderr.strip()[-500:])
    figures = json.loads(lines[-1])
    rows = [
        ROW.format(name, each["usable"], each["work"], each["script"], f"{each['shift']:.4f}")
        for name, each in figures.items()
    ]
    head = ROW.format("on a slow phone", "usable, ms", "main thread, ms", "script, ms", "layout shift")
    shift = figures["saleor-privacy"]["shift"]
    promise = Promise(
        "BROKEN" if shift else "KEPT", f"nothing on the page moves: layout shift {shift:.4f}, 0"
    )
    return Found(table="\n".join([head, *rows]), promises=[promise], figures=figures)
