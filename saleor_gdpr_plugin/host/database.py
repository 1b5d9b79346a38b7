"""Connections: Saleor forbids unannounced use of its writer, and has a read replica."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

from django.conf import settings
from django.db import connections, transaction


def writer_alias() -> str:
    """Name of the primary connection."""
    name: str = settings.DATABASE_CONNECTION_DEFAULT_NAME
    return name


def replica_alias(context: Any) -> str:
    """Connection for a desk list: the replica, unless this GraphQL request has already written."""
    from saleor.graphql.core.context import get_database_connection_name

    name: str = get_database_connection_name(context)
    return name


def has_table(name: str) -> bool:
    """Whether the primary has this table now: during a deploy, code may be there before or after its tables."""
    with connections[writer_alias()].cursor() as cursor:
        cursor.execute("SELECT to_regclass(%s) IS NOT NULL", [name])
        return bool(cursor.fetchone()[0])


def primary() -> AbstractContextManager[None]:
    """Announce use of the primary (`saleor.core.db.connection.allow_writer`, 3.20 to main).

    Needed around every query of ours outside a mutation or a plugin URL; also usable as a decorator.
    """
    from saleor.core.db.connection import allow_writer

    manager: AbstractContextManager[None] = allow_writer()
    return manager


@contextmanager
def one_moment(*, seconds: int) -> Iterator[None]:
    """Read the primary as of one moment: a repeatable-read transaction with a time limit in seconds.

    Raises RuntimeError inside another transaction, where the isolation level can no longer be set.
    """
    connection = connections[writer_alias()]
    if connection.in_atomic_block:
        raise RuntimeError("one_moment() must be the outermost transaction")
    with transaction.atomic(using=writer_alias()):
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            cursor.execute("SELECT set_config('statement_timeout', %s, true)", [f"{seconds}s"])
            # Compiling one of our wide statements costs more than it saves: 12 % of an export of 5,000 orders.
            cursor.execute("SELECT set_config('jit', 'off', true)")
        yield
