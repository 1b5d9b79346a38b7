"""What the journal is owed leaves by a job, or by mail once a day; when it does not, the desk says so."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from saleor_gdpr_plugin.audit import journal, owed
from saleor_gdpr_plugin.audit.models import JournalLine
from saleor_gdpr_plugin.mail import journal as leaving
from saleor_gdpr_plugin.mail.models import OutboxMail
from saleor_gdpr_plugin.work.models import Job
from tests.desk import FORM, Desk
from tests.work.sweeping import sweep_all


@pytest.fixture
def nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Saleor's own test settings have a private storage, which would serve as the journal."""
    monkeypatch.delenv("GDPR_JOURNAL", raising=False)
    monkeypatch.setattr("saleor_gdpr_plugin.host.storage._is_private", lambda: False)


def test_job__takes_everything_out(desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GDPR_JOURNAL", str(tmp_path))
    monkeypatch.setattr(owed, "MOST", 2)
    for number in range(5):
        owed.owe("erasure", {"n": number})

    sweep_all()

    assert [line.payload for line in journal.lines()] == [{"n": number} for number in range(5)]
    assert not JournalLine.objects.exists()


def test_storage_fails__it_is_tried_again_and_said(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setenv("GDPR_JOURNAL", str(blocked))
    owed.owe("erasure", {"n": 1})
    now = timezone.now()
    leaving.due(now)
    sweep = Job.objects.get(kind=leaving.JOB)
    from saleor_gdpr_plugin.work import jobs

    jobs.run(sweep.pk)

    assert Job.objects.get(pk=sweep.pk).problem == "FileExistsError"
    assert JournalLine.objects.count() == 1
    assert leaving.problem(now) == ""
    assert "see whether GDPR_JOURNAL can be written to" in leaving.problem(now + timedelta(hours=2))

    monkeypatch.setenv("GDPR_JOURNAL", str(tmp_path / "new"))
    sweep_all()
    assert [line.payload for line in journal.lines()] == [{"n": 1}]
    assert leaving.problem(now + timedelta(hours=2)) == ""


@pytest.mark.usefixtures("nowhere")
def test_without_a_place__lines_are_mailed_and_can_be_read_back(
    desk: Desk, plugin: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    plugin(**FORM, dpo_emails="officer@shop.example\nsecond@shop.example")
    monkeypatch.setattr(leaving, "SIZE", 700)
    for number in range(4):
        owed.owe("erasure", {"n": number, "digests": ["a" * 64]})
    now = timezone.now()

    assert (leaving.tell(now), leaving.tell(now)) == (4, 0)
    sweep_all()

    mails = desk.mails("officer@shop.example")
    assert [each.subject for each in mails] == [
        "Privacy desk: journal of erasures, suppressions and the audit log"
    ] * 2
    file = tmp_path / "mails.txt"
    file.write_text("\n".join(str(each.body) for each in mails))
    assert [line.payload["n"] for line in journal.lines(str(file))] == [0, 1, 2, 3]
    assert not JournalLine.objects.exists()
    assert not OutboxMail.objects.exclude(sealed=b"").exists()


@pytest.mark.usefixtures("nowhere")
def test_neither_place_nor_officer__nothing_is_lost_and_it_is_said(
    desk: Desk, plugin: Callable[..., Any], staff: Any
) -> None:
    owed.owe("erasure", {"n": 1})
    sweep_all()
    assert JournalLine.objects.filter(kind="erasure").count() == 1
    problems = desk.run("Health", user=staff)["problems"]
    assert [each for each in problems if "no DPO address" in each]

    plugin(**FORM, dpo_emails="officer@shop.example")
    assert leaving.problem(timezone.now()) == ""
    assert "set GDPR_JOURNAL" in leaving.problem(timezone.now() + timedelta(days=3))
