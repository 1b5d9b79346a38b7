"""Two of staff at once, a customer in two windows, and an edit in the moment of applying: one clear result each."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from django.utils import timezone

from saleor_gdpr_plugin import conf
from saleor_gdpr_plugin.host import auth, database
from saleor_gdpr_plugin.models import Correction, Request
from saleor_gdpr_plugin.rectification import deciding, places
from saleor_gdpr_plugin.requests import decisions, intake
from tests.cast import model
from tests.desk import FORM, Desk
from tests.race.together import PATIENCE, codes, someone_waits, together
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


@dataclass(frozen=True)
class Edit:
    """A correction, and what the customer writes to the same field in another window, as the rows say it."""

    change: Callable[[Any, Any], dict[str, Any]]
    write: Callable[[Any, Any], None]
    stands: Callable[[Any, Any], Any]
    """What the field says now."""
    ours: Any
    theirs: Any


def users(anna: Any) -> Any:
    return model("account.User").objects.filter(pk=anna.pk)


def address(pk: int) -> Any:
    return model("account.Address").objects.filter(pk=pk)


SNAKE = {name: value for name, value in STORED.items() if name != "phone"} | {"phone": "0228 123456"}
EDITS = {
    "first_name": Edit(
        lambda anna, order: {"field": "first_name", "value": "Anne"},
        lambda anna, order: users(anna).update(first_name="Annette"),
        lambda anna, order: users(anna).get().first_name,
        "Anne",
        "Annette",
    ),
    "metadata": Edit(
        lambda anna, order: {"field": "metadata", "key": "born", "value": "2.1.1980"},
        lambda anna, order: users(anna).update(metadata={"born": "3.1.1980"}),
        lambda anna, order: users(anna).get().metadata,
        {"born": "2.1.1980"},
        {"born": "3.1.1980"},
    ),
    "default_shipping_address": Edit(
        lambda anna, order: {
            "field": "default_shipping_address", "of": address_id(anna.default_billing_address)
        },
        lambda anna, order: users(anna).update(default_shipping_address=None),
        lambda anna, order: users(anna).get().default_shipping_address == anna.default_billing_address,
        True,
        False,
    ),
    "address": Edit(
        lambda anna, order: {
            "field": "address", "of": address_id(anna.default_shipping_address), "address": SNAKE
        },
        lambda anna, order: address(anna.default_shipping_address_id).update(city="Aachen"),
        lambda anna, order: address(anna.default_shipping_address_id).get().city,
        "BONN",
        "Aachen",
    ),
    "order_shipping_address": Edit(
        lambda anna, order: {"field": "order_shipping_address", "of": order_id(order), "address": SNAKE},
        lambda anna, order: address(order.shipping_address_id).update(city="Aachen"),
        lambda anna, order: reload(order).shipping_address.city,
        "BONN",
        "Aachen",
    ),
    "order_shipping_address, another row": Edit(
        lambda anna, order: {"field": "order_shipping_address", "of": order_id(order), "address": SNAKE},
        lambda anna, order: type(order).objects.filter(pk=order.pk).update(shipping_address=None),
        lambda anna, order: reload(order).shipping_address and reload(order).shipping_address.city,
        "BONN",
        None,
    ),
    "customer_note": Edit(
        lambda anna, order: {"field": "customer_note", "of": order_id(order), "value": "Ring once."},
        lambda anna, order: type(order).objects.filter(pk=order.pk).update(customer_note="Knock."),
        lambda anna, order: reload(order).customer_note,
        "Ring once.",
        "Knock.",
    ),
}  # fmt: skip
"""What can be corrected, and edited by somebody else in the same moment."""


@pytest.fixture(params=EDITS)
def race(request: Any, desk: Desk, plugin: Any, anna: Any, staff: Any, order_for: Any) -> Any:
    """A correction that is accepted, ready to be approved; and the edit that comes in between."""
    plugin(**FORM, self_service="false", rectifiable_metadata="born = Date of birth")
    edit, order = EDITS[request.param], order_for(anna)
    sent = intake.Submission(
        right="rectification", details={"changes": [edit.change(anna, order)]}, email="", channel="main",
        language="en", client=f"user:{anna.pk}", user=anna,
    )  # fmt: skip
    with database.primary():
        intake.submit(sent, settings=settings(), now=timezone.now())
        decides(Request.objects.get(), staff, Correction.objects.get().pk, accept=True)()
    asked = Request.objects.get()

    def approve() -> None:
        requestor = auth.Requestor(user=staff, app=None)
        now = timezone.now()
        decisions.approve(asked.pk, asked.version, requestor, settings=settings(), now=now)

    return SimpleNamespace(
        approve=approve,
        write=lambda: edit.write(anna, order),
        stands=lambda: edit.stands(anna, order),
        edit=edit,
    )


def test_edit_that_is_about_to_be_committed__is_never_overwritten(race: Any) -> None:
    written = threading.Event()

    def customer() -> None:
        with transaction.atomic():
            race.write()
            written.set()
            # Applying has begun, and waits for this row.
            someone_waits(unless=threading.Event())

    def staff() -> None:
        assert written.wait(PATIENCE)
        race.approve()

    together(customer, staff)

    row = Correction.objects.get()
    assert race.stands() == race.edit.theirs
    assert (row.verdict, row.result, row.seen) == ("", "", None)
    assert Request.objects.get().state == "failed"


def test_edit_while_it_is_written__waits_and_stands(race: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    compared, edited = threading.Event(), threading.Event()
    write = places.write

    def slowly(row: Correction) -> None:
        compared.set()
        # The customer is at it now: either waits for our rows, or is through already.
        someone_waits(unless=edited)
        write(row)

    monkeypatch.setattr(places, "write", slowly)

    def customer() -> None:
        assert compared.wait(PATIENCE)
        race.write()
        edited.set()

    together(customer, race.approve)

    # First ours, then theirs: what the customer wrote last stands, and nobody overwrote it unseen.
    assert race.stands() == race.edit.theirs
    assert Correction.objects.get().result == "applied"
    assert Request.objects.get().state == "fulfilled"


def test_nobody_edits__the_correction_stands(race: Any) -> None:
    with database.primary():
        race.approve()

    assert race.stands() == race.edit.ours
    assert Request.objects.get().state == "fulfilled"
