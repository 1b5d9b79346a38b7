"""Tells a colleague that a request was assigned to them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.utils.translation import gettext as _

from ..message import Message


@dataclass(frozen=True, kw_only=True)
class StaffAssigned(Message):
    """Names no person. A copy that staff makes by itself has no date."""

    name: ClassVar[str] = "staff_assigned"
    reference: str
    due_on: date | None

    def subject(self) -> str:
        return _("Privacy request %(reference)s is yours now") % {"reference": self.reference}
