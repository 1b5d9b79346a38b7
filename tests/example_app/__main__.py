"""A process of that shop: `python -m tests.example_app DATABASE look | export JOB`. Prints what came of it as JSON."""

from __future__ import annotations

import io
import json
import os
import sys
from typing import Any
from uuid import UUID

from tests import ground


def start(database: str) -> None:
    """The shop on the test's database; the rest as the tests have it."""
    which = ground.choose()
    ground.entry_point()
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.example_app.settings"

    import django
    from django.conf import settings

    settings.ALLOWED_HOSTS = ["*"]
    settings.PLUGINS = ["saleor_gdpr_plugin.plugin.GdprPlugin"]
    django.setup()
    ground.connect(which)
    for alias in (settings.DATABASE_CONNECTION_DEFAULT_NAME, settings.DATABASE_CONNECTION_REPLICA_NAME):
        settings.DATABASES[alias]["NAME"] = database
    ground.share_replica()


def command(*words: str) -> dict[str, Any]:
    """What `manage.py` would end with, and say."""
    from django.core.management import call_command
    from django.core.management.base import CommandError

    out, err = io.StringIO(), io.StringIO()
    try:
        call_command(*words, stdout=out, stderr=err)
    except CommandError as problem:
        return {"code": problem.returncode, "out": out.getvalue(), "err": err.getvalue() + str(problem)}
    return {"code": 0, "out": out.getvalue(), "err": err.getvalue()}


def look() -> Any:
    """The data map and the checks of this shop."""
    return {
        "strict": command("gdpr_datamap", "--strict"),
        "plain": command("gdpr_datamap"),
        "map": json.loads(command("gdpr_datamap", "--json")["out"]),
        "check": command("check", "--tag", "gdpr"),
    }


def export(job: str) -> Any:
    """Some wishes, and the job that builds Anna's archive; the table is there only meanwhile."""
    from django.apps import apps
    from django.db import connection
    from django.utils import timezone

    from saleor_gdpr_plugin.export import papers
    from saleor_gdpr_plugin.host import database
    from saleor_gdpr_plugin.work import jobs

    from .models import Wish

    papers.render_pdf = lambda html: b"%PDF-"
    with database.primary():
        with connection.schema_editor() as tables:
            tables.create_model(Wish)
        try:
            accounts = dict(apps.get_model("account.User").objects.values_list("email", "pk"))
            for owner, email, note in WISHES:
                values = {
                    "account_id": accounts.get(owner),
                    "email": email,
                    "note": note,
                    "share_token": "SECRET",
                }
                Wish.objects.create(added_at=timezone.now(), **values)
            jobs.run(UUID(job))
        finally:
            with connection.schema_editor() as tables:
                tables.delete_model(Wish)


WISHES = (
    ("anna@example.com", "anna@example.com", "a red kettle"),
    (None, "Anna@EXAMPLE.com", "a blue kettle"),
    (None, "eve@example.com", "strange: another address"),
    (None, "hanna@example.com", "strange: a longer address"),
    (None, "аnna@example.com", "strange: a look-alike letter"),  # noqa: RUF001
    (None, "Eve anna@example.com", "strange: more than an address"),
    ("eve@example.com", "anna@example.com", "strange: of another account"),
)
"""Whose account, under which address, what; Anna proved anna@example.com."""


if __name__ == "__main__":
    start(sys.argv[1])
    print(json.dumps(look() if sys.argv[2] == "look" else export(sys.argv[3])))
