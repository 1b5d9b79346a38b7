"""Telling the shop's apps and plugins of a change, after commit, as Saleor's own change would.

Never raises: the change is committed by then. Each event of one object is told once per transaction, with the data
as it is after the last change.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from contextvars import ContextVar
from typing import Any

from django.db import transaction

from . import database, models

logger = logging.getLogger(__name__)
_ours: ContextVar[bool] = ContextVar("ours", default=False)


def tell(event: str, row: Any, *, ours: bool = False) -> None:
    """Call a hook of the plugins (`customer_updated`, `address_updated`, …) once the transaction is committed.

    `ours`: we wrote it, so our own hooks have nothing to hear in it (`is_announcing`).
    """
    _once(_Told(event, row, ours=ours))


def tell_gone(event: str, row: Any) -> None:
    """Call a hook about a row that was deleted, once the transaction is committed: of its data the key alone is told.

    The row may be any instance; ours know by `is_announcing` that we did it.
    """
    bare = type(row)(pk=row.pk)
    bare._state.adding = False
    _once(_Told(event, bare, ours=True, gone=True))


def is_heard(event: str) -> bool:
    """Whether any app of the shop has an active webhook for an event ("order_updated"), or for all."""
    rows = models.webhook().objects.filter(is_active=True, app__is_active=True)
    return bool(rows.filter(events__event_type__in=(event, "any_events")).exists())


def is_announcing() -> bool:
    """Whether the hook that runs now was called for something that we wrote ourselves."""
    return _ours.get()


def tell_order(order: Any) -> None:
    """Say that an order, or a draft, was updated (`order.actions.call_order_event`, 3.20 to main)."""
    _once(_Told("draft_order_updated" if order.status == "draft" else "order_updated", order, of_order=True))


def notify(event: str, payload: Mapping[str, Any], *, channel: str) -> None:
    """Send a notification event now to whatever listens to `NOTIFY_USER`; outside of any transaction.

    Saleor's mail plugins leave events alone that they do not know; webhooks get any (`plugins.manager.notify`, 3.20 to
    main). Raises what goes wrong, so that the caller can try again.
    """
    from saleor.plugins.manager import get_plugins_manager

    with database.primary():
        manager = get_plugins_manager(allow_replica=False)
        manager.notify(event, lambda: dict(payload), channel_slug=channel)


class _Told:
    """One event, waiting for the commit; two are equal when they say the same of the same row."""

    def __init__(
        self, event: str, row: Any, *, of_order: bool = False, ours: bool = False, gone: bool = False
    ) -> None:
        self.event, self.row, self.of_order, self.ours, self.gone = event, row, of_order, ours, gone
        self.key = (event, row._meta.label, row.pk, ours)

    def __call__(self) -> None:
        from saleor.plugins.manager import get_plugins_manager

        token = _ours.set(self.ours)
        try:
            with database.primary():
                manager = get_plugins_manager(allow_replica=False)
                row = self.row if self.gone else type(self.row).objects.filter(pk=self.row.pk).first()
                if row is None:
                    return
                if self.of_order:
                    from saleor.order.actions import call_order_event

                    call_order_event(manager, self.event, row)
                else:
                    getattr(manager, self.event)(row)
        except Exception as error:
            # The class alone: messages of databases quote personal data.
            logger.error("hook=%s failed with %s", self.event, type(error).__name__)  # noqa: TRY400
        finally:
            _ours.reset(token)


def _once(told: _Told) -> None:
    connection = transaction.get_connection(database.writer_alias())
    waiting = [each[1] for each in connection.run_on_commit]
    if not any(isinstance(each, _Told) and each.key == told.key for each in waiting):
        transaction.on_commit(told, using=database.writer_alias())
