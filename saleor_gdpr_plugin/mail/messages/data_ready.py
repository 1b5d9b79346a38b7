"""The archive is released; the link proves the mailbox for one download."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from django.utils.translation import gettext as _

from ..message import Message


@dataclass(frozen=True, kw_only=True)
class DataReady(Message):
    """`until` and `downloads` bound how long and how often it can be fetched.

    `missing` names what could not be read, and `authorities` where to complain about that (Art. 12(4)).
    """

    name: ClassVar[str] = "data_ready"
    carries_token: ClassVar[bool] = True
    reference: str
    link: str
    until: datetime
    downloads: int
    contact_email: str
    missing: tuple[str, ...] = ()
    authorities: tuple[str, ...] = ()

    def subject(self) -> str:
        return _("Your data is ready to download")
