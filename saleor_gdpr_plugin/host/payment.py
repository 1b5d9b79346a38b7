"""Payment methods that payment apps keep for a customer."""

from __future__ import annotations

from typing import Any

from . import models

CHANNELS = 50
"""Most shops have a handful; each asks every payment app that answers this question."""


def stored_methods(user_id: int) -> list[dict[str, Any]]:
    """Ask the payment apps of every active channel what they keep for a user; each method once.

    Calls apps of the shop by Saleor's own client and its time limits (`PluginsManager.list_stored_payment_methods`,
    3.20 to main): never inside a transaction. Secrets of the provider (`data`) are left out.
    """
    return [_plain(method, user_id) for method, _channel, _user, _manager in _stored(user_id)]


def forget_methods(user_id: int) -> list[str]:
    """Ask the payment apps to delete what they keep for a user; the names of those that did not, one per method.

    As `storedPaymentMethodRequestDelete` (3.20 to main). An app that was not reached, or has no webhook for this,
    counts as one that did not. Asked again it is only about what is still listed. Never inside a transaction.
    """
    from saleor.payment.interface import StoredPaymentMethodRequestDeleteData

    refused = []
    for method, channel, user, manager in _stored(user_id):
        wanted = StoredPaymentMethodRequestDeleteData(payment_method_id=method.id, user=user, channel=channel)
        result = getattr(manager.stored_payment_method_request_delete(wanted), "result", "")
        if getattr(result, "value", result) != "successfully_deleted":
            refused.append(method.gateway.name or method.gateway.id)
    return refused


def _stored(user_id: int) -> list[tuple[Any, Any, Any, Any]]:
    """Each method once, with the channel it was found in, the user, and Saleor's manager of plugins."""
    from saleor.payment.interface import ListStoredPaymentMethodsRequestData
    from saleor.plugins.manager import get_plugins_manager

    user = models.user().objects.filter(pk=user_id).first()
    channels = models.channel().objects.filter(is_active=True).order_by("pk")[:CHANNELS]
    if user is None:
        return []
    manager, found = get_plugins_manager(allow_replica=False), dict[tuple[str, str], Any]()
    for channel in channels:
        request = ListStoredPaymentMethodsRequestData(channel=channel, user=user)
        for method in manager.list_stored_payment_methods(request) or ():
            found.setdefault((method.gateway.id, method.id), (method, channel, user, manager))
    return list(found.values())


def _plain(method: Any, user_id: int) -> dict[str, Any]:
    card = method.credit_card_info
    names = ("brand", "first_digits", "last_digits", "exp_month", "exp_year")
    return {
        "id": method.id,
        "account": user_id,
        "gateway": method.gateway.name or method.gateway.id,
        "type": method.type,
        "name": method.name,
        "external_id": method.external_id,
        **{name: getattr(card, name, None) for name in names},
    }
