"""`gdpr_uninstall`: everything of ours goes or nothing, and what the shop did can still be shown."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import OperationalError, connection

from saleor_gdpr_plugin import leaving, tasks
from saleor_gdpr_plugin.host import database
from saleor_gdpr_plugin.requests.models import Request
from tests.cast import model
from tests.desk import Desk

KEY = "kept:" + "A" * 43 + "="
CATALOG = """
    SELECT 'relation', relname FROM pg_class WHERE relname ILIKE '%gdpr%'
    UNION ALL SELECT 'constraint', conname FROM pg_constraint WHERE conname ILIKE '%gdpr%'
    UNION ALL SELECT 'function', proname FROM pg_proc WHERE proname ILIKE '%gdpr%'
    UNION ALL SELECT 'trigger', tgname FROM pg_trigger WHERE tgname ILIKE '%gdpr%'
    UNION ALL SELECT 'type', typname FROM pg_type WHERE typname ILIKE '%gdpr%'
    UNION ALL SELECT 'migration', name FROM django_migrations WHERE app ILIKE '%gdpr%'
    UNION ALL SELECT 'content type', model FROM django_content_type WHERE app_label ILIKE '%gdpr%'
    UNION ALL SELECT 'plugin', identifier FROM plugins_pluginconfiguration WHERE identifier ILIKE '%gdpr%'
    UNION ALL SELECT 'dashboard', identifier FROM app_app WHERE identifier ILIKE '%gdpr%'
    UNION ALL SELECT 'schedule', task FROM django_celery_beat_periodictask WHERE task ILIKE '%gdpr%'
    UNION ALL SELECT 'permission', p.codename FROM permission_permission p
        JOIN django_content_type t ON t.id = p.content_type_id WHERE t.app_label ILIKE '%gdpr%'
"""


def _found(statement: str) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return sorted(cursor.fetchall())


def _extensions() -> list[Any]:
    return _found("SELECT extname FROM pg_extension")


@pytest.fixture
def shop(desk: Desk, staff: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A refused letter, a line the journal is still owed, a schedule entry as beat writes it; afterwards the tables are
    there again."""
    monkeypatch.setenv("GDPR_KEYS", KEY)
    request = desk.register(user=staff, identityMethod="KNOWLEDGE", identityNote="Knew order 7.")
    desk.decide("Refuse", request["id"], user=staff, ground="EXCESSIVE", explanation="The tenth time.")
    call_command("gdpr_dashboard", "install")
    interval = model("django_celery_beat.IntervalSchedule").objects.create(every=60, period="seconds")
    model("django_celery_beat.PeriodicTask").objects.create(
        name="gdpr-sweep", task="saleor_gdpr_plugin.sweep", interval=interval
    )
    yield desk
    call_command("migrate", leaving.APP, interactive=False, verbosity=0)


def test_uninstall__nothing_of_ours_is_left(shop: Desk, tmp_path: Path) -> None:
    extensions, kinds = _extensions(), {kind for kind, _name in _found(CATALOG)}
    assert {"relation", "constraint", "migration", "plugin", "schedule", "dashboard"} <= kinds

    call_command("gdpr_uninstall", str(tmp_path / "evidence"), "--yes")

    assert _found(CATALOG) == []
    assert _extensions() == extensions


def test_uninstall__the_evidence_tells_what_was_done(shop: Desk, tmp_path: Path) -> None:
    file = tmp_path / "evidence"
    call_command("gdpr_uninstall", str(file), "--yes")

    text = file.read_text()
    assert file.stat().st_mode & 0o777 == 0o600
    assert "Paula" not in text
    assert "EXCESSIVE" not in text.upper()
    clean = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    # Without a shop, a database or settings: years later there is none of them.
    ran = subprocess.run(
        [sys.executable, "-m", "saleor_gdpr_plugin.evidence", str(file)],
        env=clean | {"GDPR_KEYS": KEY},
        cwd=Path(leaving.__file__).parents[1],
        capture_output=True,
        text=True,
        check=True,
    )
    rows = [json.loads(line) for line in ran.stdout.splitlines()]
    (request,) = [row for row in rows if row["table"] == "saleor_gdpr_plugin_request"]
    assert (request["name"], request["explanation"]) == ("Paula Papier", "The tenth time.")
    assert {row["table"].removeprefix("saleor_gdpr_plugin_") for row in rows} == {
        "request", "event", "entry", "head", "outboxmail", "journalline",
    }  # fmt: skip
    assert all(row["number"] for row in rows if row["table"].endswith("_entry")), "an entry is not sealed"


def test_uninstall__every_table_is_kept_or_left_out_for_a_reason() -> None:
    models = {each for each in apps.get_app_config(leaving.APP).get_models() if not each._meta.proxy}

    assert models == {*leaving.KEPT, *leaving.LEFT_OUT}
    assert not set(leaving.KEPT) & set(leaving.LEFT_OUT)


def _refused(*arguments: str, saying: str) -> None:
    before = _found(CATALOG), list(Request.objects.values())
    with pytest.raises(CommandError, match=saying):
        call_command("gdpr_uninstall", *arguments)
    assert (_found(CATALOG), list(Request.objects.values())) == before


def test_uninstall__open_requests_hold_it_back(shop: Desk, staff: Any, tmp_path: Path) -> None:
    file = tmp_path / "evidence"
    shop.register(user=staff, identityMethod="KNOWLEDGE", identityNote="Knew order 8.")

    _refused(str(file), "--yes", saying="1 requests are open")
    assert not file.exists()
    call_command("gdpr_uninstall", str(file), "--yes", "--with-open-requests")
    assert _found(CATALOG) == []


def test_uninstall__never_overwrites_a_file(shop: Desk, tmp_path: Path) -> None:
    file = tmp_path / "evidence"
    file.write_text("the evidence of another shop")

    _refused(str(file), "--yes", saying="exists already")
    assert file.read_text() == "the evidence of another shop"


def test_uninstall__asks_first(shop: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builtins.input", lambda _question: "no")

    _refused(str(tmp_path / "evidence"), saying="Nothing was removed")


@pytest.mark.parametrize(
    "where", ["saleor_gdpr_plugin.evidence.read", "saleor_gdpr_plugin.host.traces.remove"]
)
def test_uninstall__a_failure_anywhere_removes_nothing(
    shop: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    before = _found(CATALOG)

    def fails(*_given: Any) -> Any:
        raise OperationalError("the connection is lost")

    monkeypatch.setattr(where, fails)
    _refused(str(tmp_path / "evidence"), "--yes", saying="the connection is lost")
    assert _found(CATALOG) == before
    assert not (tmp_path / "evidence").exists()


def test_old_pod__is_quiet_when_the_tables_are_gone(
    shop: Desk, anna: Any, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    call_command("gdpr_uninstall", str(tmp_path / "evidence"), "--yes")

    tasks.sweep()
    tasks.run_job("4f1c2d9e-0000-4000-8000-000000000000")
    answer = shop.ask("PrivacyPage", channel="main")

    assert (answer.errors, answer.data) == ([], {"gdprPrivacyPage": None})
    assert [record.message for record in caplog.records if record.levelname == "ERROR"] == []


@pytest.mark.real
def test_old_pod__saleors_own_deletion_works(
    shop: Desk, graphql: Any, anna: Any, staff: Any, tmp_path: Path
) -> None:
    call_command("gdpr_uninstall", str(tmp_path / "evidence"), "--yes")
    import graphene

    text = "mutation ($id: ID!) { customerDelete(id: $id) { errors { field message } } }"
    answer = graphql(text, {"id": graphene.Node.to_global_id("User", anna.pk)}, user=staff)

    assert answer.data == {"customerDelete": {"errors": []}}
    with database.primary():
        assert not model("account.User").objects.filter(pk=anna.pk).exists()
