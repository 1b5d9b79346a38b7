"""`host.storage`: a place for the journal outside the database, and never a public one."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from saleor_gdpr_plugin.host import storage

REMOTE = "saleor.core.storages.S3MediaPrivateStorage"


@pytest.fixture(autouse=True)
def _no_journal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GDPR_JOURNAL", raising=False)


def test_journal__saleors_fallback_is_public_and_never_used(settings: Any) -> None:
    settings.PRIVATE_FILE_STORAGE = storage.LOCAL

    assert storage.journal() is None


def test_journal__saleors_private_bucket(settings: Any) -> None:
    from saleor.core import private_storage

    settings.PRIVATE_FILE_STORAGE = REMOTE
    settings.GS_MEDIA_BUCKET_NAME = settings.GS_MEDIA_PRIVATE_BUCKET_NAME = None

    place = storage.journal()

    assert isinstance(place, storage.Bucket)
    assert (place.store, place.prefix) == (private_storage, "gdpr-journal/")


def test_journal__a_private_bucket_that_is_the_public_one(settings: Any) -> None:
    settings.PRIVATE_FILE_STORAGE = REMOTE
    settings.GS_MEDIA_BUCKET_NAME = settings.GS_MEDIA_PRIVATE_BUCKET_NAME = "shop-media"

    assert storage.journal() is None


def test_journal__directory_of_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GDPR_JOURNAL", str(tmp_path / "journal"))
    place = storage.journal()
    assert place is not None

    place.append("2026-11-02.jsonl", "one\n")
    place.append("2026-11-02.jsonl", "two\n")
    place.append("2026-11-01.jsonl", "zero\n")

    assert place.names() == ["2026-11-01.jsonl", "2026-11-02.jsonl"]
    assert place.read("2026-11-02.jsonl") == "one\ntwo\n"
    assert (tmp_path / "journal" / "2026-11-02.jsonl").stat().st_mode & 0o077 == 0


def test_journal__a_line_that_was_cut_off_does_not_spoil_the_next(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("GDPR_JOURNAL", str(tmp_path))
    place = storage.journal()
    assert place is not None
    (tmp_path / "day.jsonl").write_text('{"cut":')

    place.append("day.jsonl", "one\n")
    place.append("day.jsonl", "two\n")

    assert place.read("day.jsonl") == '{"cut":\none\ntwo\n'


def test_read__gives_a_file_of_the_shop_whole(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = str(tmp_path)
    content = bytes(range(256)) * 10_000
    name = default_storage.save("invoices/one.pdf", ContentFile(content))
    assert b"".join(storage.read(name)) == content


def test_read__says_what_is_missing(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = str(tmp_path)
    with pytest.raises(FileNotFoundError):
        next(storage.read("invoices/none.pdf"))


def test_read__a_storage_that_hangs_is_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    forever = threading.Event()
    monkeypatch.setattr(storage, "SILENCE", 0.2)
    monkeypatch.setattr(type(default_storage), "open", lambda *_args: forever.wait(), raising=False)
    with pytest.raises(TimeoutError):
        next(storage.read("invoices/one.pdf"))
    forever.set()


def test_delete__a_file_once_and_never_outside_of_the_storage(tmp_path: Path) -> None:
    name = default_storage.save("gdpr/erased.txt", ContentFile(b"x"))
    outside = tmp_path / "kept.txt"
    outside.write_text("x")

    storage.delete(name)
    storage.delete(name)
    storage.delete(f"../../../../../../..{outside}")

    assert not default_storage.exists(name)
    assert outside.exists()
