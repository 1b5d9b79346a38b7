"""Tells the old and the new mailbox that the account has changed its address; names neither."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext as _

from ..message import Message


@dataclass(frozen=True, kw_only=True)
class EmailChanged(Message):
    """Goes to both, so that a change nobody wanted is noticed."""

    name: ClassVar[str] = "email_changed"
    reference: str
    contact_email: str

    def subject(self) -> str:
        return _("The e-mail address of your account was changed")
