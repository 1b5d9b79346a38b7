"""Tells staff what the person did with a request."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext as _

from ..message import Message


@dataclass(frozen=True, kw_only=True)
class StaffChanged(Message):
    """`what` is a key: answered, cancelled, called_back, added, mailbox_proven, disowned, email_confirmed,
    email_declined, email_expired or email_taken."""

    name: ClassVar[str] = "staff_changed"
    reference: str
    what: str

    def subject(self) -> str:
        return _("Privacy request %(reference)s: the person acted") % {"reference": self.reference}
