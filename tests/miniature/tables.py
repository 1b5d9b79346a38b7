"""Create the tables of a layout from its catalog facts: one script, about a second, no migrations.

An index whose extension the server lacks is left out and named; nothing else is left out.
"""

from __future__ import annotations

import logging
from typing import Any

from .facts import SHORT

logger = logging.getLogger(__name__)

NEEDS = {"gin_trgm_ops": "pg_trgm", "gist_trgm_ops": "pg_trgm"}
"""Operator classes and the extension that brings them."""


def _long(text: str) -> str:
    for long, brief in SHORT[2:]:  # PostgreSQL itself understands the brief names of types
        text = text.replace(brief, long)
    return text


def _constraint(text: str) -> str:
    if " -> " in text and not text.startswith(("CHECK", "EXCLUDE")):
        column, target = text.split(" -> ")
        return f"FOREIGN KEY ({column}) REFERENCES {target} DEFERRABLE INITIALLY DEFERRED"
    return text


def extensions(cursor: Any, wanted: list[str]) -> list[str]:
    """Create what the server offers; return what it lacks (the embedded one has no pgcrypto)."""
    cursor.execute("SELECT name FROM pg_available_extensions")
    available = {name for (name,) in cursor.fetchall()}
    for name in wanted:
        if name in available:
            cursor.execute(f'CREATE EXTENSION IF NOT EXISTS "{name}"')
    return [name for name in wanted if name not in available]


def script(layout: dict[str, Any], lacking: list[str]) -> tuple[str, list[str]]:
    """The statements in order of dependence, and the names of indexes left out."""
    first, keys, foreign, indexes = [], [], [], []
    left_out = []
    for name in layout["sequences"]:
        first.append(f'CREATE SEQUENCE "{name}"')
    for table, about in layout["tables"].items():
        columns = ", ".join(f'"{name}" {_long(text)}' for name, text in about["columns"].items())
        first.append(f'CREATE TABLE "{table}" ({columns})')
        for name, text in about["constraints"].items():
            statement = f'ALTER TABLE "{table}" ADD CONSTRAINT "{name}" {_constraint(text)}'
            (foreign if "FOREIGN KEY" in statement else keys).append(statement)
        for name, text in about["indexes"].items():
            if any(word in text and extension in lacking for word, extension in NEEDS.items()):
                left_out.append(name)
                continue
            unique = "UNIQUE " if text.startswith("UNIQUE ") else ""
            indexes.append(f'CREATE {unique}INDEX "{name}" ON "{table}" USING {text.removeprefix("UNIQUE ")}')
    return ";\n".join([*first, *keys, *foreign, *indexes]), left_out


def create(connection: Any, layout: dict[str, Any]) -> None:
    """Create all tables unless they are there."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('django_content_type')")
        if cursor.fetchone()[0]:
            return
        lacking = extensions(cursor, layout["extensions"])
        statements, left_out = script(layout, lacking)
        cursor.execute(statements)
    if left_out:
        logger.warning("extension %s missing, indexes left out: %s", ", ".join(lacking), ", ".join(left_out))
