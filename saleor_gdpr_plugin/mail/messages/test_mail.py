"""Shows that the shop can send."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext as _

from ..message import Message


@dataclass(frozen=True, kw_only=True)
class TestMail(Message):
    """Nothing but its words."""

    name: ClassVar[str] = "test_mail"

    def subject(self) -> str:
        return _("Test mail of the privacy desk")
