"""Peak memory is what one export adds to an idle worker, in a process that did nothing else.

    python -m tests.bench.export.memory json|zip SIZE WARMING_SIZE

An export of the smallest person goes first: modules, templates and fonts are a worker's, not an export's.
"""

from __future__ import annotations

import ctypes
import gc
import json
import resource
import sys
from contextlib import suppress
from pathlib import Path

from tests.bench import inside

STATUS, RESET = Path("/proc/self/status"), Path("/proc/self/clear_refs")


def _start() -> float:
    """MiB resident now; from here on the peak is counted anew where the system can."""
    gc.collect()
    with suppress(OSError, AttributeError):
        # Memory that was freed but not given back would hide what the export needs (glibc).
        ctypes.CDLL(None).malloc_trim(0)
    try:
        RESET.write_text("5")
        return _status("VmRSS")
    except OSError:
        return _peak()


def _peak() -> float:
    """MiB resident at the most, since `_start` on Linux, since the start of the process elsewhere."""
    try:
        return _status("VmHWM")
    except OSError:
        unit = 2**20 if sys.platform == "darwin" else 2**10
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def _status(name: str) -> float:
    for line in STATUS.read_text().splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1]) / 1024
    raise OSError(name)


def main(kind: str, size: int, warming: int) -> dict[str, float]:
    """MiB that one export of a size added at its peak."""
    from django.conf import settings

    from saleor_gdpr_plugin.host import database
    from tests.bench.export.parts import Person

    if settings.DEBUG:
        raise SystemExit("With DEBUG, Django keeps the text of every statement; set DEBUG=False")

    with database.primary():
        people = [Person(warming), Person(size)]
        runs = [person.document if kind == "json" else person.archive for person in people]
        runs[0]()
        idle = _start()
        runs[1]()
        return {"peak_mib": max(_peak() - idle, 0.0), "idle_mib": idle}


if __name__ == "__main__":
    inside.enter()
    print(json.dumps(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))))
