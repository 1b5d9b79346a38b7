"""A customer's metadata: merged in the database, told to every tool of the shop, and who wrote it.

The hooks are equal from 3.20 to main, their moments are not: up to 3.21 a change of metadata alone calls both
hooks, since 3.22 `customer_updated` only where the shop asks for it (`use_legacy_update_webhook_emission`). Many
tools hear only one of the two, so what we change calls both.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Func, JSONField, Q, Value
from django.utils import timezone

from . import events, models


@dataclass(frozen=True, slots=True)
class Writer:
    """Who caused a hook: a user's id or an app's; both None where nobody was logged in, and in our own work."""

    user_id: int | None = None
    is_staff: bool = False
    app_id: int | None = None


def merge_metadata(user_id: int, public: Mapping[str, Any], private: Mapping[str, Any] | None = None) -> bool:
    """Set these keys of a user's metadata and leave all others; whether anything was written.

    One UPDATE with `||`, as Saleor's own `updateMetadata` has it, so that two writers of different keys never undo
    each other; nothing is written when every key has its value. Values are texts, numbers or switches.
    """
    wanted = {"metadata": dict(public), "private_metadata": dict(private or {})}
    patches = {column: patch for column, patch in wanted.items() if patch}
    lacks = Q(pk=None)
    for column, patch in patches.items():
        lacks |= ~Q(**{f"{column}__contains": patch})
    values = {column: _merged(column, patch) for column, patch in patches.items()}
    rows = models.user().objects.filter(lacks, pk=user_id)
    return bool(patches and rows.update(updated_at=timezone.now(), **values))


def _merged(column: str, patch: dict[str, Any]) -> Func:
    value = Value(patch, output_field=JSONField())
    return Func(F(column), value, template="%(expressions)s", arg_joiner=" || ", output_field=JSONField())


def announce(user_id: int) -> None:
    """After commit: call both customer hooks once each, so that every tool of the shop hears of a change.

    Never raises; a tool that fails is logged by its error alone, and does not keep the other hook from being called.
    """
    user = models.user()(pk=user_id)
    for hook in ("customer_metadata_updated", "customer_updated"):
        events.tell(hook, user, ours=True)


def writer(requestor: Any) -> Writer:
    """Who stands behind a plugin's `requestor`: a lazy user or app, or nothing."""
    label = requestor._meta.label if requestor else ""
    if label == "account.User":
        return Writer(user_id=requestor.pk, is_staff=bool(requestor.is_staff))
    return Writer(app_id=requestor.pk) if label == "app.App" else Writer()
