"""A shop whose data map is small enough to know what must happen to each row."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.apps import apps
from django.utils import timezone

from tests.cast import model
from tests.desk import FORM, Desk


def ours(name: str) -> Any:
    """A model of ours."""
    return apps.get_model("saleor_gdpr_plugin", name)


@pytest.fixture(autouse=True)
def _toys(monkeypatch: pytest.MonkeyPatch) -> None:
    """These kinds of data and no others, in the order in which people read about them."""
    from saleor_gdpr_plugin.datamap import registry

    from . import toys

    known = (toys.Accounts(), toys.Notes(), toys.Cards(), toys.Orders())
    monkeypatch.setattr(registry, "_sources", {each.slug: each for each in known})
    toys.Toy.erased.clear()
    toys.Cards.held.clear()


@pytest.fixture
def confirmed(db: None) -> str:
    """The table of Germany, confirmed."""
    from saleor_gdpr_plugin.contracts import Actor, Role
    from saleor_gdpr_plugin.register import retention

    chief = Actor(Role.STAFF, 1)
    table = retention.propose("DE", by=chief, now=timezone.now())
    retention.confirm(table.digest, by=chief, now=timezone.now())
    return table.digest


@pytest.fixture
def shop(desk: Desk, plugin: Any, confirmed: str) -> Desk:
    """The desk without grace time."""
    plugin(**FORM, grace_hours="0")
    return desk


@pytest.fixture
def annas(anna: Any, staff: Any, order_for: Callable[..., Any]) -> dict[str, Any]:
    """What Anna left in the shop: a note, two cards, a new order and one that no law keeps any more."""
    from . import toys

    note = model("account.CustomerNote").objects.create(customer=anna, content="Likes mugs.", is_public=False)
    new = order_for(anna, status="fulfilled", customer_note="For Anna.")
    old = order_for(anna, status="fulfilled", customer_note="Also for Anna.")
    model("order.Order").objects.filter(pk=old.pk).update(created_at=datetime(2015, 3, 5, tzinfo=UTC))
    toys.Cards.held[anna.pk] = ["visa", "amex"]
    return {"note": note, "new": new, "old": old}


class Eraser:
    """Anna asks to be erased, and staff decides."""

    def __init__(self, desk: Desk, anna: Any, staff: Any) -> None:
        self.desk, self.anna, self.staff = desk, anna, staff

    def asks(self) -> dict[str, Any]:
        """Submit, and prove the mailbox afresh."""
        self.desk.submit(user=self.anna, right="ERASURE", text="Forget me.")
        self.desk.run("RequestVerify", input={"token": self.desk.token("anna@example.com")})
        request = ours("Request").objects.get(right="erasure")
        (found,) = [key for key, each in self.desk.queue(self.staff).items() if each["right"] == "ERASURE"]
        assert request.state == "open"
        return {"id": found, "pk": request.pk}

    def plan(self, request_id: str, *, user: Any = None, **how: Any) -> dict[str, Any]:
        """The plan as staff sees it."""
        found = self.desk.run("Erasure", user=user or self.staff, id=request_id, **how)["erasure"]
        return dict(found)

    def version(self) -> int:
        return int(ours("Request").objects.get(right="erasure").version)

    def change(self, request_id: str, **how: Any) -> None:
        self.desk.run("ErasurePlanChange", user=self.staff, id=request_id, version=self.version(), **how)

    def change_refused(self, request_id: str, **how: Any) -> tuple[str, str]:
        how = {"user": self.staff, "id": request_id, "version": self.version(), **how}
        error = self.desk.refused("ErasurePlanChange", **how)
        return error["code"], error["field"]

    def approve_refused(self, request_id: str) -> list[tuple[str, str]]:
        answer = self.desk.ask("RequestApprove", user=self.staff, id=request_id, version=self.version())
        return [(each["code"], each["message"]) for each in answer.data["gdprRequestApprove"]["errors"]]


@pytest.fixture
def eraser(shop: Desk, anna: Any, staff: Any) -> Eraser:
    return Eraser(shop, anna, staff)
