"""The head of the audit log, kept in a mailbox where there is no journal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from django.utils.translation import gettext as _

from ..message import Message


@dataclass(frozen=True, kw_only=True)
class JournalHead(Message):
    """The number and the seal of the newest entry."""

    name: ClassVar[str] = "journal_head"
    number: int
    seal: str
    at: datetime

    def subject(self) -> str:
        return _("Privacy desk: head of the audit log")
