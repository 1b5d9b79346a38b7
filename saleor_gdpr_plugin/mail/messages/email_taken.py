"""Tells the owner of a mailbox that it cannot be given to an account, because another one has it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext as _

from ..message import Message


@dataclass(frozen=True, kw_only=True)
class EmailTaken(Message):
    """The only place, besides the desk, where this is said."""

    name: ClassVar[str] = "email_taken"
    reference: str
    contact_email: str

    def subject(self) -> str:
        return _("This e-mail address is in use already")
