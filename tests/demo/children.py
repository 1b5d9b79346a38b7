"""Child processes live no longer than the demo: each in a group of its own, ended as a group.

A worker has children of its own; a signal to it alone could leave them behind.
"""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

PATIENCE = 8.0
"""Seconds a child may take to end before it is killed."""


class Died(Exception):
    """A child ended that should have gone on; the message quotes the end of its log."""


@dataclass
class Children:
    """The processes of one demo, in the order of their start, with a log file each below `logs`."""

    logs: Path
    _running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def start(self, name: str, command: Sequence[str], *, env: Mapping[str, str], cwd: Path) -> None:
        """Start a process that stays; its output goes to `<name>.log`."""
        with self._log(name).open("ab") as log:
            self._running[name] = subprocess.Popen(
                command,
                env=dict(env),
                cwd=cwd,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def run(self, name: str, command: Sequence[str], *, env: Mapping[str, str], cwd: Path) -> str:
        """Run a process to its end and return what it printed; raises Died unless it exits 0."""
        with self._log(name).open("ab") as log:
            process = subprocess.Popen(
                command,
                env=dict(env),
                cwd=cwd,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=log,
                start_new_session=True,
            )
        self._running[name] = process
        output, _ = process.communicate()
        del self._running[name]
        if process.returncode:
            raise Died(f"{name} ended with {process.returncode}:\n{self._tail(name)}")
        return output.decode()

    def check(self) -> None:
        """Raise Died when a process that should stay has ended."""
        for name, process in self._running.items():
            if process.poll() is not None:
                raise Died(f"{name} ended with {process.returncode}:\n{self._tail(name)}")

    def stop(self) -> None:
        """End all, last started first; whoever does not listen is killed."""
        running = list(reversed(self._running.values()))
        for process in running:
            _signal(process, signal.SIGTERM)
        deadline = time.monotonic() + PATIENCE
        for process in running:
            with suppress(subprocess.TimeoutExpired):
                process.wait(max(deadline - time.monotonic(), 0.1))
            # Also when the leader is gone: a child of it may have stayed.
            _signal(process, signal.SIGKILL)
            process.wait()
        self._running.clear()

    def _log(self, name: str) -> Path:
        return self.logs / f"{name}.log"

    def _tail(self, name: str) -> str:
        lines = self._log(name).read_text(errors="replace").splitlines()
        return "\n".join(lines[-25:]) + f"\n(whole log: {self._log(name)})"


def _signal(process: subprocess.Popen[bytes], number: int) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, number)
