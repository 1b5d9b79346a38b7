"""The acknowledgement; for an account it always carries a link to prove guest orders."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.utils.translation import gettext as _

from ..message import Message


@dataclass(frozen=True, kw_only=True)
class Received(Message):
    """`due_on` is the legal date of the answer; `confirm_link` is empty when the mailbox is proven already."""

    name: ClassVar[str] = "received"
    carries_token: ClassVar[bool] = True
    reference: str
    due_on: date
    status_link: str
    confirm_link: str
    link_hours: int
    contact_email: str

    def subject(self) -> str:
        return _("We have received your privacy request")
