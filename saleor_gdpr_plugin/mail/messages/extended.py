"""We need longer than a month: until when, and why (Art. 12(3))."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.utils.translation import gettext as _

from ..message import Message


@dataclass(frozen=True, kw_only=True)
class Extended(Message):
    """`due_on` is the first date, `until` the new one."""

    name: ClassVar[str] = "extended"
    carries_token: ClassVar[bool] = True
    reference: str
    due_on: date
    until: date
    reason: str
    status_link: str
    contact_email: str

    def subject(self) -> str:
        return _("Your privacy request needs more time")
