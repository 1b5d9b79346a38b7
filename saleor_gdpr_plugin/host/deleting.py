"""Deleting as Saleor deletes: what has to go before a row can go, and what Saleor undoes with it."""

from __future__ import annotations

import inspect
from collections.abc import Collection
from typing import Any
from uuid import UUID

from . import events, ghosts, models

UNIQUE_VALUES = (
    "file", "reference", "single-reference", "rich-text", "plain-text", "numeric", "date", "date-time",
)  # fmt: skip
"""Kinds of attributes whose values are made for one owner (`AttributeInputType.TYPES_WITH_UNIQUE_VALUES`)."""


def orders(ids: Collection[UUID]) -> None:
    """Delete orders that were never a sale: payments without money first (PROTECT), and what they hold of the stock."""
    _release_stock(ids)
    _payments(order_id__in=ids)
    ghosts.forget_downloads(ids)
    models.order().objects.filter(pk__in=ids).delete()


def checkouts(ids: Collection[UUID]) -> None:
    """Delete carts, their lines first and locked, as `delete_checkouts` does, and payments without money."""
    lines = models.named("checkout.CheckoutLine")
    assert lines is not None
    _payments(checkout_id__in=ids, order_id__isnull=True)
    locked = lines.objects.select_for_update(of=("self",)).filter(checkout_id__in=ids).order_by("id")
    lines.objects.filter(pk__in=[row.pk for row in locked.only("pk")]).delete()
    models.checkout().objects.filter(pk__in=ids).delete()


def account(user_id: int) -> None:
    """Delete an account whose data is gone; its webhook names the key alone.

    Gift cards given to it are detached and switched off by Saleor's own function (3.23), because they protect the row
    (PROTECT). Raises `django.db.models.ProtectedError` where another app protects it.
    """
    rows = models.user().objects.filter(pk=user_id)
    user = rows.first()
    if user is None:
        return
    detach_gift_cards([user_id])
    # Carts that stay are not this person's to delete; with the account they would go unasked, money and all (CASCADE).
    models.checkout().objects.filter(user_id=user_id).update(user=None)
    rows.delete()
    events.tell_gone("customer_deleted", user)


def detach_gift_cards(user_ids: Collection[int]) -> None:
    """Take gift cards away from the accounts they were given to, and switch them off (3.23; none before)."""
    model = models.named("giftcard.GiftCard")
    if model is None or not any(field.name == "assigned_to" for field in model._meta.get_fields()):
        return
    try:
        from saleor.giftcard.utils import deactivate_assigned_gift_cards
    except ImportError:
        pass
    else:
        deactivate_assigned_gift_cards(list(models.user().objects.filter(pk__in=user_ids)))
    model.objects.filter(assigned_to_id__in=user_ids).update(assigned_to=None, is_active=False)


def attribute_values(assigned: Collection[Any]) -> None:
    """Delete values given to customers, by their assignments: shared choices stay, what was made for one goes.

    As `delete_user_unique_attribute_values` (3.23), but for single assignments, and never a value others have too.
    """
    model = models.named("attribute.AssignedUserAttributeValue")
    values = models.named("attribute.AttributeValue")
    if model is None or values is None:
        return
    ids = {row.value_id for row in assigned}
    model.objects.filter(pk__in=[row.pk for row in assigned]).delete()
    own = values.objects.filter(pk__in=ids, attribute__input_type__in=UNIQUE_VALUES)
    free = [
        relation for relation in values._meta.get_fields(include_hidden=True)
        if relation.auto_created and not relation.concrete and relation.one_to_many
        and "Assigned" in relation.related_model.__name__
    ]  # fmt: skip
    for relation in free:
        column = relation.field.attname
        shared = relation.related_model._base_manager.filter(**{f"{column}__in": ids})
        own = own.exclude(pk__in=shared.values(column))
    own.delete()


def _payments(**which: Any) -> None:
    """Payments that moved nothing, and transactions of apps: nothing of them is in the books."""
    answers, items = models.named("payment.Transaction"), models.transaction_item()
    assert answers is not None
    payments = models.payment().objects.filter(**which).order_by()
    answers.objects.filter(payment__in=payments).delete()
    payments.delete()
    items.objects.filter(**which).delete()


def _release_stock(ids: Collection[UUID]) -> None:
    """Give back what the orders hold of the stock: `deallocate_stock_for_orders`, with arguments by version."""
    allocation = models.named("warehouse.Allocation")
    held = allocation is not None and allocation.objects.filter(order_line__order_id__in=ids)
    if not held or not held.exists():
        return
    from saleor.plugins.manager import get_plugins_manager
    from saleor.warehouse.management import deallocate_stock_for_orders

    if "manager" in inspect.signature(deallocate_stock_for_orders).parameters:
        deallocate_stock_for_orders(list(ids), get_plugins_manager(allow_replica=False))
        return
    from django.contrib.sites.models import Site

    deallocate_stock_for_orders(list(ids), Site.objects.get_current().settings, None)
