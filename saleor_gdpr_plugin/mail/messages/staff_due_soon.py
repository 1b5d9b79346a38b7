"""Reminds staff of the legal date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.utils.translation import gettext as _

from ..message import Message


@dataclass(frozen=True, kw_only=True)
class StaffDueSoon(Message):
    """`days` are left."""

    name: ClassVar[str] = "staff_due_soon"
    reference: str
    due_on: date
    days: int

    def subject(self) -> str:
        return _("Privacy request %(reference)s is due soon") % {"reference": self.reference}
