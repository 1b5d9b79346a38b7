"""The customer account."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from ...contracts import Field, LeftOut, LegalBasis, Record, Source, Subject
from ...host import models
from ..rows import Keys, stream

CONTRACT, INTEREST = LegalBasis.CONTRACT, LegalBasis.LEGITIMATE_INTEREST


FIELDS = (
    Field("id", "pk", CONTRACT),
    Field("email", "email", CONTRACT, provided=True),
    Field("first_name", "first_name", CONTRACT, provided=True),
    Field("last_name", "last_name", CONTRACT, provided=True),
    Field("language_code", "language_code", CONTRACT, provided=True),
    Field("date_joined", "date_joined", CONTRACT),
    Field("last_login", "last_login", INTEREST),
    Field("is_active", "is_active", CONTRACT),
    Field("is_confirmed", "is_confirmed", CONTRACT),
    Field("note", "note", INTEREST),
    Field("external_reference", "external_reference", CONTRACT),
    Field("metadata", "metadata", CONTRACT),
    Field("private_metadata_keys", Keys("private_metadata"), INTEREST, covers=("private_metadata",)),
)


class AccountData(Source):
    """The account row: what the person entered, and what the shop noted about it.

    Password, token key and search columns are secrets or copies and never leave the shop. Private metadata
    may hold secrets of apps: its keys are named, its values masked.
    """

    slug = "account"
    label = _("Account")
    retention = "account"

    def fields(self) -> tuple[Field, ...]:
        return FIELDS

    def count(self, subject: Subject) -> int:
        found: int = self._rows(subject).count() if subject.accounts else 0
        return found

    def export(self, subject: Subject, *, newest: int | None = None, skip: int = 0) -> Iterator[Record]:
        if subject.accounts:
            yield from stream(self._rows(subject).order_by("pk"), FIELDS)

    def left_out(self, subject: Subject) -> Sequence[LeftOut]:
        return ()

    @staticmethod
    def _rows(subject: Subject) -> Any:
        return models.user().objects.filter(pk__in=subject.accounts)
