"""Tells staff that the person cancelled a request."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext as _

from ..message import Message


@dataclass(frozen=True, kw_only=True)
class StaffCancelled(Message):
    """Names no person."""

    name: ClassVar[str] = "staff_cancelled"
    reference: str

    def subject(self) -> str:
        return _("Privacy request %(reference)s was cancelled") % {"reference": self.reference}
