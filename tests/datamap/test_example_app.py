"""An app that keeps data about people: until it is mapped everybody is told, and then its data is in the archive."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from saleor_gdpr_plugin.export import pieces
from saleor_gdpr_plugin.export.models import Archive
from tests import ground
from tests.desk import Desk
from tests.example_app.__main__ import WISHES
from tests.work.sweeping import sweep_all, the_job


def shop(*words: str, app: str = "mapped") -> Any:
    """A process of a shop with the app; what it printed last."""
    database = connection.settings_dict["NAME"]
    ran = subprocess.run(
        [sys.executable, "-m", "tests.example_app", str(database), *words],
        cwd=ground.ROOT,
        env=os.environ | {"EXAMPLE_APP": app},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=300,
    )
    return json.loads(ran.stdout.splitlines()[-1])


def test_unmapped__strict_names_each_field_and_the_shop_is_only_warned() -> None:
    seen = shop("look", app="forgot")

    assert seen["strict"]["code"] == 1
    *named, to_mend = seen["strict"]["err"].splitlines()
    assert named == [
        "example_app.Wish.account_id (id or birthday of a person) is in no source and not excluded",
        "example_app.Wish.email (e-mail address or phone number) is in no source and not excluded",
        "example_app.Wish.note (text) is in no source and not excluded",
        "example_app.Wish.share_token (text) is in no source and not excluded",
    ]
    assert "saleor_gdpr_plugin.datamap.registry tells how" in to_mend
    assert seen["plain"]["code"] == 0
    assert [line.removeprefix("warning: ") for line in seen["plain"]["err"].splitlines()] == named
    assert seen["check"]["code"] == 0
    warned = [line for line in seen["check"]["err"].splitlines() if "gdpr.W004" in line]
    assert [line.partition("in no source")[2] for line in warned] == [
        ", so no archive has them: example_app.Wish.account_id, example_app.Wish.email, example_app.Wish.note, "
        "example_app.Wish.share_token."
    ]


def test_mapped__strict_and_the_check_pass() -> None:
    seen = shop("look")

    assert (seen["strict"]["code"], seen["strict"]["err"], seen["plain"]["err"]) == (0, "", "")
    assert seen["check"]["code"] == 0
    assert "gdpr.W004" not in seen["check"]["err"]
    (wishes,) = [each for each in seen["map"]["sources"] if each["slug"] == "wishes"]
    assert wishes == {
        "slug": "wishes",
        "label": "Wishes",
        "retention": "wishes",
        "covers": ["example_app.Wish.account_id", "example_app.Wish.email", "example_app.Wish.note"],
    }
    assert seen["map"]["excluded"]["example_app.Wish.share_token"] == "secret, never exported"
    assert seen["map"]["findings"] == []


def test_mapped__the_archive_has_the_wishes_of_the_person_and_no_strangers(
    desk: Desk, anna: Any, eve: Any, staff: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    # given: Anna proved her mailbox; the job waits for that shop's process
    monkeypatch.setattr("saleor_gdpr_plugin.host.tasks._send", lambda task, ids: None)
    asked = desk.submit(user=anna)["request"]
    sweep_all()
    desk.run("RequestVerify", input={"token": desk.token("anna@example.com")})
    desk.decide("Approve", asked["id"], user=staff)

    # when
    shop("export", the_job("request.fulfil"))

    # then
    archive = Archive.objects.get()
    assert (archive.state, archive.problems) == ("built", [])
    assert archive.contents["wishes"] == 2
    package = zipfile.ZipFile(io.BytesIO(b"".join(pieces.read(archive))))
    text = package.read("data.json").decode()
    records = json.loads(text)["sources"]["wishes"]["records"]
    assert [(each["email"], each["note"]) for each in records] == [
        ("Anna@EXAMPLE.com", "a blue kettle"),
        ("anna@example.com", "a red kettle"),
    ]
    strangers = [note for _owner, _email, note in WISHES if note.startswith("strange")]
    assert len(strangers) == 5
    for each in package.namelist():
        page = package.read(each).decode()
        assert [note for note in (*strangers, "SECRET") if note in page] == []


def test_ordinary_suite__does_not_have_the_app() -> None:
    assert [app for app in settings.INSTALLED_APPS if "example_app" in app] == []
