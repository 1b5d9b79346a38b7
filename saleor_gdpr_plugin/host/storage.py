"""A place outside the database for the journal: a directory, a bucket, or Saleor's private storage if it is remote."""

from __future__ import annotations

import errno
import logging
import os
import queue
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from django.conf import settings

logger = logging.getLogger(__name__)
SILENCE = 30
"""Seconds without a piece after which a storage counts as dead."""
PIECE = 1024 * 1024
"""Bytes read at a time."""
LOCAL = "django.core.files.storage.FileSystemStorage"


class Place(Protocol):
    """Where journal files live."""

    def append(self, name: str, text: str) -> None: ...
    def names(self) -> list[str]: ...
    def read(self, name: str) -> str: ...


def journal(path: str | None = None) -> Place | None:
    """The configured place, or the directory `path`; None where there is none.

    Saleor fact: `saleor.core.private_storage` falls back to the public media directory when no private bucket is
    configured, so it is used only with one.
    """
    named = path or os.environ.get("GDPR_JOURNAL", "").strip()
    if named.startswith(("s3://", "gs://")):
        return Bucket(*_bucket(named))
    if named:
        return Directory(Path(named))
    if not _is_private():
        return None
    from saleor.core import private_storage

    return Bucket(private_storage, "gdpr-journal/")


def read(name: str) -> Iterator[bytes]:
    """Read a file of Saleor's default storage, piece by piece.

    Raises TimeoutError when the storage does not answer for `SILENCE` seconds, else what the storage raises. A
    storage can hang for ever: it is read in a thread of its own, which is left behind then.
    """
    from django.core.files.storage import default_storage

    pieces: queue.Queue[bytes | Exception] = queue.Queue(maxsize=2)
    unwanted = threading.Event()

    def offer(piece: bytes | Exception) -> bool:
        while not unwanted.is_set():
            try:
                pieces.put(piece, timeout=1)
            except queue.Full:
                continue
            return True
        return False

    def fetch() -> None:
        try:
            with default_storage.open(name, "rb") as opened:
                while piece := opened.read(PIECE):
                    if not offer(piece):
                        return
            offer(b"")
        except Exception as error:
            offer(error)

    threading.Thread(target=fetch, name="gdpr-file", daemon=True).start()
    try:
        while piece := _next(pieces):
            yield piece
    finally:
        unwanted.set()


def _next(pieces: queue.Queue[bytes | Exception]) -> bytes:
    try:
        piece = pieces.get(timeout=SILENCE)
    except queue.Empty:
        raise TimeoutError("the storage does not answer") from None
    if isinstance(piece, Exception):
        raise piece
    return piece


def _is_private() -> bool:
    """Whether Saleor's private storage is a bucket of its own.

    3.20 reads the name of Google's private bucket from the variable of the public one.
    """
    if getattr(settings, "PRIVATE_FILE_STORAGE", LOCAL) == LOCAL:
        return False
    names = (getattr(settings, f"GS_MEDIA_{kind}BUCKET_NAME", None) for kind in ("", "PRIVATE_"))
    public, private = names
    return not (public and public == private)


def _bucket(url: str) -> tuple[Any, str]:
    scheme, _, rest = url.partition("://")
    name, _, prefix = rest.partition("/")
    if scheme == "s3":
        from storages.backends.s3boto3 import S3Boto3Storage

        store: Any = S3Boto3Storage(bucket_name=name, file_overwrite=False, default_acl=None)
    else:
        from storages.backends.gcloud import GoogleCloudStorage

        store = GoogleCloudStorage(bucket_name=name, file_overwrite=False)
    return store, f"{prefix.rstrip('/')}/" if prefix else ""


@dataclass(frozen=True, slots=True)
class Directory:
    """Files in a directory; a line is on disk before `append` returns."""

    path: Path

    def append(self, name: str, text: str) -> None:
        self.path.mkdir(parents=True, exist_ok=True)
        # O_APPEND: several pods on one volume never write into each other's line.
        handle = os.open(self.path / name, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            end = os.lseek(handle, 0, os.SEEK_END)
            # A line that a crash or a full disk cut off must not spoil the one after it.
            cut = end and os.pread(handle, 1, end - 1) != b"\n"
            content = (b"\n" if cut else b"") + text.encode()
            if os.write(handle, content) != len(content):
                raise OSError(errno.ENOSPC, "the journal was not written whole")
            os.fsync(handle)
        finally:
            os.close(handle)

    def names(self) -> list[str]:
        return sorted(each.name for each in self.path.glob("*.jsonl"))

    def read(self, name: str) -> str:
        return (self.path / name).read_text()


@dataclass(frozen=True, slots=True)
class Bucket:
    """Objects in a bucket, which cannot be appended to: each line is an object of its own."""

    store: Any
    prefix: str

    def append(self, name: str, text: str) -> None:
        from django.core.files.base import ContentFile
        from django.utils import timezone

        stem = name.removesuffix(".jsonl")
        self.store.save(f"{self.prefix}{stem}/{timezone.now():%H%M%S%f}.jsonl", ContentFile(text.encode()))

    def names(self) -> list[str]:
        days = self.store.listdir(self.prefix)[0]
        return sorted(
            f"{day}/{name}" for day in days for name in self.store.listdir(f"{self.prefix}{day}")[1]
        )

    def read(self, name: str) -> str:
        with self.store.open(f"{self.prefix}{name}") as opened:
            text: str = opened.read().decode()
        return text


def delete(name: str) -> None:
    """Delete a file of Saleor's default storage; one that is not there is deleted already.

    Raises what the storage raises when it does not answer; a name outside of the storage is never touched.
    """
    from django.core.exceptions import SuspiciousFileOperation
    from django.core.files.storage import default_storage

    try:
        default_storage.delete(name)
    except SuspiciousFileOperation:
        logger.warning("a file outside of the storage was not deleted")
