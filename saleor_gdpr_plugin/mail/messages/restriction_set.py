"""The data is only kept from now on (Art. 18)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext as _

from ..message import Message


@dataclass(frozen=True, kw_only=True)
class RestrictionSet(Message):
    """`ground` is the sentence of the law; `reference` is empty for one that nobody asked for."""

    name: ClassVar[str] = "restriction_set"
    reference: str
    ground: str
    contact_email: str

    def subject(self) -> str:
        return _("Your data is restricted")
