"""Tells who asked for another e-mail address that not both mailboxes agreed in time, so that nothing was changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext as _

from ..message import Message


@dataclass(frozen=True, kw_only=True)
class EmailExpired(Message):
    """Says neither which mailbox was silent nor why, and names no address."""

    name: ClassVar[str] = "email_expired"
    reference: str
    storefront_link: str
    contact_email: str

    def subject(self) -> str:
        return _("The e-mail address of your account was not changed")
