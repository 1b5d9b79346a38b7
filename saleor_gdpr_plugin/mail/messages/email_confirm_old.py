"""Asks the mailbox of an account whether the account may leave it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext as _

from ..message import Message


@dataclass(frozen=True, kw_only=True)
class EmailConfirmOld(Message):
    """`new` is the address the account would have; the owner has to see it to decide."""

    name: ClassVar[str] = "email_confirm_old"
    carries_token: ClassVar[bool] = True
    reference: str
    link: str
    new: str
    link_hours: int
    contact_email: str

    def subject(self) -> str:
        return _("Please confirm the change of your e-mail address")
