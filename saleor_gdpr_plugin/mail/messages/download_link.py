"""A fresh proof of the mailbox for one more download."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext as _

from ..message import Message


@dataclass(frozen=True, kw_only=True)
class DownloadLink(Message):
    """The link works once."""

    name: ClassVar[str] = "download_link"
    carries_token: ClassVar[bool] = True
    reference: str
    link: str
    link_hours: int

    def subject(self) -> str:
        return _("Your download link")
