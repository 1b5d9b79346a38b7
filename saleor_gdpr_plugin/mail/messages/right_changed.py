"""Staff sorted the request under another right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext as _

from ..message import Message


@dataclass(frozen=True, kw_only=True)
class RightChanged(Message):
    """`before` and `after` are names of rights."""

    name: ClassVar[str] = "right_changed"
    carries_token: ClassVar[bool] = True
    reference: str
    before: str
    after: str
    reason: str
    status_link: str
    contact_email: str

    def subject(self) -> str:
        return _("How we understand your privacy request")
