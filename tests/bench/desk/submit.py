"""Submitting, beside what Saleor itself does when a customer asks for the account to be deleted.

    python -m tests.bench.desk.submit RUNS REAL|MINIATURE

Each shopper asks once a round, so that no limit is met. The worker runs in another process in a shop, and is left out.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any

from tests.bench import inside
from tests.bench.desk import people
from tests.bench.desk.browser import Browser, statements
from tests.bench.numbers import timed

THEIRS = """mutation { accountRequestDeletion(redirectUrl: "http://localhost/account", channel: "main") {
  errors { field code message } } }"""


def main(runs: int, *, real: bool) -> dict[str, Any]:
    """Seconds by contestant, round by round, and how many statements each sends."""
    from django.conf import settings

    from saleor_gdpr_plugin.host import database, tasks
    from tests.desk import document

    # In a shop with a broker a task costs the answer one message; here it costs nothing, for both.
    settings.CELERY_TASK_ALWAYS_EAGER = False
    tasks._send = lambda *_given: None  # type: ignore[assignment]
    _nothing_sent()
    browser = Browser(people.CUSTOMER)
    ours_text = document("RequestSubmit")
    given = {"right": "ACCESS", "channel": "main", "language": "en"}

    def ours() -> None:
        _went_well(browser.ask(ours_text, input=given, language="en"))

    def theirs() -> None:
        _went_well(browser.ask(THEIRS))

    contestants: dict[str, Callable[[], None]] = {"ours": ours} | ({"theirs": theirs} if real else {})
    counted = {}
    for name, run in contestants.items():
        with database.primary():
            _forget()
        with statements() as seen:
            run()
        counted[name] = len(seen)
    seconds: dict[str, list[float]] = {name: [] for name in contestants}
    for _ in range(runs):
        for name, run in contestants.items():
            with database.primary():
                _forget()
            seconds[name].append(timed(run))
    return {"seconds": seconds, "statements": counted}


def _went_well(data: dict[str, Any]) -> None:
    (answer,) = data.values()
    if answer["errors"]:
        raise RuntimeError(f"refused: {answer['errors']}")


def _nothing_sent() -> None:
    from celery.app.task import Task

    Task.apply_async = lambda *_given, **_how: None  # type: ignore[method-assign,assignment]


def _forget() -> None:
    """The requests and counts of the last round, so that each is the first of its hour."""
    from saleor_gdpr_plugin.proof.models import Tally
    from saleor_gdpr_plugin.requests.models import Request

    Tally.objects.all().delete()
    Request.objects.filter(email=people.CUSTOMER).delete()


if __name__ == "__main__":
    inside.enter()
    print(json.dumps(main(int(sys.argv[1]), real=sys.argv[2] == "REAL")))
