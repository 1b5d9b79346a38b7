"""Attributes the shop gives to customers (Saleor 3.23 and later)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from ...contracts import Field, LegalBasis, StoredFile, Subject
from ...host import deleting, models
from .. import files
from ..erasing import RowByRow

CONTRACT = LegalBasis.CONTRACT


def _value(name: str) -> Field:
    return Field(name, f"value__{name}", CONTRACT, covers=("value", f"attribute.AttributeValue.{name}"))


class AttributeData(RowByRow):
    """Values of the account's attributes, with the name of the attribute."""

    slug = "attributes"
    label = _("Attributes of your account")
    retention = "account"
    within = "account"
    model = "attribute.AssignedUserAttributeValue"
    said_as = "value__attribute__name"
    signs = ("value_id", "user_id")
    order = ("pk",)
    entries = (
        Field("id", "pk", CONTRACT),
        Field("account", "user_id", CONTRACT, covers=("user",)),
        Field("attribute", "value__attribute__name", CONTRACT, covers=("value",)),
        *(
            _value(name)
            for name in (
                "name", "value", "slug", "plain_text", "rich_text", "boolean", "date_time", "numeric", "file_url",
                "content_type", "external_reference",
            )
        ),
        *(
            Field(f"{name}_id", f"value__{name}_id", CONTRACT, covers=("value",))
            for name in (
                "reference_product", "reference_variant", "reference_page", "reference_collection",
                "reference_category",
            )
        ),
    )  # fmt: skip

    def covered(self) -> frozenset[str]:
        """Named in every version: before 3.23 such values are the catalogue's alone."""
        return super().covered() | {name for entry in self.entries for name in entry.covers if "." in name}

    def rows(self, subject: Subject) -> Any:
        return self.objects().filter(user_id__in=subject.accounts) if subject.accounts else None

    def files(self, subject: Subject) -> Iterable[StoredFile]:
        """Files that are the value of an attribute."""
        rows = self._known(subject)
        if rows is None:
            return
        for number, name in rows.exclude(value__file_url="").values_list("pk", "value__file_url"):
            # An address elsewhere is named in the record and never fetched.
            if name and "://" not in name:
                yield StoredFile(f"attributes/{number}-{name.rpartition('/')[2]}", name)

    def remove(self, subject: Subject, rows: list[Any], *, now: datetime) -> None:
        """Values made for this customer go with their files; a choice from a list stays for the others."""
        values = models.named("attribute.AttributeValue")
        assert values is not None
        ids = {row.value_id for row in rows}
        named = set(values.objects.filter(pk__in=ids).exclude(file_url="").values_list("file_url", flat=True))
        deleting.attribute_values(rows)
        still = values.objects.filter(file_url__in=named).values_list("file_url", flat=True)
        files.forget((name for name in named - set(still) if name and "://" not in name), now=now)
