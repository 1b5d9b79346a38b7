"""What cannot be undone waits, and can be called back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from django.utils.translation import gettext as _

from ..message import Message


@dataclass(frozen=True, kw_only=True)
class ApprovedGrace(Message):
    """`carry_out_at` is when it can no longer be stopped."""

    name: ClassVar[str] = "approved_grace"
    carries_token: ClassVar[bool] = True
    reference: str
    carry_out_at: datetime
    call_back_link: str
    contact_email: str

    def subject(self) -> str:
        return _("Your privacy request is about to be carried out")
