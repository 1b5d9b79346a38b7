"""What takes time says so: one line a step, with the seconds it has taken so far."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO


class Progress:
    """Steps on a stream: counted while they run on a terminal, one finished line each elsewhere."""

    def __init__(self, stream: TextIO = sys.stderr) -> None:
        self._stream = stream
        self._alive = stream.isatty()

    @contextmanager
    def step(self, what: str) -> Iterator[None]:
        """Show a step until its block ends; a long one that no terminal counts is announced too."""
        started, done = time.monotonic(), threading.Event()
        watcher = threading.Thread(target=self._watch, args=(what, started, done), daemon=True)
        watcher.start()
        mark = "✗"
        try:
            yield
            mark = "✓"
        finally:
            done.set()
            watcher.join()
            self._line(f"{mark} {what}", started, "\n")

    def _watch(self, what: str, started: float, done: threading.Event) -> None:
        if not self._alive:
            if not done.wait(5):
                self._stream.write(f"… {what}\n")
                self._stream.flush()
            return
        while not done.wait(0.2):
            self._line(f"… {what}", started, "")

    def _line(self, text: str, started: float, end: str) -> None:
        start = "\r\x1b[K" if self._alive else ""
        self._stream.write(f"{start}{text}  {time.monotonic() - started:.1f} s{end}")
        self._stream.flush()
