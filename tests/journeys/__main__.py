"""Live a journey; the last word printed is the path of what it brought home. "all" lives each in a world of its own.

python -m tests.journeys NAME|all [--saleor DIR] [--layout 3.23] [--no-worker]
"""

from __future__ import annotations

import argparse
import signal
import sys
import tempfile
from pathlib import Path
from typing import Any, NoReturn

from . import consent, desk, desk_api, email_change, erasure, export, guest, objection, rectification, widget
from .story import Broken, fail
from .world import world

STORIES = {
    "consent": consent.tell,
    "desk": desk.tell,
    "desk_api": desk_api.tell,
    "email_change": email_change.tell,
    "erasure": erasure.tell,
    "export": export.tell,
    "guest": guest.tell,
    "objection": objection.tell,
    "rectification": rectification.tell,
    "widget": widget.tell,
}

FORMS = {"erasure": erasure.FORM}
"""What the merchant of a story fills in otherwise than most."""


def main() -> int:
    """Returns the exit code: 0 when the story came true to its end."""
    parser = argparse.ArgumentParser(prog="python -m tests.journeys")
    parser.add_argument("name", choices=[*STORIES, "all"])
    parser.add_argument("--saleor", metavar="DIR", help="on a real Saleor, by its checkout")
    parser.add_argument("--layout", metavar="3.23", help="on the miniature of this Saleor")
    parser.add_argument("--no-worker", action="store_true", help="in a shop without a broker")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, _leave)
    try:
        for name in STORIES if options.name == "all" else [options.name]:
            print(f"Journey: {name}", flush=True)
            with world([*_for_demo(options), *_form(FORMS.get(name, {}))]) as place:
                # It stays: whoever ran the journey wants to open it.
                path = STORIES[name](place, Path(tempfile.mkdtemp(prefix="gdpr-journey-")))
            print(f"\nArrived. {path}", flush=True)
    except Broken as problem:
        return fail(problem)
    except KeyboardInterrupt:
        return 130
    return 0


def _for_demo(options: argparse.Namespace) -> list[str]:
    given = [f"--{name}={value}" for name in ("saleor", "layout") if (value := getattr(options, name))]
    return [*given, "--no-worker"] if options.no_worker else given


def _form(values: dict[str, str]) -> list[str]:
    return [f"--form={name}={value}" for name, value in values.items()]


def _leave(number: int, frame: Any) -> NoReturn:
    raise SystemExit(128 + number)


if __name__ == "__main__":
    sys.exit(main())
