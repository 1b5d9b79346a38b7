"""What an answer covers, and what stands in its archive besides data.json."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from zipfile import ZipFile

from ..conf import Settings
from ..contracts import Record, Source, Subject
from ..requests.models import Request
from .document import Written
from .told import Told


class Answer(Protocol):
    """The files people read, made for one archive."""

    def see(self, slug: str, position: int, record: Record) -> None:
        """Hear of a record while data.json is written; never changes it."""

    def write_pages(
        self,
        package: ZipFile,
        subject: Subject,
        written: Written,
        *,
        told: Told,
        deadline: float,
    ) -> None:
        """Write what needs the rows, in the transaction that read them."""

    def write_letter(self, package: ZipFile, written: Written) -> None:
        """Write the letter, after that transaction."""


class Begin(Protocol):
    """How an answer begins."""

    def __call__(self, request: Request, settings: Settings, *, made_at: datetime) -> Answer:
        """The files of one archive."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """One kind of answer: the schema of its data.json, what it reads, and what people get to read."""

    version: str
    sources: Callable[[], Sequence[Source]]
    answer: Begin
    informs: bool
    """Whether data.json holds the information of Art. 15(1)."""
