"""What the shop was told: plugin events as (name, key of the row), the same on both grounds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

EVENTS = (
    "customer_updated",
    "customer_metadata_updated",
    "address_created",
    "address_updated",
    "account_email_changed",
    "customer_deleted",
    "order_updated",
    "draft_order_updated",
)


@contextmanager
def told() -> Iterator[list[tuple[str, Any]]]:
    """Collect the events that are told inside the block, in order."""
    from saleor.plugins import manager

    found: list[tuple[str, Any]] = []
    if hasattr(manager, "recorded"):
        before = len(manager.recorded)
        yield found
        for name, args in manager.recorded[before:]:
            # Saleor's own function would call the hook named by its second argument.
            event, row = args[1:3] if name == "call_order_event" else (name, args[0] if args else None)
            found += [(event, row.pk)] if event in EVENTS else []
        return

    def hook(event: str) -> Callable[..., None]:
        def call(_self: Any, row: Any, *args: Any, **kwargs: Any) -> None:
            found.append((event, row.pk))

        call.__name__ = event
        return call

    hooks = {event: hook(event) for event in EVENTS}
    with patch.multiple(manager.PluginsManager, **hooks):
        yield found


def called(name: str) -> int:
    """How often a function was called that the miniature records; counts there only."""
    from saleor.plugins import manager

    return [each for each, _args in manager.recorded].count(name)
