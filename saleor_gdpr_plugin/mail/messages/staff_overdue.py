"""The daily digest of what is overdue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext as _

from ..message import Message


@dataclass(frozen=True, kw_only=True)
class StaffOverdue(Message):
    """`lines` name requests by reference, never a person."""

    name: ClassVar[str] = "staff_overdue"
    count: int
    lines: tuple[str, ...]

    def subject(self) -> str:
        return _("Privacy requests past their legal date: %(count)s") % {"count": self.count}
