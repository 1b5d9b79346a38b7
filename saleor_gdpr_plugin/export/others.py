"""Systems outside Saleor in an answer: the checklist, and what they answered, as it goes into the archive.

Each active system of the register is asked; one that did not answer is named in the archive, never passed over.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zipfile import ZipFile

from ..register import answer
from ..requests.models import Request
from . import pieces
from .filenames import safe
from .models import AnswerKind, OtherAnswer
from .papers import entry
from .report import OtherSystem

FOLDER = "files/other"


@dataclass(frozen=True, slots=True)
class Asked:
    """One system and what it answered so far; `name` is the key where the register no longer knows the system."""

    key: str
    name: str
    contact: str
    holds: str
    answers: tuple[OtherAnswer, ...]

    @property
    def answer(self) -> str:
        """`nothing`, `given`, or `missing` while nobody answered for it."""
        if not self.answers:
            return "missing"
        return "nothing" if self.answers[0].kind == AnswerKind.NOTHING else "given"

    @property
    def files(self) -> list[OtherAnswer]:
        return [each for each in self.answers if each.kind == AnswerKind.FILE]

    @property
    def text(self) -> str | None:
        """What was answered in words."""
        said = [each for each in self.answers if each.kind == AnswerKind.TEXT]
        return b"".join(pieces.read(said[0])).decode() if said else None


def checklist(request: Request) -> list[Asked]:
    """Every active system, and those that answered before they were taken out of the register."""
    given: dict[str, list[OtherAnswer]] = {}
    for row in OtherAnswer.objects.filter(request_id=request.pk):
        given.setdefault(row.system, []).append(row)
    listed = [
        Asked(each.key, each.name, each.contact, each.holds, tuple(given.pop(each.key, ())))
        for each in answer.systems()
    ]
    return listed + [Asked(key, key, "", "", tuple(rows)) for key, rows in sorted(given.items())]


def unanswered(request: Request) -> list[Asked]:
    """The systems nobody answered for."""
    return [each for each in checklist(request) if each.answer == "missing"]


def problem(asked: Asked) -> dict[str, str]:
    """How an archive that was released without this system's answer says so."""
    return {"source": f"other/{asked.key}", "reason": "unanswered", "name": asked.name}


def path(row: OtherAnswer) -> str:
    """Where a file lies in the archive."""
    return f"{FOLDER}/{safe(row.system) or 'system'}/{row.filename}"


def told(asked: Sequence[Asked]) -> list[dict[str, Any]]:
    """What data.json says about the systems."""
    return [
        {
            "system": each.key,
            "name": each.name,
            "answer": each.answer,
            "text": each.text,
            "files": [path(row) for row in each.files],
        }
        for each in asked
    ]


def shown(asked: Sequence[Asked]) -> tuple[OtherSystem, ...]:
    """What the papers say about the systems."""
    return tuple(
        OtherSystem(
            name=each.name,
            answer=each.answer,
            text=each.text or "",
            files=tuple(path(row) for row in each.files),
        )
        for each in asked
    )


def write(package: ZipFile, asked: Sequence[Asked], now: datetime) -> None:
    """Write the files into the archive, piece by piece, byte for byte."""
    for each in asked:
        for row in each.files:
            with package.open(entry(path(row), now), "w", force_zip64=True) as out:
                for content in pieces.read(row):
                    out.write(content)
