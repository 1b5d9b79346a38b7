"""A mark of ours in a customer's private metadata: set or taken away by itself, whoever writes other keys meanwhile.

Private, because Saleor lets customers write their own public metadata (`updateMetadata`, 3.20 to main).
"""

from __future__ import annotations

from django.db.models import F, Func, JSONField, Value
from django.utils import timezone

from . import customers, models


def hold(user_id: int) -> None:
    """Let changes of one user's marks pass one by one, until the transaction ends.

    The lock of an UPDATE that touches no key: Saleor's inserts that refer to the user go on.
    """
    models.user().objects.select_for_update(of=("self",), no_key=True).filter(pk=user_id).exists()


def mark(user_id: int, key: str, value: str | None) -> bool:
    """Set one key of a user's private metadata, or take it away (None); whether anything was written.

    One UPDATE with `||` or `-`, as Saleor's own mutations have it, and none when the key is as it should be.
    """
    if value is not None:
        return customers.merge_metadata(user_id, {}, {key: value})
    column, name = F("private_metadata"), Value(key)
    without = Func(column, name, template="%(expressions)s", arg_joiner=" - ", output_field=JSONField())
    rows = models.user().objects.filter(private_metadata__has_key=key, pk=user_id)
    return bool(rows.update(private_metadata=without, updated_at=timezone.now()))
