"""Asks the mailbox to prove a request; holds nothing the submitter typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext as _

from ..message import Message


@dataclass(frozen=True, kw_only=True)
class Verify(Message):
    """Link and code; `link_hours` and `code_minutes` are how long they work."""

    name: ClassVar[str] = "verify"
    carries_token: ClassVar[bool] = True
    reference: str
    link: str
    code: str
    link_hours: int
    code_minutes: int

    def subject(self) -> str:
        return _("Please confirm your privacy request")
