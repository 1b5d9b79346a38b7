"""Bring the demo up, say what to click, and stop everything on Ctrl-C or SIGTERM.

    python -m tests.demo [--saleor DIR] [--layout 3.23] [--no-worker] [--database NAME] [--form NAME=VALUE]

`--headless` is for the journeys: the facts come as one line of JSON, and the demo ends when its input does.
"""

from __future__ import annotations

import argparse
import json
import signal
import sys
import time
from pathlib import Path
from typing import Any, NoReturn

from .children import Died
from .database import InUse
from .progress import Progress
from .shops import Unusable
from .stack import Stack

GUIDE = """
{shop} is serving, its tasks go through {broker}.

  Storefront  {storefront}
  Mailbox     {mailbox}
  GraphQL     {graphql}

  1  Storefront: log in as {customer}, or stay a guest ({guest}), and request your data.
  2  Mailbox: open the newest mail and follow its link, then confirm.
  3  Mailbox: in “Desk”, approve the request; look inside; release it.
  4  Mailbox: open “Your data is ready to download”, follow the link, download.

Logs are in {logs}. Ctrl-C stops everything.
"""


def main() -> int:
    """Returns the exit code: 0 when stopped by whoever started it."""
    options = _options()
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _leave)
    progress = Progress()
    stack = Stack(
        saleor=options.saleor,
        layout=options.layout,
        worker=not options.no_worker,
        browser=not options.headless,
        database_name=options.database,
        form=dict(each.split("=", 1) for each in options.form),
        progress=progress,
    )
    try:
        stack.start()
        if options.headless:
            print(json.dumps(stack.facts), flush=True)
            _until_input_ends(stack)
        else:
            print(_guide(stack.facts), flush=True)
            _for_ever(stack)
    except (KeyboardInterrupt, SystemExit):
        return 0
    except (Died, InUse, Unusable) as problem:
        stack.failed = True
        print(f"\nThe demo cannot run: {problem}", file=sys.stderr)
        return 1
    finally:
        # A second Ctrl-C must not leave half of it behind.
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)
        with progress.step("Stopping"):
            stack.stop()
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.demo", description="The privacy desk in a shop of its own."
    )
    parser.add_argument(
        "--saleor", type=Path, metavar="DIR", help="a Saleor checkout with its environment in .venv"
    )
    parser.add_argument(
        "--layout", default="", metavar="3.23", help="which Saleor the miniature stands in for"
    )
    parser.add_argument(
        "--no-worker", action="store_true", help="run tasks in the shop, as one without a broker"
    )
    parser.add_argument(
        "--database", default="gdpr_demo", metavar="NAME", help="made anew, dropped at the end"
    )
    parser.add_argument(
        "--headless", action="store_true", help="for programs: facts as JSON, ends with its input"
    )
    parser.add_argument(
        "--form", action="append", default=[], metavar="NAME=VALUE", help="another value in the plugin's form"
    )
    return parser.parse_args()


def _leave(number: int, frame: Any) -> NoReturn:
    raise SystemExit(0)


def _for_ever(stack: Stack) -> None:
    while True:
        stack.check()
        time.sleep(0.5)


def _until_input_ends(stack: Stack) -> None:
    """A line "later 2037-01-01" lets that day happen; it is answered when it is over."""
    for line in sys.stdin:
        word, _, day = line.strip().partition(" ")
        if word == "later":
            stack.later(day)
            print(line.strip(), flush=True)
    stack.check()


def _guide(facts: dict[str, Any]) -> str:
    return GUIDE.format(
        shop=facts["shop"],
        broker=facts["broker"],
        logs=facts["logs"],
        customer=f"{facts['customer']['name']} ({facts['customer']['email']})",
        guest=facts["guest"]["email"],
        **facts["addresses"],
    )


if __name__ == "__main__":
    sys.exit(main())
