"""One page of the queue by each filter that the desk offers, and the whole screen with its counts.

python -m tests.bench.desk.queue RUNS
"""

from __future__ import annotations

import json
import sys
from typing import Any

from tests.bench import inside
from tests.bench.desk import people
from tests.bench.desk.browser import Browser, scans, statements
from tests.bench.numbers import timed

PAGE = """query Page($filter: GdprRequestFilterInput, $sortBy: GdprRequestSortingInput) {
  gdprRequests(first: 20, filter: $filter, sortBy: $sortBy) {
    pageInfo { hasNextPage endCursor }
    edges { node { id reference right state submittedAt dueOn name } }
  }
}"""
DUE = {"field": "DUE_ON", "direction": "ASC"}
CASES: dict[str, dict[str, Any]] = {
    "newest first": {},
    "open, by legal date": {"filter": {"open": True}, "sortBy": DUE},
    "state and right": {"filter": {"states": ["OPEN"], "rights": ["ACCESS"]}, "sortBy": DUE},
    "overdue": {"filter": {"overdue": True}, "sortBy": DUE},
    "mine and open": {"filter": {"open": True, "assignedTo": "STAFF"}},
    "search: a rare name": {"filter": {"search": people.RARE}},
    "search: an address": {"filter": {"search": "person501@example.com"}},
    "search: a reference": {"filter": {"search": "GDPR-000001F5"}},
    "search: an order number": {"filter": {"search": "#20000501"}},
}
WHOLE = "whole screen, with counts per state"


def main(runs: int) -> dict[str, Any]:
    """For each case seconds of each run, statements, and tables that are read from end to end."""
    import graphene

    from saleor_gdpr_plugin.host import database, models
    from tests.desk import document

    with database.primary():
        staff = graphene.Node.to_global_id("User", models.user().objects.get(email=people.STAFF).pk)
    browser = Browser(people.STAFF)
    text = json.loads(json.dumps(CASES).replace('"STAFF"', json.dumps(staff)))
    asked = {name: (PAGE, variables) for name, variables in text.items()}
    asked[WHOLE] = (
        document("Requests"),
        {"first": 20, "language": "en", "filter": {"open": True}, "sortBy": DUE},
    )
    found = {}
    for name, (query, variables) in asked.items():
        with statements() as seen:
            answer = browser.ask(query, **variables)["gdprRequests"]
        seconds = [timed(lambda: browser.ask(query, **variables)) for _ in range(runs)]  # noqa: B023
        with database.primary():
            read = scans(seen)
        found[name] = {
            "seconds": seconds, "statements": len(seen), "scans": read, "found": len(answer["edges"])
        }  # fmt: skip
    return found


if __name__ == "__main__":
    inside.enter()
    print(json.dumps(main(int(sys.argv[1]))))
