"""A real Celery worker of the shop on a real broker that needs no root, on the test's database."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from celery import current_app
from django.conf import settings as shop_settings
from django.db import connection
from kombu import pools

from tests.crash.letters import Letter, letters
from tests.demo import broker, ports
from tests.demo.children import Children

PATIENCE = 50.0
"""Seconds until something must have happened; a real Saleor starts in ten to twenty."""
COMMAND = (
    "-m",
    "celery",
    "-A",
    "saleor.celeryconf:app",
    "worker",
    "--concurrency",
    "2",
    "--loglevel",
    "info",
)
ALONE = ("--without-gossip", "--without-mingle", "--without-heartbeat")


def wait_until(what: str, done: Callable[[], Any]) -> None:
    """Look again and again until it is so."""
    deadline = time.monotonic() + PATIENCE
    while not done():
        assert time.monotonic() < deadline, f"not in {PATIENCE:.0f} seconds: {what}"
        time.sleep(0.05)


@dataclass
class Workers:
    """The shop's workers, one at a time, and the mails they sent."""

    home: Path
    url: str
    broker: str
    _process: subprocess.Popen[bytes] | None = None
    _started: int = 0
    _mails: list[Path] = field(default_factory=list)

    def start(self) -> None:
        """Start a worker, unless one runs."""
        if self._process is not None and self._process.poll() is None:
            return
        self._started += 1
        with (self.home / f"worker-{self._started}.log").open("wb") as log:
            self._process = subprocess.Popen(
                [sys.executable, *COMMAND, *ALONE], cwd=self.home, env=self._environment(),
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip

    def kill(self) -> None:
        """`kill -9`, the worker and its children alike."""
        if self._process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._process = None

    def log(self) -> str:
        """What all workers said."""
        return "".join(path.read_text(errors="replace") for path in sorted(self.home.glob("worker-*.log")))

    def mails(self) -> list[Letter]:
        """Mails as they left, oldest first."""
        return letters(self.home / "mails")

    def forget(self) -> None:
        """Nothing of the test before: neither mails nor messages on the broker."""
        for path in (self.home / "mails").iterdir():
            path.unlink()
        if self.broker == "folder":
            for path in (self.home / "data_out").iterdir():
                path.unlink(missing_ok=True)

    def _environment(self) -> dict[str, str]:
        """A shop as its merchant starts it: its own settings, all else from the environment."""
        at = connection.settings_dict
        login = f"{quote(at['USER'])}:{quote(at['PASSWORD'])}" if at["PASSWORD"] else quote(at["USER"])
        url = f"postgres://{login}@{at['HOST']}:{at['PORT'] or 5432}/{at['NAME']}"
        return {
            **os.environ,
            "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
            "PYTHONUNBUFFERED": "1",
            "C_FORCE_ROOT": "1",
            "DJANGO_SETTINGS_MODULE": "saleor.settings",
            "DATABASE_URL": url,
            "GDPR_DATABASE_URL": url,
            "DATABASE_URL_REPLICA": url,
            "SECRET_KEY": shop_settings.SECRET_KEY,
            "CELERY_BROKER_URL": self.url,
            "EMAIL_URL": f"file:///{self.home / 'mails'}",
        }


@pytest.fixture(scope="module")
def all_workers(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workers]:
    home = tmp_path_factory.mktemp("worker")
    (home / "logs").mkdir()
    (home / "mails").mkdir()
    children = Children(home / "logs")
    made = None
    try:
        url, kind = broker.start(children, home, ports.free(1)[0])
        made = Workers(home, url, kind)
        _disconnect()
        yield made
    finally:
        if made is not None:
            made.kill()
        children.stop()
        _disconnect()


def _disconnect() -> None:
    """Forget this process's connections to any broker: Celery keeps them when its settings change."""
    pools.reset()
    current_app.amqp._producer_pool = current_app._pool = None


@pytest.fixture
def workers(all_workers: Workers, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workers]:
    """This process is a web pod: what it enqueues goes to the broker."""
    monkeypatch.chdir(all_workers.home)  # a folder as broker is named relative to where a process runs
    all_workers.forget()
    settings.CELERY_TASK_ALWAYS_EAGER = False
    settings.CELERY_BROKER_URL = all_workers.url
    changed = {"task_always_eager": False, "broker_url": all_workers.url}
    before = {name: getattr(current_app.conf, name) for name in changed}
    current_app.conf.update(changed)
    try:
        yield all_workers
    finally:
        current_app.conf.update(before)
