"""Tells staff that a proven request waits for a decision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.utils.translation import gettext as _

from ..message import Message


@dataclass(frozen=True, kw_only=True)
class StaffNew(Message):
    """Names no person."""

    name: ClassVar[str] = "staff_new"
    reference: str
    right: str
    due_on: date

    def subject(self) -> str:
        return _("New privacy request %(reference)s") % {"reference": self.reference}
