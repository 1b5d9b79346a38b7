"""Letters of all sizes are timed in turn in one process: the same work must cost the same.

python -m tests.bench.export.letters 10,500,5000 RUNS
"""

from __future__ import annotations

import json
import sys
from typing import Any

from tests.bench import inside
from tests.bench.numbers import timed


def main(sizes: list[int], runs: int) -> dict[str, Any]:
    """Seconds by size, round by round; none where no PDF can be made."""
    from saleor_gdpr_plugin.host import database
    from tests.bench.export.parts import Person

    with database.primary():
        letters = {size: Person(size).letter() for size in sizes}
        written = [letter.write() for letter in letters.values()]
        if not all(written):
            return {}
        seconds: dict[str, list[float]] = {str(size): [] for size in sizes}
        for _ in range(runs):
            for size, letter in letters.items():
                seconds[str(size)].append(timed(letter.write))
    return seconds


if __name__ == "__main__":
    inside.enter()
    print(json.dumps(main([int(part) for part in sys.argv[1].split(",")], int(sys.argv[2]))))
