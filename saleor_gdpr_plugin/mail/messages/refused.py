"""No, why not, and where to complain (Art. 12(4))."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext as _

from ..message import Message


@dataclass(frozen=True, kw_only=True)
class Refused(Message):
    """`ground` is the sentence of the law, `explanation` the shop's own; `authorities` a line each."""

    name: ClassVar[str] = "refused"
    reference: str
    right: str
    ground: str
    explanation: str
    authorities: tuple[str, ...]
    contact_email: str

    def subject(self) -> str:
        return _("Our answer to your privacy request")
