"""Confirms that the request was taken back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext as _

from ..message import Message


@dataclass(frozen=True, kw_only=True)
class Cancelled(Message):
    """The person took it back."""

    name: ClassVar[str] = "cancelled"
    reference: str
    contact_email: str

    def subject(self) -> str:
        return _("Your privacy request was taken back")
