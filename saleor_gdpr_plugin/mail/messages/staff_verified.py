"""Tells staff that a request was proven."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.utils.translation import gettext as _

from ..message import Message


@dataclass(frozen=True, kw_only=True)
class StaffVerified(Message):
    """Names no person."""

    name: ClassVar[str] = "staff_verified"
    reference: str
    right: str
    due_on: date

    def subject(self) -> str:
        return _("Privacy request %(reference)s is proven") % {"reference": self.reference}
