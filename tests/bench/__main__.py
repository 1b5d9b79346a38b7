"""A bench exits 0 when every promise was kept, 1 when one was broken, 2 when it could not measure.

python -m tests.bench desk|export|suppression|widget [--json] [--saleor DIR] [--sizes 10,500,5000] [--runs N]
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path

from tests.bench import place, widget
from tests.bench.desk import bench as desk
from tests.bench.export import bench as export
from tests.bench.found import Found
from tests.bench.suppression import bench as suppression

BENCHES = {
    "desk": (desk.run, (1000, 1_000_000)),
    "export": (export.run, (10, 500, 5000)),
    "suppression": (suppression.run, (1000, 100_000)),
}
"""By name: what measures, and at which sizes (requests in the shop, orders of a person, addresses)."""


def main() -> int:
    """Measure, print the table, and as the last line the figures as JSON if asked."""
    options = _options()
    try:
        found = widget.run() if options.name == "widget" else _in_a_shop(options)
    except place.Unusable as problem:
        print(f"NOT RUN: bench {options.name}: {problem}", file=sys.stderr)
        return 2
    print(found.table)
    for promise in found.promises:
        print(f"{promise.state:<9} {promise.text}")
    if options.json:
        print(json.dumps(found.figures))
    broken = {"BROKEN", "NOT RUN"} if os.environ.get("CI") else {"BROKEN"}
    return int(any(promise.state in broken for promise in found.promises))


def _in_a_shop(options: argparse.Namespace) -> Found:
    with place.prepared(options.saleor, progress=_say) as shop:
        run, sizes = BENCHES[options.name]
        return run(shop, options.sizes or sizes, options.runs, progress=_say)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("name", choices=sorted([*BENCHES, "widget"]))
    parser.add_argument("--json", action="store_true", help="end with one line of JSON")
    parser.add_argument(
        "--saleor", type=Path, metavar="DIR", help="a Saleor checkout with its environment in .venv"
    )
    parser.add_argument(
        "--sizes", type=_sizes, metavar="10,500,5000", help="orders a person, or requests in the shop"
    )
    parser.add_argument("--runs", type=int, default=9, metavar="N", help="rounds; the median counts")
    return parser.parse_args()


def _sizes(text: str) -> tuple[int, ...]:
    sizes = tuple(sorted({int(part) for part in text.split(",")}))
    if sizes[0] < 1:
        raise argparse.ArgumentTypeError("sizes begin with 1")
    return sizes


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
