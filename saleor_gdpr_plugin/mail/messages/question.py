"""Staff asks the person something."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext as _

from ..message import Message


@dataclass(frozen=True, kw_only=True)
class Question(Message):
    """`about` says why we ask; `pauses` whether the time for the answer stands still."""

    name: ClassVar[str] = "question"
    carries_token: ClassVar[bool] = True
    reference: str
    question: str
    about: str
    pauses: bool
    answer_link: str
    contact_email: str

    def subject(self) -> str:
        return _("A question about your privacy request")
