"""The data was erased: what is gone, what is kept, why, and until when (Art. 12(3)-(4), 17)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext as _

from ..message import Message


@dataclass(frozen=True, kw_only=True)
class Erased(Message):
    """`goes` and `kept` are a line each; `authorities` too, none where nothing is kept; `record_months` is how long
    the sealed record of the request is kept. `certificate_link` is good once within `certificate_days`; "" on paper,
    where the certificate lies beside the letter."""

    name: ClassVar[str] = "erased"
    carries_token: ClassVar[bool] = True
    reference: str
    goes: tuple[str, ...]
    kept: tuple[str, ...]
    authorities: tuple[str, ...]
    record_months: int
    contact_email: str
    certificate_link: str
    certificate_days: int

    def subject(self) -> str:
        return _("Your data was erased")
