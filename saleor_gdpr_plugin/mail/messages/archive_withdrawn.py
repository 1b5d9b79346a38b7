"""A released archive was taken back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext as _

from ..message import Message


@dataclass(frozen=True, kw_only=True)
class ArchiveWithdrawn(Message):
    """`reason` are the words of staff."""

    name: ClassVar[str] = "archive_withdrawn"
    reference: str
    reason: str
    contact_email: str

    def subject(self) -> str:
        return _("Your download was withdrawn")
