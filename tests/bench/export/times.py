"""Every contestant is timed once a round, so that what else loads the machine loads all alike.

    python -m tests.bench.export.times SIZE RUNS REAL|MINIATURE

One that has used up its seconds sits the later rounds out.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from typing import Any

from tests.bench import inside
from tests.bench.numbers import timed

PATIENCE = {"json": 60.0, "sql": 60.0, "zip": 25.0, "api": 40.0}
"""Seconds in all after which a contestant is not measured again; the first measurement always counts."""


class Contest:
    """What is measured for one size."""

    def __init__(self, size: int, *, real: bool) -> None:
        from tests.bench.export import sql
        from tests.bench.export.parts import Person

        self.size = size
        self._person = Person(size)
        self._sql = sql
        self.facts: dict[str, Any] = {"queries": self._queries(), "problems": self._check()}
        self.contestants: dict[str, Callable[[], Any]] = {
            "json": self._person.document,
            "sql": lambda: sql.read(self._person.account_id),
            "zip": self._archive,
        }
        if real:
            self.contestants["api"] = self._api()

    def _queries(self) -> int:
        """Statements of one document, counted where Django sends them."""
        from django.db import connection

        seen = 0

        def count(execute: Any, *arguments: Any) -> Any:
            nonlocal seen
            seen += 1
            return execute(*arguments)

        with connection.execute_wrapper(count):
            self._person.document()
        return seen

    def _check(self) -> list[str]:
        """The baseline must read the same rows; also warms both up."""
        whole = io.BytesIO()
        self._person.document(whole)
        self.facts_bytes = whole.tell()
        return list(self._sql.differences(whole.getvalue().decode(), self._sql.read(self._person.account_id)))

    def _archive(self) -> None:
        self.facts["zip_bytes"] = self._person.archive()

    def _api(self) -> Callable[[], None]:
        from tests.bench.export.api import Api

        api = Api()

        def read() -> None:
            count = api.read(self._person.email)
            if count != self.size:
                raise RuntimeError(f"the API gave {count} of {self.size} orders")

        return read

    def rounds(self, runs: int) -> dict[str, list[float]]:
        """Seconds of each contestant, round by round."""
        seconds: dict[str, list[float]] = {name: [] for name in self.contestants}
        for _ in range(runs):
            for name, run in self.contestants.items():
                if sum(seconds[name]) < PATIENCE[name]:
                    self._person.forget_archive()
                    seconds[name].append(timed(run))
        return seconds


def main(size: int, runs: int, *, real: bool) -> dict[str, Any]:
    """Facts and seconds of one size."""
    from saleor_gdpr_plugin.host import database

    with database.primary():
        contest = Contest(size, real=real)
        seconds = contest.rounds(runs)
    return {**contest.facts, "json_bytes": contest.facts_bytes, "seconds": seconds}


if __name__ == "__main__":
    inside.enter()
    print(json.dumps(main(int(sys.argv[1]), int(sys.argv[2]), real=sys.argv[3] == "REAL")))
