"""The demo has a database of its own, made anew at each start and dropped at the end."""

from __future__ import annotations

import time
from urllib.parse import urlsplit

import psycopg
from psycopg import sql


class InUse(Exception):
    """Somebody is connected to the database; the message says what to do."""


def named(server: str, database: str) -> str:
    """The address of another database on the same server."""
    return urlsplit(server)._replace(path=f"/{database}").geturl()


def exists(server: str, database: str) -> bool:
    """Whether the server has it."""
    with _connect(server) as connection:
        found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone()
    return found is not None


def create(server: str, database: str, *, template: str = "") -> str:
    """Make the database anew, as a copy of `template` where one is named, and return its address.

    Raises InUse when somebody works with it, for example a second demo.
    """
    if connected(server, database):
        raise InUse(
            f"The database {database} is in use: stop the other demo, or give --database another name."
        )
    with _connect(server) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(database)))
        order = sql.SQL("CREATE DATABASE {}").format(sql.Identifier(database))
        if template:
            order += sql.SQL(" TEMPLATE {}").format(sql.Identifier(template))
        connection.execute(order)
    return named(server, database)


def rename(server: str, database: str, new: str) -> None:
    """Give a finished database its name, so that an unfinished one is never taken for it."""
    _wait_until_left(server, database)
    with _connect(server) as connection:
        order = sql.SQL("ALTER DATABASE {} RENAME TO {}")
        connection.execute(order.format(sql.Identifier(database), sql.Identifier(new)))


def drop(server: str, database: str) -> None:
    """Throw the database away, whoever is still connected."""
    with _connect(server) as connection:
        order = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)")
        connection.execute(order.format(sql.Identifier(database)))


def connected(server: str, database: str = "") -> int:
    """How many clients are connected to the database, or to any, this one not counted."""
    where = "pid <> pg_backend_pid() AND backend_type = 'client backend' AND (datname = %s OR %s = '')"
    with _connect(server) as connection:
        query = f"SELECT count(*) FROM pg_stat_activity WHERE {where}"  # no value in it
        row = connection.execute(query, [database, database]).fetchone()
    return int(row[0]) if row else 0


def _wait_until_left(server: str, database: str) -> None:
    deadline = time.monotonic() + 5
    while connected(server, database) and time.monotonic() < deadline:
        time.sleep(0.1)


def _connect(server: str) -> psycopg.Connection:
    # Any database would do for these orders, only not the one that they are about.
    return psycopg.connect(named(server, "postgres"), autocommit=True, connect_timeout=10)
