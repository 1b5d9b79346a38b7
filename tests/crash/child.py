"""A process of the shop that dies on command: `python -m tests.crash.child DATABASE`.

It starts the shop once, then reads one order a line (JSON) and carries out each in a process of its own, forked
before any connection is open. That process kills itself with SIGKILL at the place the order names. Nothing in the
product knows of it. Each answer is a line: the number of the signal, or 0 with what the deed returned.
"""

from __future__ import annotations

import importlib
import json
import os
import signal
import sys
from collections.abc import Callable
from typing import Any
from uuid import UUID

from tests import ground

READY = "ready"
PATIENCE = 45
"""Seconds after which a deed that hangs is ended."""


def start(database: str) -> None:
    """The shop as the tests have it, on the test's database."""
    which = ground.choose()
    ground.entry_point()

    import django
    from django.conf import settings

    settings.ALLOWED_HOSTS = ["*"]
    settings.PLUGINS = ["saleor_gdpr_plugin.plugin.GdprPlugin"]
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = None
    django.setup()
    ground.connect(which)
    for alias in (settings.DATABASE_CONNECTION_DEFAULT_NAME, settings.DATABASE_CONNECTION_REPLICA_NAME):
        settings.DATABASES[alias]["NAME"] = database
    ground.share_replica()
    # Loaded before the fork, so that a fork costs nothing.
    importlib.import_module("saleor.urls")
    importlib.import_module("saleor_gdpr_plugin.http")


def die() -> None:
    """No cleanup, no answer to the database: the power is gone."""
    os.kill(os.getpid(), signal.SIGKILL)


def arm(at: dict[str, Any]) -> None:
    """Die before or after the n-th call of a function, or before the n-th statement that holds a text."""
    if "call" in at:
        _arm_call(at["call"], at.get("when", "before"), at.get("nth", 1))
    else:
        _arm_statement(at["statement"], at.get("nth", 1))


def _arm_call(target: str, when: str, nth: int) -> None:
    module, _, path = target.partition(":")
    *owners, name = path.split(".")
    owner: Any = importlib.import_module(module)
    for each in owners:
        owner = getattr(owner, each)
    original: Callable[..., Any] = getattr(owner, name)
    calls = 0

    def armed(*args: Any, **kwargs: Any) -> Any:
        nonlocal calls
        calls += 1
        mine = calls
        if mine == nth and when == "before":
            die()
        result = original(*args, **kwargs)
        if mine == nth and when == "after":
            die()
        return result

    setattr(owner, name, armed)


def _arm_statement(text: str, nth: int) -> None:
    from django.db import connection

    seen = 0

    def armed(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal seen
        if text in sql:
            seen += 1
            if seen == nth:
                die()
        return execute(sql, params, many, context)

    connection.execute_wrappers.append(armed)


def carry_out(order: dict[str, Any]) -> Any:
    """What a web pod or worker does: a GraphQL request, a download, a job, a sweep."""
    from django.conf import settings

    from saleor_gdpr_plugin import housekeeping, tasks
    from saleor_gdpr_plugin.export import housekeeping as archives
    from saleor_gdpr_plugin.export import papers, pieces
    from saleor_gdpr_plugin.work import jobs
    from tests.work.sweeping import pass_time

    settings.EMAIL_FILE_PATH = order["mails"]
    pieces.PIECE = order.get("piece", pieces.PIECE)
    archives.BATCH = order.get("batch", archives.BATCH)
    papers.render_pdf = lambda html: b"%PDF-"
    if at := order.get("die"):
        arm(at)
    match order["do"]:
        case "job":
            jobs.run(UUID(order["id"]))
        case "task":
            tasks.run_job.apply_async(args=[order["id"]])
        case "sweep":
            housekeeping.sweep()
        case "pass time":
            pass_time()
        case "graphql":
            return _post(order["query"], order["variables"], order["user"], order.get("files", {}))
        case "get":
            return _get(order["path"])
    return None


def _post(query: str, variables: dict[str, Any], user_id: int | None, files: dict[str, str]) -> Any:
    """A GraphQL request; `files` are variables by name, each a part of its own."""
    from django.apps import apps
    from django.core.files.base import ContentFile
    from django.test import Client
    from saleor.core.jwt import create_access_token

    headers = {}
    if user_id is not None:
        user = apps.get_model("account.User").objects.get(pk=user_id)
        headers["Authorization"] = f"Bearer {create_access_token(user)}"
    sent = json.dumps({"query": query, "variables": variables | dict.fromkeys(files)})
    if files:
        places = json.dumps({f"part-{name}": [f"variables.{name}"] for name in files})
        parts = {f"part-{name}": ContentFile(text, f"{name}.txt") for name, text in files.items()}
        response = Client().post("/graphql/", {"operations": sent, "map": places, **parts}, headers=headers)
    else:
        response = Client().post("/graphql/", sent, content_type="application/json", headers=headers)
    return json.loads(response.content)


def _get(path: str) -> int:
    from django.test import Client

    response = Client().get(path)
    for _ in response.streaming_content if response.streaming else ():
        pass
    return int(response.status_code)


def main() -> None:
    """Answer orders until the input ends."""
    out = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # whatever the shop prints is no answer
    start(sys.argv[1])
    print(READY, file=out, flush=True)
    for line in sys.stdin:
        reading, writing = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.close(reading)
            signal.alarm(PATIENCE)
            try:
                result = json.dumps(carry_out(json.loads(line)))
                os.write(writing, result.encode())
            except BaseException:
                import traceback

                traceback.print_exc()
                os._exit(1)
            os._exit(0)
        os.close(writing)
        with os.fdopen(reading) as pipe:
            result = pipe.read()
        _, status = os.waitpid(pid, 0)
        answer = {"code": os.waitstatus_to_exitcode(status), "result": json.loads(result) if result else None}
        print(json.dumps(answer), file=out, flush=True)


if __name__ == "__main__":
    main()
