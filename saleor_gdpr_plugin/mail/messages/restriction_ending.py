"""Told before a restriction is lifted (Art. 18(3))."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from django.utils.translation import gettext as _

from ..message import Message


@dataclass(frozen=True, kw_only=True)
class RestrictionEnding(Message):
    """`ground` is why it was set, `reason` why it ends; `reference` is empty for one that nobody asked for."""

    name: ClassVar[str] = "restriction_ending"
    reference: str
    ground: str
    reason: str
    lift_at: datetime
    contact_email: str

    def subject(self) -> str:
        return _("The restriction of your data will end")
