"""What a person agreed to, word by word, and how to take it back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from django.utils.translation import gettext as _

from ..message import Message


@dataclass(frozen=True, kw_only=True)
class ConsentReceipt(Message):
    """`title` and `text` are the shop's exact words, `link` is the page where consent is taken back."""

    name: ClassVar[str] = "consent_receipt"
    title: str
    text: str
    at: datetime
    link: str
    contact_email: str

    def subject(self) -> str:
        return _("Your consent")
