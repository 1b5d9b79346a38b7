"""Asks for a second approval."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.utils.translation import gettext as _

from ..message import Message


@dataclass(frozen=True, kw_only=True)
class StaffSecond(Message):
    """Names no person. A copy that staff makes by itself has no date."""

    name: ClassVar[str] = "staff_second"
    reference: str
    due_on: date | None

    def subject(self) -> str:
        return _("Privacy request %(reference)s waits for a second approval") % {"reference": self.reference}
