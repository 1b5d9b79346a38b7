"""The journal: what is owed leaves in its order and once; what was changed or cut is never believed."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.db import transaction
from django.utils import timezone

from saleor_gdpr_plugin import keys
from saleor_gdpr_plugin.audit import heads, journal, log, owed, sealing
from saleor_gdpr_plugin.audit.models import Head, JournalLine
from saleor_gdpr_plugin.contracts import SYSTEM

pytestmark = pytest.mark.django_db
ONE = UUID("11111111-1111-4111-8111-111111111111")


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("GDPR_JOURNAL", str(tmp_path))
    return tmp_path


def told(path: str | None = None) -> list[tuple[str, dict[str, object]]]:
    return [(line.kind, line.payload) for line in journal.lines(path)]


def test_owed__leaves_in_its_order_and_once(place: Path) -> None:
    for number in range(3):
        owed.owe("erasure", {"n": number})

    assert (owed.write(timezone.now(), limit=2), owed.write(timezone.now()), owed.write(timezone.now())) == (
        2, 1, 0,
    )  # fmt: skip
    assert told() == [("erasure", {"n": 0}), ("erasure", {"n": 1}), ("erasure", {"n": 2})]
    assert not JournalLine.objects.exists()


def test_crash_after_writing__the_line_comes_twice_and_counts_once(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    owed.owe("erasure", {"n": 1}, uid=ONE)
    with monkeypatch.context() as patch:
        patch.setattr(owed, "left", lambda rows: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            owed.write(timezone.now())

    assert owed.write(timezone.now()) == 1
    (file,) = place.iterdir()
    assert len(file.read_text().splitlines()) == 2
    assert [(line.id, line.payload) for line in journal.lines()] == [(str(ONE), {"n": 1})]


def test_rolled_back__nothing_is_owed() -> None:
    with transaction.atomic():
        owed.owe("erasure", {"n": 1})
        transaction.set_rollback(True)
    assert owed.since() is None


def test_without_a_place__nothing_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("saleor_gdpr_plugin.host.storage.journal", lambda _path=None: None)
    owed.owe("erasure", {"n": 1})
    assert owed.write(timezone.now()) == 0
    assert JournalLine.objects.count() == 1


def test_cut_line__that_came_again_whole_stops_nothing(place: Path) -> None:
    owed.owe("head", {"number": 1, "seal": "a"})
    owed.write(timezone.now())
    (file,) = place.glob("*.jsonl")
    whole = file.read_text()
    file.write_text(whole[:40] + "\n" + whole)
    assert [line.wrong for line in journal.lines()] == ["cut", ""]
    assert [(each.number, each.seal) for each in heads.outside()] == [(1, "a")]

    # Cut off at the end, and nothing follows: what it told is missing.
    file.write_text(whole + whole[:40])
    assert [line.wrong for line in journal.lines()] == ["", "broken"]


def test_changed_cut_foreign__is_not_genuine_and_says_where(place: Path) -> None:
    owed.owe("erasure", {"n": 1}, uid=ONE)
    owed.write(timezone.now())
    (file,) = place.iterdir()
    whole = file.read_text().strip()
    forged = json.dumps({**json.loads(whole), "n": 2})
    audit = json.loads(whole)
    audit.pop("mac")
    body = json.dumps(audit, sort_keys=True, separators=(",", ":"))
    other = json.dumps({**audit, "mac": keys.mac(keys.Use.AUDIT, audit["key"], body)})
    file.write_text("\n".join([whole, forged, whole[:50], other, '{"by":"hand"}', ""]))

    found = list(journal.lines())

    assert [line.wrong for line in found] == ["", "broken", "broken", "broken", "broken"]
    assert [line.place for line in found] == [f"{file.name}:{number}" for number in range(1, 6)]
    assert [line.payload for line in found] == [{"n": 1}, {}, {}, {}, {}]


def test_key_gone__is_said(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = "one:" + "A" * 43 + "=", "two:" + "B" * 43 + "="
    monkeypatch.setenv("GDPR_KEYS", first)
    owed.owe("erasure", {"n": 1})
    owed.write(timezone.now())

    monkeypatch.setenv("GDPR_KEYS", f"{second},{first}")
    assert [line.wrong for line in journal.lines()] == [""]
    monkeypatch.setenv("GDPR_KEYS", second)
    assert [(line.wrong, line.key_id) for line in journal.lines()] == [("key", "one")]


def test_file__words_around_the_lines_are_left_out(place: Path, tmp_path: Path) -> None:
    owed.owe("erasure", {"n": 1})
    mail = tmp_path / "mail.txt"
    mail.write_text("Keep this mail.\n\n  " + owed.text(owed.oldest())[0] + "\n-- \nSent by the desk.\n")
    assert told(str(mail)) == [("erasure", {"n": 1})]


def test_no_journal__is_said(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        list(journal.lines(str(tmp_path / "nowhere")))


def test_heads__one_that_never_left_is_replaced(place: Path) -> None:
    now = timezone.now()
    for hours in (0, 2):
        log.record("request.noted", object_id="x", by=SYSTEM, now=now)
        sealing.seal(now)
        assert heads.keep(now + timedelta(hours=hours)) == 1
    assert [row.payload["number"] for row in JournalLine.objects.all()] == [2]


def test_heads__what_was_sealed_after_a_restored_backup_counts_no_more(place: Path) -> None:
    for number in range(3):
        owed.owe("head", {"number": number, "seal": f"{number}"})
    JournalLine.objects.filter(payload__number=0).update(
        at=datetime.fromisoformat("2026-01-01T00:00:00+00:00")
    )
    owed.owe("restored", {"since": "2026-01-02T00:00:00+00:00"})
    owed.owe("head", {"number": 1, "seal": "new"})
    owed.write(timezone.now())

    assert [(each.number, each.seal) for each in heads.outside()] == [(0, "0"), (1, "new")]
    assert not Head.objects.exists()
