"""Changes that happen in the shop without us, and the hooks Saleor calls for them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from unittest.mock import patch

from django.utils import timezone

from saleor_gdpr_plugin import housekeeping
from saleor_gdpr_plugin.consent import capture, ledger
from saleor_gdpr_plugin.consent.models import ConsentEntry, LearnedKey
from saleor_gdpr_plugin.consent.subjects import who
from saleor_gdpr_plugin.host import customers, database
from tests.cast import model
from tests.work.sweeping import sweep_all

KEYS = "newsletter = newsletter\nstatistics = private:crm.stats"


def manager(requestor: Any = None) -> Any:
    """Saleor's plugins, as a request of this user or app has them."""
    from saleor.plugins.manager import get_plugins_manager

    return get_plugins_manager(False, (lambda: requestor) if requestor is not None else None)


def fresh(user: Any) -> Any:
    """The customer as the database has it."""
    return model("account.User").objects.get(pk=user.pk)


def write(user: Any, by: Any = None, private: dict[str, Any] | None = None, **public: Any) -> None:
    """Change metadata as `updateMetadata` does: one UPDATE, then the hook with what stands there."""
    with database.primary():
        customers.merge_metadata(user.pk, public, private)
        manager(by).customer_metadata_updated(fresh(user))


def settle() -> None:
    """A moment passes, and workers do what there is to do."""
    with database.primary(), patch.object(capture, "SETTLE", timedelta()):
        sweep_all()


def learned() -> None:
    """The sweep came by since the merchant saved the keys."""
    with database.primary():
        housekeeping.sweep()
        assert not LearnedKey.objects.filter(done_at=None).exists()


def entries() -> list[tuple[str, str, str, str, str]]:
    """Purpose, standing, role, origin and proof of every line, oldest first."""
    with database.primary():
        return list(
            ConsentEntry.objects.order_by("pk").values_list(
                "purpose__key", "standing", "role", "origin", "proof"
            )
        )


def holds(email: str) -> dict[str, str]:
    """What the ledger holds for an address, orders left out."""
    with database.primary():
        found = ledger.standings(who(email))
    return {key: standing.value for (key, order), standing in found.items() if order is None}


NOW = timezone.now
