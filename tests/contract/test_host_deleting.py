"""`host.deleting`: rows go as Saleor lets them go, with what they hold given back."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import transaction

from saleor_gdpr_plugin.host import database, deleting, models
from tests.cast import knows, model

from .effects import told


@pytest.fixture(autouse=True)
def _primary(transactional_db: None) -> Any:
    with database.primary():
        yield


def allocated(order: Any, quantity: int) -> Any:
    """A stock of which the order's line holds some."""
    kind = model("product.ProductType").objects.create(name="Mug", slug="mug")
    product = model("product.Product").objects.create(name="Mug", slug="mug", product_type=kind)
    variant = model("product.ProductVariant").objects.create(product=product, name="Mug")
    address = model("account.Address").objects.create(country="DE")
    warehouse = model("warehouse.Warehouse").objects.create(name="W", slug="w", address=address)
    stock = model("warehouse.Stock").objects.create(
        warehouse=warehouse, product_variant=variant, quantity=10, quantity_allocated=quantity
    )
    line = model("order.OrderLine").objects.get(order=order)
    model("warehouse.Allocation").objects.create(order_line=line, stock=stock, quantity_allocated=quantity)
    return stock


def test_orders__go_with_payments_that_moved_nothing(order_for: Any) -> None:
    order, other = order_for(email="guest@example.com"), order_for(email="guest@example.com")
    for each in (order, other):
        paid = model("payment.Payment").objects.create(
            order=each, is_active=False, to_confirm=False, gateway="x"
        )
        model("payment.Transaction").objects.create(
            payment=paid,
            kind="auth",
            is_success=False,
            amount=1,
            currency="EUR",
            gateway_response={},
            token="",
        )
        model("payment.TransactionItem").objects.create(order=each, currency="EUR")

    with transaction.atomic():
        deleting.orders([order.pk])

    assert list(models.order().objects.values_list("pk", flat=True)) == [other.pk]
    assert models.payment().objects.get().order_id == other.pk
    assert models.transaction_item().objects.get().order_id == other.pk
    assert model("order.OrderLine").objects.get().order_id == other.pk


@pytest.mark.real
def test_orders__give_back_what_they_hold_of_the_stock(order_for: Any) -> None:
    order = order_for(email="guest@example.com", status="unconfirmed")
    stock = allocated(order, 1)

    with transaction.atomic():
        deleting.orders([order.pk])

    stock.refresh_from_db()
    assert (stock.quantity, stock.quantity_allocated) == (10, 0)


def test_orders__ask_saleor_to_give_back_only_what_is_held(order_for: Any, which_saleor: str) -> None:
    if which_saleor == "real":
        pytest.skip("calls are recorded by the miniature")
    from .effects import called

    first, second = order_for(email="guest@example.com"), order_for(email="guest@example.com")
    before = called("deallocate_stock_for_orders")
    with transaction.atomic():
        deleting.orders([first.pk])
    assert called("deallocate_stock_for_orders") == before

    allocated(second, 1)
    with transaction.atomic():
        deleting.orders([second.pk])
    assert called("deallocate_stock_for_orders") == before + 1


def test_checkouts__go_with_lines_metadata_and_payments(anna: Any, channel: Any) -> None:
    cart, other = (
        model("checkout.Checkout").objects.create(channel=channel, currency="EUR", user=anna)
        for _ in range(2)
    )
    for each in (cart, other):
        model("checkout.CheckoutMetadata").objects.create(checkout=each)
        model("payment.TransactionItem").objects.create(checkout=each, currency="EUR")

    with transaction.atomic():
        deleting.checkouts([cart.pk])

    assert [each.pk for each in models.checkout().objects.all()] == [other.pk]
    assert models.checkout_metadata().objects.get().checkout_id == other.pk
    assert models.transaction_item().objects.get().checkout_id == other.pk


def test_account__is_gone_and_told_by_its_key_alone(anna: Any, order_for: Any) -> None:
    order = order_for(anna)
    with told() as events, transaction.atomic():
        deleting.account(anna.pk)
        assert events == []

    assert not models.user().objects.filter(pk=anna.pk).exists()
    assert models.order().objects.get(pk=order.pk).user_id is None
    assert events == [("customer_deleted", anna.pk)]
    with told() as events, transaction.atomic():
        deleting.account(anna.pk)
    assert events == []


def test_account__leaves_carts_that_nobody_deleted(anna: Any, channel: Any) -> None:
    cart = model("checkout.Checkout").objects.create(
        channel=channel, currency="EUR", user=anna, email="mother@example.org"
    )
    model("payment.TransactionItem").objects.create(checkout=cart, currency="EUR", charged_value=5)

    with transaction.atomic():
        deleting.account(anna.pk)

    kept = models.checkout().objects.get()
    assert (kept.pk, kept.user_id, kept.email) == (cart.pk, None, "mother@example.org")
    assert models.transaction_item().objects.get().checkout_id == cart.pk


def test_account__a_gift_card_that_was_given_to_it_does_not_protect_it(anna: Any) -> None:
    if not knows("giftcard.GiftCard", "assigned_to"):
        pytest.skip("gift cards are given to accounts since 3.23")
    card = model("giftcard.GiftCard").objects.create(
        code="CARD-1", assigned_to=anna, assigned_to_email=anna.email, currency="EUR",
        initial_balance_amount=5, current_balance_amount=5,
    )  # fmt: skip

    with transaction.atomic():
        deleting.account(anna.pk)

    card.refresh_from_db()
    assert (card.assigned_to_id, card.is_active) == (None, False)


def test_detach_gift_cards__only_those_of_the_accounts(anna: Any, eve: Any) -> None:
    if not knows("giftcard.GiftCard", "assigned_to"):
        deleting.detach_gift_cards([anna.pk])
        return
    cards = [
        model("giftcard.GiftCard").objects.create(
            code=f"CARD-{user.pk}",
            assigned_to=user,
            currency="EUR",
            initial_balance_amount=5,
            current_balance_amount=5,
        )
        for user in (anna, eve)
    ]

    with transaction.atomic():
        deleting.detach_gift_cards([anna.pk])

    for card in cards:
        card.refresh_from_db()
    assert [(card.assigned_to_id, card.is_active) for card in cards] == [(None, False), (eve.pk, True)]


@pytest.mark.real
def test_detach_gift_cards__saleor_writes_down_that_a_card_was_switched_off(anna: Any) -> None:
    if not knows("giftcard.GiftCard", "assigned_to"):
        pytest.skip("gift cards are given to accounts since 3.23")
    card = model("giftcard.GiftCard").objects.create(
        code="CARD-1", assigned_to=anna, currency="EUR", initial_balance_amount=5, current_balance_amount=5
    )

    with transaction.atomic():
        deleting.detach_gift_cards([anna.pk])

    assert [event.type for event in model("giftcard.GiftCardEvent").objects.filter(gift_card=card)] == [
        "deactivated"
    ]


def test_attribute_values__a_choice_stays_and_what_was_made_for_one_goes(anna: Any, eve: Any) -> None:
    if models.named("attribute.AssignedUserAttributeValue") is None:
        deleting.attribute_values([])
        return
    made = {}
    for kind in ("plain-text", "dropdown"):
        attribute = model("attribute.Attribute").objects.create(
            name=kind, slug=kind, type="customer-type", input_type=kind
        )
        made[kind] = model("attribute.AttributeValue").objects.create(
            attribute=attribute, name=kind, slug=kind
        )
    rows = [
        model("attribute.AssignedUserAttributeValue").objects.create(user=anna, value=value)
        for value in made.values()
    ]
    others = model("attribute.AssignedUserAttributeValue").objects.create(user=eve, value=made["dropdown"])

    with transaction.atomic():
        deleting.attribute_values(rows)

    assert [row.pk for row in model("attribute.AssignedUserAttributeValue").objects.all()] == [others.pk]
    assert [row.name for row in model("attribute.AttributeValue").objects.all()] == ["dropdown"]


@pytest.mark.real
def test_attribute_values__unique_kinds_are_saleors() -> None:
    from saleor.attribute import AttributeInputType

    assert set(AttributeInputType.TYPES_WITH_UNIQUE_VALUES) <= set(deleting.UNIQUE_VALUES)
