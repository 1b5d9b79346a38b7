"""Tells staff that work on a request ended in a failure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext as _

from ..message import Message


@dataclass(frozen=True, kw_only=True)
class StaffFailed(Message):
    """`problem` is a reason without personal data."""

    name: ClassVar[str] = "staff_failed"
    reference: str
    problem: str

    def subject(self) -> str:
        return _("Privacy request %(reference)s failed") % {"reference": self.reference}
