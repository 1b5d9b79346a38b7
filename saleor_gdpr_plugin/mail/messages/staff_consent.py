"""Tells staff that something took effect at once; there is nothing to decide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext as _

from ..message import Message


@dataclass(frozen=True, kw_only=True)
class StaffConsent(Message):
    """`what` is a key: objected, withdrawn or undone. `nothing_left` tells that the shop holds nothing else,
    `by_consent` names the kinds of data that nothing but consent allows."""

    name: ClassVar[str] = "staff_consent"
    reference: str
    what: str
    nothing_left: bool
    by_consent: tuple[str, ...]

    def subject(self) -> str:
        return _("Privacy request %(reference)s took effect") % {"reference": self.reference}
