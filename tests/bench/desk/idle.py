"""A fresh process of the shop, with the plugin or as if it were not installed: its start, and a query about neither.

python -m tests.bench.desk.idle with|without QUERIES
"""

from __future__ import annotations

import importlib.metadata
import json
import os
import sys
import time
from typing import Any

from tests import ground
from tests.bench.desk import people
from tests.bench.numbers import figure, timed

UNRELATED = "{ me { email } }"


def hide() -> None:
    """Nobody finds the plugin's entry point: Saleor 3.20 and 3.21 ask pkg_resources, later ones importlib."""
    real = importlib.metadata.entry_points
    importlib.metadata.entry_points = lambda **by: [p for p in real(**by) if p.name != ground.NAME]  # type: ignore
    try:
        import pkg_resources
    except ImportError:
        return
    known = pkg_resources.iter_entry_points
    pkg_resources.iter_entry_points = lambda *by: (p for p in known(*by) if p.name != ground.NAME)


def main(with_plugin: bool, queries: int) -> dict[str, Any]:
    """Seconds of `django.setup()`, of building the schema after it, of one query, and its statements."""
    ground.choose()
    if with_plugin:
        ground.entry_point()
    else:
        hide()
    os.environ["DJANGO_SETTINGS_MODULE"] = "saleor.settings"
    import django

    start = time.perf_counter()
    django.setup()
    set_up = time.perf_counter()
    import saleor.graphql.api  # noqa: F401

    built = time.perf_counter()
    if any(name == ground.NAME for name in sys.modules) is not with_plugin:
        raise RuntimeError("the plugin was found, or hidden, by mistake")
    from tests.bench.desk.browser import Browser, statements

    browser = Browser(people.STAFF)
    for _ in range(20):
        browser.ask(UNRELATED)
    with statements() as seen:
        browser.ask(UNRELATED)
    seconds = [timed(lambda: browser.ask(UNRELATED)) for _ in range(queries)]
    return {
        "setup": set_up - start,
        "schema": built - set_up,
        "query": figure(seconds).median,
        "statements": len(seen),
    }


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1] == "with", int(sys.argv[2]))))
