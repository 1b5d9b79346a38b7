"""A shop whose processes can be killed: mails as files, work held back, and the process that dies."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from tests import ground
from tests.desk import Desk, document

from .child import READY
from .letters import Letter, letters

KILLED = -9
PIECE = 500
"""Bytes of a piece here: a small archive has many."""
PATIENCE = 300.0
"""Seconds after which a process that hangs is given up."""


@dataclass
class Victim:
    """The shop's other process. `die` is where it kills itself; see `child.arm`."""

    process: subprocess.Popen[str]
    mails: Path
    piece: int = PIECE

    def order(self, do: str, *, die: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
        """Let it do something; returns how it ended, and what came back."""
        sent = {"do": do, "die": die, "mails": str(self.mails), "piece": self.piece, **more}
        assert self.process.stdin is not None
        print(json.dumps(sent), file=self.process.stdin, flush=True)
        answer = json.loads(_line(self.process))
        assert answer["code"] in (0, KILLED), "the process failed in another way; its traceback is above"
        return dict(answer)

    def killed(self, do: str, *, die: dict[str, Any], **more: Any) -> None:
        """Let it do something and die of it."""
        assert self.order(do, die=die, **more)["code"] == KILLED, f"it never came to {die}"

    def operation(self, name: str, *, user: Any = None, **variables: Any) -> dict[str, Any]:
        """The order for an operation of the desk."""
        if "$language" in document(name):
            variables.setdefault("language", "en")
        return {"query": document(name), "variables": variables, "user": user and user.pk}


def _line(process: subprocess.Popen[str]) -> str:
    """The next line, or an error when the process is gone or hangs."""
    timer = threading.Timer(PATIENCE, os.killpg, (process.pid, signal.SIGKILL))
    timer.start()
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
    finally:
        timer.cancel()
        timer.join()
    assert line, "the shop's other process ended or hung; see its output above"
    return line


@pytest.fixture(scope="package")
def other_process(django_db_setup: None) -> Iterator[subprocess.Popen[str]]:
    """One start of the shop for all kills."""
    name = connection.settings_dict["NAME"]
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.crash.child", name],
        cwd=ground.ROOT,
        env=dict(os.environ),
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        assert _line(process).strip() == READY
        yield process
    finally:
        assert process.stdin is not None
        assert process.stdout is not None
        with suppress(BrokenPipeError):
            process.stdin.close()
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        process.stdout.close()


@pytest.fixture
def mails(settings: Any, tmp_path: Path) -> Path:
    """The folder that takes every mail."""
    folder = tmp_path / "mails"
    folder.mkdir()
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = str(folder)
    return folder


@pytest.fixture
def victim(other_process: subprocess.Popen[str], mails: Path, monkeypatch: pytest.MonkeyPatch) -> Victim:
    """The process to kill; archives have small pieces on both sides."""
    monkeypatch.setattr("saleor_gdpr_plugin.export.pieces.PIECE", PIECE)
    return Victim(other_process, mails)


@dataclass
class PaperDesk(Desk):
    """The desk, reading mails from files."""

    folder: Path

    def mails(self, to: str) -> list[Letter]:  # type: ignore[override]
        return [each for each in letters(self.folder) if each.to == [to]]


@pytest.fixture
def paper_desk(desk: Desk, mails: Path) -> PaperDesk:
    return PaperDesk(desk.graphql, mails)


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> None:
    """The broker loses everything: in this process only the sweep does work."""
    monkeypatch.setattr("saleor_gdpr_plugin.host.tasks._send", lambda task, ids: None)
