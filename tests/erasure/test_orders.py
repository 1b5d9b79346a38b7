"""Orders: what is deleted, kept or made anonymous, what stops it, and what stays of each."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.models import Count, Sum
from django.db.models.functions import TruncMonth
from django.test.utils import CaptureQueriesContext

from saleor_gdpr_plugin.contracts import Disposition, Item, Refused, Subject
from saleor_gdpr_plugin.datamap import registry
from saleor_gdpr_plugin.host import addresses
from saleor_gdpr_plugin.subject import proven
from tests.cast import ANNA_HOME, model, person

from .carrying import NOW, Keeps, carry_out, erase, planned

LONG = Keeps({"orders": date(2036, 12, 31), "invoices": date(2036, 12, 31)})
BLANK = dict.fromkeys(ANNA_HOME, "")


@pytest.fixture
def her(anna: Any) -> Subject:
    return proven(anna.pk, anna.email)


@pytest.fixture
def sold(anna: Any, order_for: Any) -> Any:
    """An order whose goods were sent."""
    return order_for(anna, status="fulfilled", customer_note="Ring twice", tracking_client_id="GA1.2.3")


def of(order: Any) -> Any:
    """The order as it is now."""
    return model("order.Order").objects.get(pk=order.pk)


def item(plan: list[Item], order: Any) -> Item:
    (found,) = [each for each in plan if each.key == str(order.pk)]
    return found


def invoice(order: Any, **values: Any) -> Any:
    return model("invoice.Invoice").objects.create(order=order, number="R-1", status="success", **values)


def test_plan__says_what_becomes_of_each_order(her: Subject, anna: Any, order_for: Any) -> None:
    draft = order_for(anna, status="draft")
    unpaid = order_for(anna, status="expired")
    unconfirmed = order_for(anna, status="unconfirmed")
    sale = order_for(anna, status="fulfilled")
    billed = order_for(anna, status="returned")
    cancelled = order_for(anna, status="canceled")
    invoice(billed)
    keeping = Keeps({"orders": date(2030, 12, 31), "invoices": date(2036, 12, 31)})

    plan = planned(her, keeping, only=["orders"])

    found = {each.key: (each.disposition, each.rule, each.until, each.blocked) for each in plan}
    assert found == {
        str(draft.pk): (Disposition.DELETE, "", None, ""),
        str(unpaid.pk): (Disposition.DELETE, "", None, ""),
        str(unconfirmed.pk): (Disposition.DELETE, "", None, ""),
        str(sale.pk): (Disposition.KEEP, "orders", date(2030, 12, 31), ""),
        str(billed.pk): (Disposition.KEEP, "invoices", date(2036, 12, 31), ""),
        str(cancelled.pk): (Disposition.KEEP, "orders", date(2030, 12, 31), ""),
    }
    assert item(plan, sale).label == str(sale.number)


def test_plan__an_invoice_whose_time_is_over_is_kept_as_long_as_its_order(her: Subject, sold: Any) -> None:
    invoice(sold)

    (found,) = planned(her, Keeps({"orders": date(2030, 12, 31)}), only=["orders"])

    assert (found.disposition, found.rule, found.until) == (Disposition.KEEP, "orders", date(2030, 12, 31))


def test_plan__nothing_keeps_an_order_is_made_anonymous(her: Subject, sold: Any) -> None:
    (found,) = planned(her, Keeps(), only=["orders"])

    assert (found.disposition, found.rule, found.until) == (Disposition.ANONYMISE, "", None)


def test_plan__counts_from_the_newest_day_in_the_shops_time(her: Subject, sold: Any, plugin: Any) -> None:
    from tests.desk import FORM

    plugin(**FORM)
    made = datetime(2024, 3, 1, 12, tzinfo=UTC)
    model("order.Order").objects.update(created_at=made)
    assert asked(her) == [("orders", date(2024, 3, 1))]

    sent = model("order.Fulfillment").objects.create(order=sold, fulfillment_order=1, status="fulfilled")
    model("order.Fulfillment").objects.filter(pk=sent.pk).update(created_at=made + timedelta(days=3))
    assert asked(her) == [("orders", date(2024, 3, 4))]

    bill = invoice(sold)
    # Half past eleven at night in UTC is the next day, and the next year, in Berlin.
    model("invoice.Invoice").objects.filter(pk=bill.pk).update(
        created_at=datetime(2024, 12, 31, 23, 30, tzinfo=UTC)
    )
    assert asked(her) == [("invoices", date(2025, 1, 1)), ("orders", date(2025, 1, 1))]


def asked(her: Subject) -> list[tuple[str, date]]:
    keeping = Keeps()
    planned(her, keeping, only=["orders"])
    return keeping.asked


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"status": "unfulfilled"}, "open_order"),
        ({"status": "partially fulfilled"}, "open_order"),
        ({"status": "fulfilled", "total_charged_amount": 10}, ""),
        ({"status": "fulfilled", "total_authorized_amount": 10}, "open_money"),
        ({"status": "canceled", "total_charged_amount": 10}, "open_money"),
        ({"status": "draft", "total_charged_amount": 10}, "open_money"),
        ({"status": "expired", "total_charged_amount": 10}, "open_money"),
        ({"status": "expired"}, ""),
    ],
)
def test_plan__names_what_must_be_settled_first(
    her: Subject, anna: Any, order_for: Any, values: dict[str, Any], code: str
) -> None:
    order_for(anna, **values)

    (found,) = planned(her, only=["orders"])

    assert found.blocked == code


@pytest.mark.parametrize("pending", ["authorized_value", "charge_pending_value", "refund_pending_value"])
def test_plan__money_on_its_way_in_a_transaction_stops(her: Subject, sold: Any, pending: str) -> None:
    model("payment.TransactionItem").objects.create(order=sold, currency="EUR", **{pending: 1})

    (found,) = planned(her, only=["orders"])

    assert found.blocked == "open_money"


def test_plan__is_of_own_orders_only(her: Subject, anna: Any, eve: Any, order_for: Any, sold: Any) -> None:
    guest = order_for(email="Anna@Example.com", status="fulfilled")
    order_for(eve, email=anna.email, status="fulfilled")
    order_for(anna, email="mother@example.org", status="fulfilled")
    order_for(email="xanna@example.com", status="fulfilled")

    assert {each.key for each in planned(her, only=["orders"])} == {str(sold.pk), str(guest.pk)}


def test_kept__loses_what_its_law_does_not_need(her: Subject, anna: Any, sold: Any) -> None:
    model("order.Order").objects.update(
        metadata={"newsletter": "yes"}, private_metadata={"erp": "1"}, redirect_url="https://a.example/?mail=anna",
        external_reference="ERP-7", search_document="anna beispiel",
    )  # fmt: skip
    note = model("order.OrderEvent").objects.create(
        order=sold, type="note_added", parameters={"message": "Anna called", "amount": "3.00"}
    )
    sent = model("order.Fulfillment").objects.create(
        order=sold, fulfillment_order=1, status="fulfilled", tracking_number="JD0001"
    )

    erase(her, LONG)

    kept = of(sold)
    assert kept.user_id is None
    assert kept.user_email.startswith("kept-")
    assert kept.user_email.endswith("@anonymized.invalid")
    assert (kept.customer_note, kept.tracking_client_id, kept.redirect_url) == ("", "", None)
    assert (kept.metadata, kept.private_metadata, kept.search_document) == ({}, {}, "")
    assert kept.external_reference == "ERP-7"
    assert addresses.plain(kept.billing_address) == ANNA_HOME | {"phone": ""}
    assert addresses.plain(kept.shipping_address) == BLANK | {"country": "DE", "postal_code": "50"}
    note.refresh_from_db()
    sent.refresh_from_db()
    assert (note.parameters, sent.tracking_number) == ({"amount": "3.00"}, "")
    assert not model("account.User").objects.filter(pk=anna.pk).exists()


def test_kept__an_open_order_stays_whole_until_it_is_settled(her: Subject, anna: Any, order_for: Any) -> None:
    order = order_for(anna, status="unfulfilled", customer_note="Ring twice")
    (open_order,) = planned(her, LONG, only=["orders"])
    assert (open_order.disposition, open_order.blocked) == (Disposition.KEEP, "open_order")

    carry_out(her, [open_order])

    after = of(order)
    assert (after.user_email, after.customer_note) == (anna.email, "Ring twice")
    assert after.shipping_address_id == order.shipping_address_id


def test_kept__an_open_order_is_reduced_once_it_is_settled(her: Subject, anna: Any, order_for: Any) -> None:
    order = order_for(anna, status="unfulfilled", customer_note="Ring twice")
    (open_order,) = planned(her, LONG, only=["orders"])
    carry_out(her, [open_order])
    settled = replace(open_order, blocked="", stamp="")
    with pytest.raises(Refused, match=f"#{order.number}"):
        carry_out(her, [settled])
    assert of(order).customer_note == "Ring twice"

    model("order.Order").objects.filter(pk=order.pk).update(status="fulfilled")
    carry_out(her, [settled])

    after = of(order)
    assert (after.user_email.startswith("kept-"), after.user_id, after.customer_note) == (True, None, "")


def test_anonymous__keeps_amounts_country_and_the_beginning_of_the_postcode(
    her: Subject, anna: Any, order_for: Any, sold: Any
) -> None:
    model("order.Order").objects.update(external_reference="ERP-7", voucher_code="ANNA10")
    second = order_for(anna, status="fulfilled", original=sold)

    erase(her)

    first, other = of(sold), of(second)
    assert first.user_email.startswith("erased-")
    assert first.user_email != other.user_email
    assert (first.user_id, first.external_reference, first.voucher_code, other.original_id) == (None,) * 4
    for column in (first.billing_address, first.shipping_address, other.billing_address):
        assert addresses.plain(column) == BLANK | {"country": "DE", "postal_code": "50"}
    assert (first.metadata, other.metadata) == ({"saleor-anonymized": "true"},) * 2
    assert (first.total_gross_amount, first.currency, first.number) == (Decimal("10.00"), "EUR", sold.number)
    assert first.lines.get().product_name == "Mug"


def test_metadata__the_merchants_keys_stay(her: Subject, sold: Any) -> None:
    model("order.Order").objects.update(metadata={"source": "app", "birthday": "1.1."})
    model("order.OrderLine").objects.update(private_metadata={"source": "till", "engraving": "Anna"})
    source = type(registry.named("orders"))(metadata=lambda: frozenset({"source"}))  # type: ignore[misc]

    with transaction.atomic():
        source.erase(her, planned(her, only=["orders"]), now=NOW)

    assert of(sold).metadata == {"source": "app", "saleor-anonymized": "true"}
    assert of(sold).lines.get().private_metadata == {"source": "till"}


def test_search__finds_the_number_alone(her: Subject, sold: Any) -> None:
    erase(her, LONG)

    with connection.cursor() as cursor:
        cursor.execute("SELECT search_vector::text FROM order_order WHERE id = %s", [sold.pk])
        assert cursor.fetchone() == (f"'{sold.number}':1A",)


def test_no_sale__is_deleted_with_all_that_hangs_on_it(her: Subject, anna: Any, order_for: Any) -> None:
    draft = order_for(anna, status="draft")
    paid = model("payment.Payment").objects.create(
        order=draft, is_active=False, to_confirm=False, gateway="x", billing_email=anna.email
    )
    model("payment.Transaction").objects.create(
        payment=paid, kind="auth", is_success=False, amount=1, currency="EUR", gateway_response={}, token="t"
    )
    model("payment.TransactionItem").objects.create(order=draft, currency="EUR")
    model("order.OrderEvent").objects.create(order=draft, type="draft_created")
    rows = {draft.billing_address_id, draft.shipping_address_id}

    erase(her, LONG)

    for label in (
        "order.Order",
        "order.OrderLine",
        "order.OrderEvent",
        "payment.Payment",
        "payment.TransactionItem",
    ):
        assert model(label).objects.count() == 0, label
    assert model("account.Address").objects.filter(pk__in=rows).count() == 0


def test_addresses__a_shared_row_stays_as_it_is_for_the_others(
    her: Subject, anna: Any, eve: Any, order_for: Any
) -> None:
    shared, book = model("account.Address").objects.create(**ANNA_HOME), anna.default_billing_address
    twin = order_for(anna, status="fulfilled", billing_address=shared, shipping_address=shared)
    eves = order_for(eve, status="fulfilled", billing_address=shared, shipping_address=shared)
    hers = order_for(anna, status="fulfilled", billing_address=book, shipping_address=book)
    eve.addresses.add(book)

    erase(her)

    assert (of(eves).billing_address_id, of(eves).shipping_address_id) == (shared.pk, shared.pk)
    assert addresses.plain(model("account.Address").objects.get(pk=shared.pk)) == ANNA_HOME
    assert list(eve.addresses.values_list("pk", flat=True)) == [book.pk]
    new = {of(twin).billing_address_id, of(twin).shipping_address_id, of(hers).billing_address_id}
    assert len(new) == 3
    assert new & {shared.pk, book.pk} == set()


def test_registering_again__gets_none_of_the_old_orders(
    her: Subject, anna: Any, sold: Any, order_for: Any
) -> None:
    guest = order_for(email="anna@example.com", status="fulfilled")
    erase(her, LONG)

    again = person("anna@example.com")

    # Saleor's rule (`match_orders_with_new_user`): every confirmed order under the same address without an account.
    assert model("order.Order").objects.filter(user_email=again.email, user=None).count() == 0
    assert planned(proven(again.pk, again.email), only=["orders"]) == []
    assert of(guest).user_email != of(sold).user_email


@pytest.mark.parametrize("keeping", [Keeps(), LONG], ids=["anonymous", "kept"])
def test_books__are_the_same_before_and_after(
    her: Subject, anna: Any, eve: Any, order_for: Any, other_channel: Any, keeping: Keeps
) -> None:
    months = [datetime(2026, month, 15, tzinfo=UTC) for month in (1, 2)]
    for number in range(8):
        made = order_for(
            anna if number % 4 else eve,
            channel=other_channel if number % 3 == 0 else None,
            status="fulfilled",
            total_net_amount=Decimal("8.40"),
            billing_address=model("account.Address").objects.create(
                **ANNA_HOME | {"country": "PL" if number % 2 else "DE"}
            ),
        )
        model("order.Order").objects.filter(pk=made.pk).update(created_at=months[number % 2])
    before = books()
    assert len(before) == 4

    erase(her, keeping)

    assert books() == before


def books() -> list[Any]:
    """Turnover and taxes by country, month and currency."""
    rows = model("order.Order").objects.annotate(month=TruncMonth("created_at")).order_by()
    named = rows.values_list("billing_address__country", "month", "currency")
    return sorted(
        named.annotate(
            count=Count("pk"),
            gross=Sum("total_gross_amount"),
            tax=Sum("total_gross_amount") - Sum("total_net_amount"),
        )
    )


@pytest.mark.parametrize("keeping", [Keeps(), LONG], ids=["anonymous", "kept"])
def test_queries__do_not_grow_with_the_orders(
    her: Subject, anna: Any, order_for: Any, keeping: Keeps
) -> None:
    counts = []
    for number in (3, 30):
        for _ in range(number):
            order = order_for(anna, status="fulfilled")
            invoice(order)
        model("invoice.Invoice").objects.update(invoice_file="")
        items = planned(her, keeping, only=["orders"])
        assert len(items) == number
        with transaction.atomic(), CaptureQueriesContext(connection) as captured:
            registry.named("orders").erase(her, items, now=NOW)  # type: ignore[union-attr]
        counts.append(len(captured))
    assert counts[0] == counts[1] < 60
    with CaptureQueriesContext(connection) as captured:
        planned(her, keeping, only=["orders"])
    assert len(captured) < 6


def test_changed__a_plan_is_carried_out_only_on_what_it_was_made_for(
    her: Subject, sold: Any, anna: Any
) -> None:
    items = planned(her)
    model("order.Order").objects.filter(pk=sold.pk).update(total_charged_amount=10)

    with pytest.raises(Refused) as refused:
        carry_out(her, items)

    assert (refused.value.code, refused.value.field) == ("changed", "items")
    assert f"#{sold.number}" in refused.value.message
    assert of(sold).customer_note == "Ring twice"
    assert model("account.User").objects.filter(pk=anna.pk).exists()


def test_changed__an_order_that_is_somebody_elses_by_now_is_not_touched(
    her: Subject, sold: Any, eve: Any
) -> None:
    (found,) = planned(her, only=["orders"])
    model("order.Order").objects.filter(pk=sold.pk).update(user=eve, user_email=eve.email)
    blind = Item("orders", found.key, found.disposition)

    with pytest.raises(Refused, match=f"#{sold.number}"):
        carry_out(her, [blind])

    assert (of(sold).user_id, of(sold).customer_note) == (eve.pk, "Ring twice")


def test_gone__an_order_that_is_no_longer_there_is_done(her: Subject, anna: Any, order_for: Any) -> None:
    draft = order_for(anna, status="draft")
    items = planned(her, only=["orders"])
    draft.delete()

    assert carry_out(her, items)["orders"].done == 1


def test_events__are_told_only_where_somebody_listens(
    her: Subject, anna: Any, order_for: Any, app: Any
) -> None:
    from tests.contract.effects import told

    first = order_for(anna, status="fulfilled")
    with told() as events:
        erase(her, only=["orders"])
    assert events == []

    second = order_for(anna, status="fulfilled")
    hook = model("webhook.Webhook").objects.create(app=app, target_url="https://erp.example", is_active=True)
    model("webhook.WebhookEvent").objects.create(webhook=hook, event_type="order_updated")
    with told() as events:
        erase(her, only=["orders"])
    assert events == [("order_updated", second.pk)]
    assert first.pk != second.pk
