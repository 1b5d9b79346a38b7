"""Tells staff that an archive is built and waits for release."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.utils.translation import gettext as _

from ..message import Message


@dataclass(frozen=True, kw_only=True)
class StaffReady(Message):
    """`problems` are sources that could not be read. A copy that staff makes by itself has no date."""

    name: ClassVar[str] = "staff_ready"
    reference: str
    due_on: date | None
    problems: tuple[str, ...]

    def subject(self) -> str:
        return _("Privacy request %(reference)s: archive ready for review") % {"reference": self.reference}
