"""Two of staff at once, a customer in two windows, and an edit in the moment of applying: one clear result each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone

from saleor_gdpr_plugin import conf
from saleor_gdpr_plugin.host import auth
from saleor_gdpr_plugin.models import Correction, Request
from saleor_gdpr_plugin.rectification import deciding
from saleor_gdpr_plugin.requests import intake
from tests.cast import model
from tests.desk import Desk
from tests.race.together import codes, together
from tests.rectification.conftest import NEW, STORED, address_id, order_id, reload, words

pytestmark = pytest.mark.usefixtures("roomy")


def settings() -> conf.Settings:
    found = conf.load()
    assert found is not None
    return found


def decides(request: Request, staff: Any, row: UUID, *, accept: bool) -> Callable[[], Any]:
    decision = deciding.Decision(row, accept, ground="accurate", explanation="It is right.")
    return lambda: deciding.decide(
        request.pk,
        request.version,
        auth.Requestor(user=staff, app=None),
        decisions=[decision],
        changes=[],
        settings=settings(),
        now=timezone.now(),
    )


def asks(user: Any, *changes: dict[str, Any]) -> Callable[[], Any]:
    sent = intake.Submission(
        right="rectification",
        details={"changes": list(changes)},
        email="",
        channel="main",
        language="en",
        client=f"user:{user.pk}",
        user=user,
    )
    return lambda: intake.submit(sent, settings=settings(), now=timezone.now())


def test_two_decisions_at_once__one_counts(desk: Desk, anna: Any, staff: Any, order_for: Any) -> None:
    order = order_for(anna)
    change = {"field": "order_shipping_address", "of": order_id(order), "address": NEW}
    desk.submit(user=anna, right="RECTIFICATION", changes=[change])
    request, row = Request.objects.get(), Correction.objects.get()

    found = codes(together(*[decides(request, staff, row.pk, accept=accept) for accept in (True, False) * 5]))

    assert found == Counter({"": 1, "changed": 9})
    assert reload(row).verdict in ("accepted", "refused")
    assert Request.objects.get().version == request.version + 1


def test_one_customer_in_many_windows__all_hold_and_nothing_is_mixed(
    desk: Desk, anna: Any, order_for: Any
) -> None:
    home = anna.default_shipping_address
    order_for(anna, shipping_address=home)
    snake = {name: value for name, value in STORED.items() if name != "phone"} | {"phone": "0228 123456"}
    address = {"field": "address", "of": address_id(home), "address": snake}
    names = [{"field": "first_name", "value": f"Anne {number}"} for number in range(5)]

    found = codes(together(*[asks(anna, name) for name in names], asks(anna, names[0], address)))

    assert found == Counter({"": 6})
    kept = reload(anna)
    assert kept.first_name in {name["value"] for name in names}
    assert words(kept.default_shipping_address_id) == STORED
    assert Request.objects.filter(state="fulfilled").count() == 6


def test_same_entry_from_two_windows__one_row_and_a_clear_answer(
    desk: Desk, anna: Any, order_for: Any
) -> None:
    home = anna.default_shipping_address
    order_for(anna, shipping_address=home)
    snake = {name: value for name, value in STORED.items() if name != "phone"} | {"phone": "0228 123456"}
    address = {"field": "address", "of": address_id(home), "address": snake}

    found = codes(together(*[asks(anna, address)] * 5))

    # The entry became a row of its own: who comes later names one that is no longer in the book.
    assert found == Counter({"": 1, "not_found": 4})
    assert reload(anna).addresses.count() == 2
    assert model("account.Address").objects.filter(city="BONN").count() == 1
