"""A mark of ours in a customer's private metadata: set or taken away by itself, whoever writes other keys meanwhile.

Private, because Saleor lets customers write their own public metadata (`updateMetadata`, 3.20 to main).
"""

from __future__ import annotations

from django.db.models import F, Func, JSONField, Q, Value
from django.utils import timezone

from . import models


def hold(user_id: int) -> None:
    """Let changes of one user's marks pass one by one, until the transaction ends.

    The lock of an UPDATE that touches no key: Saleor's inserts that refer to the user go on.
    """
    models.user().objects.select_for_update(of=("self",), no_key=True).filter(pk=user_id).exists()


def mark(user_id: int, key: str, value: str | None) -> bool:
    """Set one key of a user's private metadata, or take it away (None); whether anything was written.

    One UPDATE with `||` or `-`, as Saleor's own mutations have it, and none when the key is as it should be.
    """
    column = F("private_metadata")
    if value is None:
        wrong = Q(private_metadata__has_key=key)
        new = Func(column, Value(key), template="%(expressions)s", arg_joiner=" - ", output_field=JSONField())
    else:
        patch = {key: value}
        wrong = ~Q(private_metadata__contains=patch)
        added = Value(patch, output_field=JSONField())
        new = Func(column, added, template="%(expressions)s", arg_joiner=" || ", output_field=JSONField())
    rows = models.user().objects.filter(wrong, pk=user_id)
    return bool(rows.update(private_metadata=new, updated_at=timezone.now()))
