"""Lines of the journal, kept in a mailbox where there is no place outside the database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from django.utils.translation import gettext as _

from ..message import Message


@dataclass(frozen=True, kw_only=True)
class JournalLines(Message):
    """What happened since the last such mail: signed lines that name nobody."""

    name: ClassVar[str] = "journal_lines"
    lines: tuple[str, ...]
    count: int
    at: datetime

    def subject(self) -> str:
        return _("Privacy desk: journal of erasures, suppressions and the audit log")
