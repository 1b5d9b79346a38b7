"""Outside the database stands who was erased, by digests that name nobody."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from saleor_gdpr_plugin import keys
from saleor_gdpr_plugin.audit import journal as lines
from saleor_gdpr_plugin.erasure import journal
from saleor_gdpr_plugin.erasure.models import ErasureRecord
from tests.erasing.conftest import Eraser


def test_journal__names_nobody_and_is_written_once(
    eraser: Eraser, annas: dict[str, Any], anna: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = eraser.asks()
    eraser.desk.decide("Approve", request["id"], user=eraser.staff)
    monkeypatch.delenv("GDPR_JOURNAL", raising=False)
    assert journal.write(timezone.now()) == 0
    assert ErasureRecord.objects.get().journaled_at is None

    monkeypatch.setenv("GDPR_JOURNAL", str(tmp_path))
    assert (journal.write(timezone.now()), journal.write(timezone.now())) == (1, 0)

    (line,) = [each for each in lines.lines(str(tmp_path)) if each.kind == "erasure"]
    record = ErasureRecord.objects.get()
    assert (line.genuine, line.at, line.payload["request"]) == (True, record.at, str(request["pk"]))
    mac = keys.macs(keys.Use.ERASURE, record.key_id)
    assert line.payload["digests"] == sorted([mac("address:anna@example.com"), mac(f"account:{anna.pk}")])
    assert not any("anna" in file.read_text() for file in tmp_path.iterdir())
