"""The evidence file: whole, or it says where it is not."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from saleor_gdpr_plugin import evidence

ROWS = [
    {"table": "a", "id": UUID(int=1), "at": datetime(2026, 3, 1, 12, tzinfo=UTC)},
    {"table": "b", "text": "Zoë\nČapek", "on": date(2026, 3, 1)},
    {"table": "c", "content": {"n": 1}, "none": None},
]
READ = [
    {"table": "a", "id": "00000000-0000-0000-0000-000000000001", "at": "2026-03-01T12:00:00+00:00"},
    {"table": "b", "text": "Zoë\nČapek", "on": "2026-03-01"},
    {"table": "c", "content": {"n": 1}, "none": None},
]


@pytest.fixture(autouse=True)
def _key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GDPR_KEYS", "one:" + "A" * 43 + "=")


def written(count: int = 3) -> list[str]:
    file = io.StringIO()
    assert evidence.write(ROWS[:count], file, made_at="2026-03-01T12:00:00+00:00") == count
    return file.getvalue().splitlines(keepends=True)


def test_read__what_was_written() -> None:
    assert list(evidence.read(written())) == READ


def test_read__none_at_all() -> None:
    assert list(evidence.read(written(0))) == []


BROKEN = {
    "an end is missing": (lambda lines: lines[:-1], r"Line 4: the end is missing"),
    "everything is missing": (lambda lines: lines[:1], r"Line 2: the end is missing"),
    "a row is missing": (lambda lines: [*lines[:2], *lines[3:]], r"Line 3: changed, moved or cut"),
    "two rows are exchanged": (lambda lines: [lines[0], lines[2], lines[1], *lines[3:]], r"Line 2: "),
    "a row is cut": (lambda lines: [*lines[:2], lines[2][:20] + "\n", *lines[3:]], r"Line 3: "),
    "a row is doubled": (lambda lines: [*lines[:2], *lines[1:]], r"Line 3: "),
    "a row of another file": (lambda lines: [lines[0].replace("03-01", "03-02"), *lines[1:]], r"Line 2: "),
    "another format": (lambda lines: [lines[0].replace("/1", "/2"), *lines[1:]], r"no file of the format"),
    "no format": (lambda lines: ["[]\n", *lines[1:]], r"no file of the format"),
    "nothing": (lambda lines: [], r"no file of the format"),
    "another key": (lambda lines: [lines[0].replace("one", "two"), *lines[1:]], r"GDPR_KEYS has no key"),
}


@pytest.mark.parametrize("what", BROKEN)
def test_read__says_where_it_is_not_whole(what: str) -> None:
    change, said = BROKEN[what]
    with pytest.raises(evidence.Unreadable, match=said):
        list(evidence.read(change(written())))


def test_read__another_secret_of_the_same_name_opens_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = written()
    monkeypatch.setenv("GDPR_KEYS", "one:" + "B" * 43 + "=")
    with pytest.raises(evidence.Unreadable, match="Line 2"):
        list(evidence.read(lines))
