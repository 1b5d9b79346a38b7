"""What was corrected, field by field, what not and why (Art. 12(3)-(4), 16)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext as _

from ..message import Message


@dataclass(frozen=True, kw_only=True)
class Corrected(Message):
    """`changed` and `kept` are one field each; `authorities` a line each, none where nothing was refused."""

    name: ClassVar[str] = "corrected"
    carries_token: ClassVar[bool] = True
    reference: str
    changed: tuple[str, ...]
    kept: tuple[str, ...]
    authorities: tuple[str, ...]
    status_link: str
    contact_email: str

    def subject(self) -> str:
        return _("Your data was corrected")
