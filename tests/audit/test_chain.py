"""The audit log: every change, gap, exchange and cut is found and located, within the stated limits."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone

from saleor_gdpr_plugin.audit import heads, journal, log, owed, sealing
from saleor_gdpr_plugin.audit.models import Entry, Head
from saleor_gdpr_plugin.audit.verify import Finding, KnownHead, verify
from saleor_gdpr_plugin.contracts import SYSTEM

pytestmark = pytest.mark.django_db
KEYS = ("one:" + "A" * 43 + "=", "two:" + "B" * 43 + "=")


def write(count: int, start: int = 0) -> None:
    for number in range(start, start + count):
        log.record(
            "request.noted",
            object_id=f"object-{number}",
            by=SYSTEM,
            now=timezone.now(),
            content={"n": number},
        )


def change(place: int, **values: Any) -> None:
    """What somebody does who may write to the database, but has no key."""
    assert Entry.objects.filter(number=place).update(**values) == 1


@pytest.fixture
def chain() -> None:
    """Ten sealed entries, in two seals."""
    write(6)
    assert sealing.seal(timezone.now()) == 6
    write(4, start=6)
    assert sealing.seal(timezone.now()) == 4


def test_whole__nothing_is_found(chain: None) -> None:
    assert list(verify()) == []
    assert list(Entry.objects.order_by("id").values_list("number", flat=True)) == list(range(1, 11))
    assert sorted(Head.objects.values_list("number", flat=True)) == [6, 10]


CHANGES: dict[str, tuple[dict[str, Any], str]] = {
    "content": ({"content": {"n": 99}}, "its content was changed"),
    "kind": ({"kind": "request.approved"}, "the entry was changed, exchanged or moved"),
    "object": ({"object_id": "object-0"}, "the entry was changed, exchanged or moved"),
    "role": ({"role": "staff"}, "the entry was changed, exchanged or moved"),
    "actor": ({"actor_id": 7}, "the entry was changed, exchanged or moved"),
    "time": ({"at": "2020-01-01T00:00:00Z"}, "the entry was changed, exchanged or moved"),
    "digest": (
        {"digest": "0" * 64, "content": None, "salt": ""},
        "the entry was changed, exchanged or moved",
    ),
}


@pytest.mark.parametrize("what", CHANGES)
def test_change__is_found_in_its_place(chain: None, what: str) -> None:
    values, said = CHANGES[what]
    change(4, **values)
    assert list(verify()) == [Finding(4, said)]


def test_content_with_a_matching_digest__is_found_too(chain: None) -> None:
    forged = {"n": 99}
    change(4, content=forged, digest=log.digest(Entry.objects.get(number=4).salt, forged))
    assert list(verify()) == [Finding(4, "the entry was changed, exchanged or moved")]


def test_gap__is_found(chain: None) -> None:
    Entry.objects.filter(number__in=(3, 4)).delete()
    assert list(verify()) == [Finding(3, "missing: entries 3 to 4")]


def test_gap_closed_by_renumbering__is_found(chain: None) -> None:
    Entry.objects.filter(number=3).delete()
    for number in range(4, 11):
        change(number, number=number - 1)
    found = list(verify())
    assert found[0] == Finding(3, "the entry was changed, exchanged or moved")
    assert found[-1].what in ("cut off: entry 10", "differs from a head of this database")


def test_reorder__is_found(chain: None) -> None:
    change(3, number=-3)
    change(4, number=3)
    change(-3, number=4)
    assert [each.number for each in verify()][:2] == [3, 4]


def test_end_cut_off__is_found_by_the_heads_of_the_database(chain: None) -> None:
    Entry.objects.filter(number__gt=8).delete()
    assert list(verify()) == [Finding(9, "cut off: entries 9 to 10")]


def test_end_cut_off_with_its_heads__is_found_only_by_a_head_kept_elsewhere(chain: None) -> None:
    newest = heads.newest()
    assert newest is not None
    Entry.objects.filter(number__gt=6).delete()
    Head.objects.filter(number__gt=6).delete()
    assert list(verify()) == []  # the stated limit
    assert list(verify([KnownHead(newest.number, newest.seal)])) == [Finding(7, "cut off: entries 7 to 10")]


def test_whole_chain_forged_with_the_keys__is_found_only_by_a_head_kept_elsewhere(chain: None) -> None:
    known = [KnownHead(*Head.objects.values_list("number", "seal").get(number=10))]
    forged, entry = {"n": 99}, Entry.objects.get(number=4)
    change(4, content=forged, digest=log.digest(entry.salt, forged))
    Entry.objects.update(number=None, seal="")
    Head.objects.all().delete()
    sealing.seal(timezone.now())
    assert list(verify()) == []  # the stated limit
    assert list(verify(known)) == [Finding(10, "differs from a head kept outside the database")]


def test_wiped_content__leaves_the_chain_whole(chain: None) -> None:
    assert log.wipe("object-3") == 1
    entry = Entry.objects.get(number=4)
    assert (entry.content, entry.salt) == (None, "")
    assert list(verify()) == []


def test_keys_rotated__old_entries_still_verify(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GDPR_KEYS", KEYS[0])
    write(2)
    sealing.seal(timezone.now())
    monkeypatch.setenv("GDPR_KEYS", ",".join(reversed(KEYS)))
    write(2, start=2)
    sealing.seal(timezone.now())
    assert list(verify()) == []
    assert list(Entry.objects.order_by("number").values_list("key_id", flat=True)) == [
        "one",
        "one",
        "two",
        "two",
    ]

    monkeypatch.setenv("GDPR_KEYS", KEYS[1])
    assert list(verify()) == [Finding(number, "its key 'one' is not in GDPR_KEYS") for number in (1, 2)]


def test_late_commit__is_sealed_late_and_never_lost() -> None:
    write(3)
    late = Entry.objects.order_by("id").first()
    assert late is not None
    Entry.objects.filter(pk=late.pk).update(kind="not visible yet")
    rows = list(Entry.objects.filter(pk=late.pk).values())
    Entry.objects.filter(pk=late.pk).delete()
    sealing.seal(timezone.now())
    Entry.objects.create(**rows[0])  # the transaction that wrote it commits now
    sealing.seal(timezone.now())
    assert Entry.objects.get(pk=late.pk).number == 3
    assert list(verify()) == []


@pytest.fixture
def journal_dir(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("GDPR_JOURNAL", str(tmp_path))
    return tmp_path


def test_heads__go_to_the_journal_once_an_hour(chain: None, journal_dir: Path) -> None:
    now = timezone.now()
    assert (heads.keep(now), heads.keep(now)) == (1, 0)
    assert (owed.write(now), owed.write(now)) == (1, 0)
    (line,) = journal.lines()
    assert (line.kind, line.payload["number"], line.genuine) == ("head", 10, True)
    assert [known.number for known in heads.outside()] == [10]


def test_journal__a_changed_line_is_not_genuine(chain: None, journal_dir: Path) -> None:
    heads.keep(timezone.now())
    owed.write(timezone.now())
    (file,) = journal_dir.glob("*.jsonl")
    told = json.loads(file.read_text())
    file.write_text(json.dumps(told | {"number": 9}) + "\n")
    assert [line.genuine for line in journal.lines()] == [False]
    with pytest.raises(ValueError, match="not genuine"):
        heads.outside()


def test_command__names_what_is_wrong(chain: None, journal_dir: Path, capsys: Any) -> None:
    heads.keep(timezone.now())
    owed.write(timezone.now())
    call_command("gdpr_audit", "verify")
    assert "10 entries sealed, 0 wait for their seal, 1 heads from the journal." in capsys.readouterr().out
    change(4, role="staff")
    with pytest.raises(CommandError, match="1 findings"):
        call_command("gdpr_audit", "verify")
    assert "entry 4: the entry was changed, exchanged or moved" in capsys.readouterr().err


def test_two_sealers__one_seals(transactional_db: None) -> None:
    from tests.race.together import together

    write(50)
    calls: list[Callable[[], Any]] = [lambda: sealing.seal(timezone.now())] * 8
    assert sum(together(*calls)) == 50
    assert list(verify()) == []
