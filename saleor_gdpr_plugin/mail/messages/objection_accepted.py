"""The objection is followed (Art. 21(1))."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext as _

from ..message import Message


@dataclass(frozen=True, kw_only=True)
class ObjectionAccepted(Message):
    """We stop what the person objected to."""

    name: ClassVar[str] = "objection_accepted"
    reference: str
    contact_email: str

    def subject(self) -> str:
        return _("Our answer to your objection")
