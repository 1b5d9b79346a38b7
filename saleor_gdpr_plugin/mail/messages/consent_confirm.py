"""Asks the mailbox to confirm a consent; holds nothing that was typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext as _

from ..message import Message


@dataclass(frozen=True, kw_only=True)
class ConsentConfirm(Message):
    """`title` and `text` are the shop's exact words, `link_hours` is how long the link works."""

    name: ClassVar[str] = "consent_confirm"
    carries_token: ClassVar[bool] = True
    title: str
    text: str
    link: str
    link_hours: int
    contact_email: str

    def subject(self) -> str:
        return _("Please confirm your consent")
