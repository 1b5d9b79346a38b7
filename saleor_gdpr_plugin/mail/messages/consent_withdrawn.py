"""A consent was withdrawn and is over; the owner of the mailbox can take that back by one click."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext as _

from ..message import Message


@dataclass(frozen=True, kw_only=True)
class ConsentWithdrawn(Message):
    """`title` is the purpose in the shop's words, or empty for all marketing; `page_link` is the privacy page."""

    name: ClassVar[str] = "consent_withdrawn"
    carries_token: ClassVar[bool] = True
    reference: str
    title: str
    undo_link: str
    page_link: str
    contact_email: str

    def subject(self) -> str:
        return _("Your consent is withdrawn")
