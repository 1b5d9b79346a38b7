"""What our hooks add to the shop's own change of a customer: by turns inactive, without keys for consent, and with one.

python -m tests.bench.suppression.hooks 9

On a real Saleor the change is `customerUpdate` over GraphQL; on the miniature, which has none, the same two writes and
the call of the hook.
"""

from __future__ import annotations

import itertools
import json
import sys
from collections.abc import Callable
from typing import Any

from tests.bench import inside
from tests.bench.desk.browser import Browser, statements
from tests.bench.numbers import timed

CHANGES = 30
"""Changes in one round: one alone is too short to be timed."""
STATES: dict[str, dict[str, Any]] = {
    "inactive": {"active": False, "keys": ""},
    "no keys": {"active": True, "keys": ""},
    "one key": {"active": True, "keys": "newsletter = newsletter"},
}
FORM = {
    "controller": "Example Shop Ltd",
    "contact_email": "privacy@shop.example",
    "storefront_url": "https://shop.example/privacy",
    "country": "DE",
}
UPDATE = """mutation($id: ID!, $note: String!, $name: String!) {
  customerUpdate(id: $id, input: {note: $note, firstName: $name}) { errors { field message } }
}"""


def main(runs: int) -> dict[str, Any]:
    """Seconds of each round and statements of one change, by the state of the plugin."""
    from saleor_gdpr_plugin.host import database

    with database.primary():
        customer, change = _people()
        seconds: dict[str, list[float]] = {name: [] for name in STATES}
        counts: dict[str, int] = {}
        for name in STATES:
            _switch(name)
            change()
            with statements() as seen:
                change()
            counts[name] = len(seen)
        for _ in range(runs):
            # By turns: what loads the machine loads all.
            for name in STATES:
                _switch(name)
                seconds[name].append(timed(lambda: [change() for _turn in range(CHANGES)]))
        customer.delete()
    return {"seconds": seconds, "statements": counts}


def _switch(name: str) -> None:
    from django.apps import apps

    state = STATES[name]
    form = FORM | {"consent_keys": state["keys"]}
    apps.get_model("plugins.PluginConfiguration").objects.update_or_create(
        identifier="saleor_gdpr",
        channel=None,
        defaults={
            "name": "GDPR",
            "active": state["active"],
            "configuration": [{"name": key, "value": value} for key, value in form.items()],
        },
    )


def _people() -> tuple[Any, Callable[[], None]]:
    """A customer, and a change of that customer."""
    import graphene
    import saleor
    from django.apps import apps

    from saleor_gdpr_plugin.host import models

    users, turns = models.user().objects, itertools.count()
    customer = users.create(email="hooked@example.com", is_active=True, is_confirmed=True)
    if saleor.__version__.endswith("+miniature"):
        return customer, lambda: _as_saleor(customer, next(turns))
    owner = users.create(email="hooks@shop.example", is_staff=True, is_active=True, is_superuser=True)
    assert apps.is_installed("saleor_gdpr_plugin")
    browser, node = Browser(owner.email), graphene.Node.to_global_id("User", customer.pk)

    def change() -> None:
        turn = next(turns)
        answer = browser.ask(UPDATE, id=node, note=f"note {turn}", name=f"Name {turn}")
        assert answer["customerUpdate"]["errors"] == []

    return customer, change


def _as_saleor(customer: Any, turn: int) -> None:
    from saleor.plugins.manager import get_plugins_manager

    customer.note = f"note {turn}"
    customer.save(update_fields=["note", "updated_at"])
    manager = get_plugins_manager(allow_replica=False)
    manager.customer_updated(customer)
    manager.customer_metadata_updated(customer)


if __name__ == "__main__":
    inside.enter()
    print(json.dumps(main(int(sys.argv[1]))))
