"""The true answer for a proven address that the shop does not know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext as _

from ..message import Message


@dataclass(frozen=True, kw_only=True)
class NothingHeld(Message):
    """Sent only to the mailbox that was proven."""

    name: ClassVar[str] = "nothing_held"
    reference: str
    contact_email: str

    def subject(self) -> str:
        return _("We hold no account or order for this address")
