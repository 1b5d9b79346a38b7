"""Asks a mailbox whether an account may come to it; holds nothing about the account."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext as _

from ..message import Message


@dataclass(frozen=True, kw_only=True)
class EmailConfirmNew(Message):
    """`link_hours` is how long the link works."""

    name: ClassVar[str] = "email_confirm_new"
    carries_token: ClassVar[bool] = True
    reference: str
    link: str
    link_hours: int

    def subject(self) -> str:
        return _("Please confirm this e-mail address")
