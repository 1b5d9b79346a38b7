"""Many at once on PostgreSQL: real threads, a connection each, all let go at the same moment."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from django.conf import settings
from django.db import connections

from saleor_gdpr_plugin.contracts import Refused
from tests.ground import SharedReplica

PATIENCE = 30
"""Seconds a statement, or all of them together, may take."""


def together(*calls: Callable[[], Any]) -> list[Any]:
    """Run all at the same time; the results in the order of the calls, a Refused in place of its result.

    Anything else that is raised, a deadlock or a time-out first of all, fails the test.
    """
    start = threading.Barrier(len(calls))
    results: list[Any] = [None] * len(calls)
    errors: list[BaseException] = []

    def run(place: int, call: Callable[[], Any]) -> None:
        try:
            _connect()
            start.wait(PATIENCE)
            results[place] = call()
        except Refused as refused:
            results[place] = refused
        except BaseException as error:  # noqa: BLE001 (told below)
            errors.append(error)
        finally:
            connections[settings.DATABASE_CONNECTION_DEFAULT_NAME].close()

    threads = [threading.Thread(target=run, args=each, daemon=True) for each in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(2 * PATIENCE)
    assert not any(thread.is_alive() for thread in threads), "hangs"
    if errors:
        raise AssertionError(f"{len(errors)} of {len(calls)} failed") from errors[0]
    return results


def _connect() -> None:
    """This thread's own connection, also by the replica's name, with a time limit."""
    writer, replica = settings.DATABASE_CONNECTION_DEFAULT_NAME, settings.DATABASE_CONNECTION_REPLICA_NAME
    connections[replica] = SharedReplica(connections[writer], replica)
    with connections[writer].cursor() as cursor:
        cursor.execute(f"SET statement_timeout = '{PATIENCE}s'")


def someone_waits(*, unless: threading.Event) -> None:
    """Return once another connection waits for a lock of this one, or `unless` was set; fails after PATIENCE."""
    end = time.monotonic() + PATIENCE
    waiting = """SELECT EXISTS (SELECT 1 FROM pg_stat_activity
        WHERE datname = current_database() AND pg_backend_pid() = ANY(pg_blocking_pids(pid)))"""
    with connections[settings.DATABASE_CONNECTION_DEFAULT_NAME].cursor() as cursor:
        while not unless.is_set():
            cursor.execute(waiting)
            if cursor.fetchone() == (True,):
                return
            assert time.monotonic() < end, "nobody waits"


def codes(results: Sequence[Any]) -> dict[str, int]:
    """How many were refused by each code; "" counts those that came through."""
    return dict(Counter(each.code if isinstance(each, Refused) else "" for each in results))
