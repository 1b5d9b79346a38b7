"""A request that nobody proved is closed, and its content deleted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext as _

from ..message import Message


@dataclass(frozen=True, kw_only=True)
class Lapsed(Message):
    """Nobody confirmed the request in time."""

    name: ClassVar[str] = "lapsed"
    reference: str
    storefront_link: str
    contact_email: str

    def subject(self) -> str:
        return _("Your privacy request was closed")
