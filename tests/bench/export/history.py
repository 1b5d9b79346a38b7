"""What happens to orders in a shop: events, deliveries, payments, invoices, now and then a refund."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import Any

BATCH = 500


def write(chance: random.Random, orders: list[Any], lines: list[Any], model: Any) -> None:
    """Give each order its history, a few rows a table."""
    first = {}
    for line in lines:
        first.setdefault(line.order_id, line)

    def bulk(label: str, rows: list[Any]) -> list[Any]:
        return list(model(label).objects.bulk_create(rows, batch_size=BATCH))

    event, fulfillment = model("order.OrderEvent"), model("order.Fulfillment")
    bulk(
        "order.OrderEvent",
        [_event(event, order, kind) for order in orders for kind in ("placed", "email_sent", "note_added")],
    )
    shipped = bulk(
        "order.Fulfillment",
        [
            fulfillment(
                order=order,
                status="fulfilled",
                fulfillment_order=1,
                tracking_number=f"0034{chance.randrange(10**16):016}",
            )
            for order in orders
        ],
    )
    part = model("order.FulfillmentLine")
    bulk(
        "order.FulfillmentLine",
        [part(fulfillment=each, order_line=first[each.order_id], quantity=1) for each in shipped],
    )
    invoice, discount = model("invoice.Invoice"), model("discount.OrderDiscount")
    bulk(
        "invoice.Invoice",
        [
            invoice(order=order, number=f"INV-{order.number:08}", status="success", created=order.created_at)
            for order in orders
        ],
    )
    bulk(
        "discount.OrderDiscount",
        [
            discount(order=order, type="voucher", name="Autumn", value=10, amount_value=1, currency="EUR")
            for order in orders[::10]
        ],
    )
    refund = model("order.OrderGrantedRefund")
    bulk(
        "order.OrderGrantedRefund",
        [
            refund(order=order, amount_value=1, currency="EUR", reason="One mug was broken.")
            for order in orders[::20]
        ],
    )
    _payments(orders[::2], bulk, model)
    _transactions(orders[1::2], bulk, model)


def _event(event: Any, order: Any, kind: str) -> Any:
    said = {
        "placed": {},
        "email_sent": {"email": order.user_email, "email_type": "order_confirmation"},
        "note_added": {"message": "Called about the delivery, wants it before noon."},
    }
    return event(order=order, type=kind, date=order.created_at + timedelta(minutes=5), parameters=said[kind])


def _payments(orders: list[Any], bulk: Any, model: Any) -> None:
    payment, answer = model("payment.Payment"), model("payment.Transaction")
    paid = bulk(
        "payment.Payment",
        [
            payment(
                order=order, gateway="mirumee.payments.stripe", total=order.total_gross_amount, currency="EUR",
                captured_amount=order.total_gross_amount, charge_status="fully-charged", billing_email=order.user_email,
                billing_first_name="Anna", billing_last_name="Beispiel", billing_city="Köln", cc_last_digits="4242",
                customer_ip_address="203.0.113.7", psp_reference=f"pi_{order.number}", is_active=True,
                extra_data='{"customer_user_agent": "Mozilla/5.0"}',
            )
            for order in orders
        ],
    )  # fmt: skip
    bulk(
        "payment.Transaction",
        [
            answer(
                payment=each, kind="capture", is_success=True, amount=each.total, currency="EUR", token="t",
                gateway_response={"id": each.psp_reference, "status": "succeeded", "livemode": True},
            )
            for each in paid
        ],
    )  # fmt: skip


def _transactions(orders: list[Any], bulk: Any, model: Any) -> None:
    item, event = model("payment.TransactionItem"), model("payment.TransactionEvent")
    paid = bulk(
        "payment.TransactionItem",
        [
            item(
                order=order, name="Credit card", message="Charged", psp_reference=f"psp_{order.number}", currency="EUR",
                charged_value=order.total_gross_amount, app_identifier="app.pay", available_actions=["refund"],
            )
            for order in orders
        ],
    )  # fmt: skip
    bulk(
        "payment.TransactionEvent",
        [
            event(
                transaction=each,
                type="charge_success",
                currency="EUR",
                amount_value=each.charged_value,
                message="ok",
            )
            for each in paid
        ],
    )
