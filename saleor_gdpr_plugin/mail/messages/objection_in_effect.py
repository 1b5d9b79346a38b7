"""An objection to marketing is in effect; the owner of the mailbox can take it back by one click."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext as _

from ..message import Message


@dataclass(frozen=True, kw_only=True)
class ObjectionInEffect(Message):
    """`page_link` is the privacy page, where the person can also ask for erasure."""

    name: ClassVar[str] = "objection_in_effect"
    carries_token: ClassVar[bool] = True
    reference: str
    undo_link: str
    page_link: str
    contact_email: str

    def subject(self) -> str:
        return _("We no longer send you advertising")
