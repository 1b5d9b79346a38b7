"""The journal is told who was erased and who must not be written to, by numbers and digests that name nobody."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from saleor_gdpr_plugin import keys
from saleor_gdpr_plugin.audit import journal as lines
from saleor_gdpr_plugin.consent import suppression
from saleor_gdpr_plugin.consent.models import Suppression
from saleor_gdpr_plugin.erasure.models import ErasureRecord
from tests.erasing.conftest import Eraser
from tests.work.sweeping import sweep_all


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("GDPR_JOURNAL", str(tmp_path))
    return tmp_path


def test_erasure__is_told_whole_and_names_nobody(
    eraser: Eraser, annas: dict[str, Any], anna: Any, place: Path
) -> None:
    request = eraser.asks()
    until = (timezone.localdate() + timedelta(days=5000)).isoformat()
    eraser.desk.run("ErasurePlan", user=eraser.staff, id=request["id"], version=eraser.version())
    items = {each["source"]: each for each in _items(eraser, request["id"])}
    eraser.change(
        request["id"],
        items=[items[source]["id"] for source in ("notes", "account")],
        keep=True,
        reason="Anna's lawyer wrote.",
        ground="LEGAL_CLAIMS",
        until=until,
    )
    eraser.desk.decide("Approve", request["id"], user=eraser.staff)
    sweep_all()

    (line,) = [each for each in lines.lines() if each.kind == "erasure"]
    record = ErasureRecord.objects.get()
    mac = keys.macs(keys.Use.ERASURE, record.key_id)
    plan = line.payload.pop("plan")
    assert (line.genuine, line.id, len(plan)) == (True, str(record.pk), 64)
    assert line.payload == {
        "request": str(request["pk"]),
        "account": anna.pk,
        "accounts": [anna.pk],
        "digest_key": record.key_id,
        "mailboxes": [mac("address:anna@example.com")],
        "addresses": [mac("address:anna@example.com")],
        "former": [],
        "orders": sorted([str(annas["new"].pk), str(annas["old"].pk)]),
        "left_out": [],
        "kept": [
            ["account", str(anna.pk), "legal_claims", until],
            ["notes", str(annas["note"].pk), "legal_claims", until],
        ],
        "let_go": [],
    }
    everything = "".join(file.read_text() for file in place.iterdir()).lower()
    assert [word for word in ("anna", "beispiel", "lawyer", "mug") if word in everything] == []


def _items(eraser: Eraser, request_id: str) -> list[dict[str, Any]]:
    return list(eraser.plan(request_id, first=50)["items"])


@pytest.mark.usefixtures("transactional_db")
def test_suppression__set_lifted_and_taken_back_are_told_in_their_order(place: Path) -> None:
    now = timezone.now()
    suppression.suppress("eve@example.com", reason=suppression.Reason.OBJECTED, now=now)
    suppression.lift("eve@example.com", "news", now + timedelta(seconds=1))
    suppression.forget("eve@example.com")
    suppression.forget("eve@example.com")
    sweep_all()

    digest = keys.digest(keys.Use.SUPPRESSION, "eve@example.com")
    key, since = keys.writing_id(), now.isoformat()
    later = (now + timedelta(seconds=1)).isoformat()
    told = [(each.kind, each.payload) for each in lines.lines() if each.kind.startswith("suppress")]
    assert told == [
        (
            "suppressed",
            {"digest_key": key, "purpose": "", "reason": "objected", "since": since, "digests": [digest]},
        ),
        (
            "suppression_lifted",
            {"digests": [digest], "newest": digest, "digest_key": key, "purpose": "news", "since": later},
        ),
        ("suppression_forgotten", {"digests": [digest]}),
    ]
    assert not Suppression.objects.exists()
    assert not any("eve" in file.read_text() for file in place.iterdir())
