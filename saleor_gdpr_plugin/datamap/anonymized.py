"""The mark of an order that says nothing of a person any more: read and written as Saleor's own anonymizer app does."""

from __future__ import annotations

from django.db.models import F, Func, JSONField
from django.db.models.fields.json import KeyTextTransform

KEY, YES = "saleor-anonymized", "true"
"""Key and value in the public metadata of an order, which only staff with MANAGE_ORDERS may write."""


class Marked(Func):
    """A column of metadata with the mark."""

    template = f"COALESCE(%(expressions)s, '{{}}'::jsonb) || '{{\"{KEY}\": \"{YES}\"}}'::jsonb"
    output_field = JSONField()

    def __init__(self, column: str = "metadata") -> None:
        super().__init__(F(column))


def mark() -> KeyTextTransform:
    """What stands under the key, as text; YES marks the order."""
    return KeyTextTransform(KEY, "metadata")
