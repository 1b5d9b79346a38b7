"""GraphQL as the desk speaks it, in the same process: a real server adds the same to everything."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

Statement = tuple[str, Any]


class Browser:
    """One person, logged in; the token outlives the bench."""

    def __init__(self, email: str) -> None:
        from django.test import Client
        from saleor.core.jwt import create_access_token

        from saleor_gdpr_plugin.host import database, models

        with database.primary():
            user = models.user().objects.get(email=email)
        self._client = Client(headers={"host": "localhost"})
        self._headers = {"Authorization": f"Bearer {create_access_token(user)}"}

    def ask(self, query: str, **variables: Any) -> dict[str, Any]:
        """The data; raises RuntimeError for any error."""
        body = json.dumps({"query": query, "variables": variables})
        answer = self._client.post("/graphql/", body, content_type="application/json", headers=self._headers)
        said: dict[str, Any] = json.loads(answer.content)
        if said.get("errors"):
            raise RuntimeError(f"the API refused: {said['errors'][0]['message']}")
        data: dict[str, Any] = said["data"]
        return data


@contextmanager
def statements() -> Iterator[list[Statement]]:
    """Every statement sent meanwhile, on the primary and the replica."""
    from django.db import connections

    seen: list[Statement] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        seen.append((sql, params))
        return execute(sql, params, many, context)

    with ExitStack() as stack:
        for alias in connections:
            stack.enter_context(connections[alias].execute_wrapper(note))
        yield seen


def scans(seen: list[Statement]) -> list[str]:
    """Tables of ours that a statement reads from end to end, by PostgreSQL's own plan."""
    from django.db import connection

    found = []
    with connection.cursor() as cursor:
        for sql, params in seen:
            if sql.startswith("SELECT") and "saleor_gdpr_plugin_" in sql:
                cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}", params)
                found += list(_scanned(cursor.fetchone()[0][0]["Plan"]))
    return sorted(set(found))


def _scanned(plan: dict[str, Any]) -> Iterator[str]:
    if "Seq Scan" in plan["Node Type"] and plan["Relation Name"].startswith("saleor_gdpr_plugin_"):
        yield plan["Relation Name"]
    for part in plan.get("Plans", ()):
        yield from _scanned(part)
