"""May all of them be written to; by turns with a plain IN query that finds the same mailboxes.

python -m tests.bench.suppression.ask 100000 9
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from typing import Any

from tests.bench import inside
from tests.bench.desk.browser import statements
from tests.bench.numbers import timed
from tests.bench.suppression.people import PURPOSE, address


def main(many: int, runs: int) -> dict[str, Any]:
    """Seconds of each round of both, statements, and what was answered."""
    from saleor_gdpr_plugin.consent.allowed import allowed
    from saleor_gdpr_plugin.consent.models import ConsentSubject
    from saleor_gdpr_plugin.host import database

    asked = [address(number) for number in range(many)]

    def plain() -> None:
        list(ConsentSubject.objects.filter(address__in=asked).values_list("address", flat=True))

    def ours() -> None:
        allowed(asked, PURPOSE)

    with database.primary():
        with statements() as seen:
            reasons = Counter(each.reason.value for each in allowed(asked, PURPOSE))
        seconds: dict[str, list[float]] = {"plain": [], "ours": []}
        for _ in range(runs):
            # By turns: what loads the machine loads both.
            seconds["plain"].append(timed(plain))
            seconds["ours"].append(timed(ours))
    return {"seconds": seconds, "statements": len(seen), "reasons": dict(reasons)}


if __name__ == "__main__":
    inside.enter()
    print(json.dumps(main(int(sys.argv[1]), int(sys.argv[2]))))
