"""Sealed pieces: writing a stream into them and reading any part of it back.

Their owner is an archive, or what staff added to one.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Protocol
from uuid import UUID

from .. import keys

PIECE = 1024 * 1024
"""Bytes of content in each piece but the last."""


class Owner(Protocol):
    """A row with sealed pieces (its related rows `pieces`): its key, and its size in bytes once it is whole."""

    pk: UUID
    key_id: str
    size: int
    pieces: Any


class PieceWriter(io.RawIOBase):
    """A write-only stream that seals every full piece into the database at once: flat memory.

    Not seekable, so `zipfile` writes sizes behind each file. Call `finish` to write the last piece; without
    it the content stays unreadable on purpose.
    """

    def __init__(self, owner: Owner) -> None:
        super().__init__()
        self._owner = owner
        self._box = keys.Box(keys.Use.ARCHIVE, owner.key_id)
        self._buffer = bytearray()
        self._number = 0
        self._spoiled = False
        self.size = 0

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        content = memoryview(data).cast("B")
        self._buffer += content
        self.size += len(content)
        while len(self._buffer) > PIECE and not self._spoiled:
            self._store(bytes(self._buffer[:PIECE]), last=False)
            del self._buffer[:PIECE]
        return len(content)

    @contextmanager
    def whole(self) -> Iterator[None]:
        """All or nothing: after a failure nothing more is stored, because the transaction may be spoiled."""
        try:
            yield
        except BaseException:
            self._spoiled = True
            raise

    def finish(self) -> None:
        """Seal what is left as the last piece."""
        self._store(bytes(self._buffer), last=True)
        self._buffer.clear()

    def _store(self, content: bytes, *, last: bool) -> None:
        sealed = self._box.seal(content, about=_about(self._owner, self._number, last))
        self._owner.pieces.create(number=self._number, sealed=sealed)
        self._number += 1


def _about(owner: Owner, number: int, last: bool) -> str:
    """Bound to owner, number and end: pieces cannot be swapped, moved or cut off unnoticed."""
    return f"{owner.pk}:{number}:{'last' if last else 'more'}"


def piece_count(size: int) -> int:
    """How many pieces hold `size` bytes; empty content has one."""
    return max(1, -(-size // PIECE))


def read_piece(owner: Owner, number: int) -> bytes:
    """Open one piece; raises keys.Broken when it is missing, changed or not the one it should be."""
    sealed = owner.pieces.filter(number=number).values_list("sealed", flat=True).first()
    about = _about(owner, number, number == piece_count(owner.size) - 1)
    if sealed is None:
        raise keys.Broken(about)
    return keys.Box(keys.Use.ARCHIVE, owner.key_id).open(bytes(sealed), about=about)


def parts(first: int, last: int) -> Iterator[tuple[int, int, int]]:
    """(piece number, from, to) for the bytes `first` to `last`, both included."""
    for number in range(first // PIECE, last // PIECE + 1):
        base = number * PIECE
        yield number, max(first - base, 0), min(last - base, PIECE - 1) + 1


def read(owner: Owner, first: int = 0, last: int | None = None) -> Iterator[bytes]:
    """Read a range of the content, piece by piece; both ends included."""
    for number, low, high in parts(first, owner.size - 1 if last is None else last):
        yield read_piece(owner, number)[low:high]
