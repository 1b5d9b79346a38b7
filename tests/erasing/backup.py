"""A backup of the whole database and its way back: as `pg_dump` and `psql` do it, or by COPY without them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from typing import Any

from django.db import connection, transaction

TABLES = """SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = current_schema()
    AND tablename <> 'django_migrations' ORDER BY 1"""
SEQUENCES = (
    "SELECT quote_ident(sequencename), last_value FROM pg_sequences WHERE schemaname = current_schema()"
)


def tables() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(TABLES)
        return [name for (name,) in cursor.fetchall()]


def empty(cursor: Any) -> None:
    """What comes back is all there is."""
    cursor.execute(f"TRUNCATE {', '.join(tables())}")


def by_copy() -> Callable[[], None]:
    """Every row of every table, and how far its numbers are; called, it brings them back."""
    rows, numbers = dict[str, bytes](), list[tuple[str, int | None]]()
    with connection.cursor() as cursor:
        for table in tables():
            with cursor.copy(f"COPY {table} TO STDOUT") as out:
                rows[table] = b"".join(bytes(part) for part in out)
        cursor.execute(SEQUENCES)
        numbers = cursor.fetchall()

    def back() -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            empty(cursor)
            for table, content in rows.items():
                with cursor.copy(f"COPY {table} FROM STDIN") as into:
                    into.write(content)
            for sequence, last in numbers:
                cursor.execute("SELECT setval(%s, %s, %s)", [sequence, last or 1, last is not None])

    return back


def by_pg_dump() -> Callable[[], None]:
    """The same by the tools that a shop uses."""
    given = connection.settings_dict
    env = os.environ | {
        "PGHOST": given["HOST"] or "localhost",
        "PGPORT": str(given["PORT"] or 5432),
        "PGUSER": given["USER"],
        "PGPASSWORD": given["PASSWORD"],
        "PGDATABASE": given["NAME"],
    }
    command = ["pg_dump", "--data-only", "--exclude-table-data=django_migrations"]
    dumped = subprocess.run(command, env=env, capture_output=True, check=False)
    assert dumped.returncode == 0, dumped.stderr.decode()

    def back() -> None:
        statement = f"TRUNCATE {', '.join(tables())};\n".encode()
        ran = subprocess.run(
            ["psql", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1", "--output=/dev/null"],
            env=env,
            input=statement + dumped.stdout,
            capture_output=True,
            check=False,
        )
        assert ran.returncode == 0, ran.stderr.decode()

    return back


def has_tools() -> bool:
    """Whether the tools are on this machine, and not older than the server, which they would refuse to dump."""
    if not (shutil.which("pg_dump") and shutil.which("psql")):
        return False
    said = subprocess.run(["pg_dump", "--version"], capture_output=True, text=True, check=True).stdout
    major = re.search(r"\d+", said)
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version_num")
        server = int(cursor.fetchone()[0]) // 10000
    return major is not None and int(major[0]) >= server
