"""Staff finds the person, by whatever is known of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import graphene
import pytest
from django.db import connection

from tests.cast import ANNA_HOME, model, permit, person
from tests.desk import Desk


def found(desk: Desk, search: str, user: Any) -> list[str]:
    answer = desk.ask("SubjectSearch", user=user, search=search)
    assert answer.errors == []
    return [each["email"] for each in answer.data["gdprSubjectSearch"]]


@pytest.fixture
def shop(anna: Any, eve: Any, order_for: Callable[..., Any]) -> dict[str, Any]:
    """Anna with an order, Eve, and a guest called Gustav Gast."""
    anna.external_reference = "CRM-77"
    anna.save(update_fields=["external_reference"])
    billed = model("account.Address").objects.create(
        **ANNA_HOME | {"first_name": "Gustav", "last_name": "Gast", "phone": "+493012345678"}
    )
    guest = order_for(
        email="Gustav@Example.org", billing_address=billed, shipping_address=None, external_reference="ERP-9"
    )
    return {"order": order_for(anna), "guest": guest}


@pytest.mark.parametrize(
    ("search", "who"),
    [
        ("Anna", ["anna@example.com"]),
        ("beispiel ann", ["anna@example.com"]),
        ("ANNA@example.com ", ["anna@example.com"]),
        ("CRM-77", ["anna@example.com"]),
        ("0221 / 123456-78", ["anna@example.com"]),
        ("+49 221 12345678", ["anna@example.com"]),
        ("gustav gast", ["Gustav@Example.org"]),
        ("gustav@example.org", ["Gustav@Example.org"]),
        ("030 12345678", ["Gustav@Example.org"]),
        ("ERP-9", ["Gustav@Example.org"]),
        ("example.com", ["anna@example.com", "eve@example.com"]),
        ("nobody at all", []),
        ("100%", []),
    ],
)
def test_search__finds_by(desk: Desk, staff: Any, shop: dict[str, Any], search: str, who: list[str]) -> None:
    assert [email for email in found(desk, search, staff) if email != staff.email] == who


def test_numbers__of_order_and_customer(desk: Desk, anna: Any, staff: Any, shop: dict[str, Any]) -> None:
    number = shop["order"].number
    answer = desk.ask("SubjectSearch", user=staff, search=f"#{number}")
    (anna_found,) = answer.data["gdprSubjectSearch"]
    assert anna_found["orders"] == [
        {"order": graphene.Node.to_global_id("Order", shop["order"].pk), "number": str(number)}
    ]
    assert found(desk, graphene.Node.to_global_id("User", anna.pk), staff) == ["anna@example.com"]
    assert "anna@example.com" in found(desk, str(anna.pk), staff)


def test_orders__count_only_with_the_permission_and_the_channel(
    desk: Desk, other_channel: Any, shop: dict[str, Any]
) -> None:
    plain, polish = person("plain@example.net", is_staff=True), person("polish@example.net", is_staff=True)
    permit(plain, "manage_users")
    permit(polish, "manage_users", "manage_orders", channels=(other_channel,), every_channel=False)
    for colleague in (plain, polish):
        assert found(desk, "gustav gast", colleague) == []
        assert found(desk, "ERP-9", colleague) == []
        assert found(desk, "anna", colleague) == ["anna@example.com"]


def test_staff__is_found_only_with_manage_staff(desk: Desk, staff: Any) -> None:
    person("boss@example.com", is_staff=True, first_name="Berta")
    assert found(desk, "berta", staff) == []
    chief = person("chief@example.com", is_staff=True)
    permit(chief, "manage_users", "manage_staff")
    assert found(desk, "berta", chief) == ["boss@example.com"]


@pytest.mark.parametrize("search", ["", "  ", "ab", "\ud800", "9" * 5000])
def test_nothing_to_search_for__says_so(desk: Desk, staff: Any, search: str) -> None:
    assert desk.ask("SubjectSearch", user=staff, search=search).errors != []


def test_inactive__finds_nobody(desk: Desk, plugin: Any, staff: Any, shop: dict[str, Any]) -> None:
    plugin(active=False)
    assert found(desk, "anna", staff) == []


def test_search__reads_no_table_from_end_to_end(desk: Desk, staff: Any, shop: dict[str, Any]) -> None:
    from django.test.utils import CaptureQueriesContext

    from saleor_gdpr_plugin.host import auth, database
    from saleor_gdpr_plugin.subject_search import search

    who = auth.Requestor(user=staff, app=None)
    plans = []
    with database.primary(), connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_indexes WHERE indexname = 'order_email_search_gin'")
        if cursor.fetchone() is None:
            pytest.skip("this server has no pg_trgm")
        for typed in ("anna beispiel", "anna@example.com", "0221 12345678", "4711", "CRM-77"):
            with CaptureQueriesContext(connection) as caught:
                search(typed, who)
            cursor.execute("SET enable_seqscan = off")
            for query in caught.captured_queries:
                if "SELECT" in query["sql"] and any(
                    f'FROM "{table}"' in query["sql"]
                    for table in ("account_user", "order_order", "account_address")
                ):
                    cursor.execute(f"EXPLAIN {query['sql']}")
                    plans += [(query["sql"], line) for (line,) in cursor.fetchall() if "Seq Scan on" in line]
            cursor.execute("RESET enable_seqscan")
    big = ("account_user ", "order_order ", "account_address ")
    assert [each for each in plans if any(f"on {table}" in each[1] for table in big)] == []


@pytest.mark.parametrize("search", ["gustav gast", "030 12345678"])
def test_search__of_who_was_erased_finds_nothing(
    desk: Desk, staff: Any, shop: dict[str, Any], search: str
) -> None:
    assert found(desk, search, staff) == ["Gustav@Example.org"]

    model("order.Order").objects.filter(pk=shop["guest"].pk).update(user_email="kept-1f@anonymized.invalid")

    assert found(desk, search, staff) == []
    # An invoice is looked up by its number.
    assert found(desk, f"#{shop['guest'].number}", staff) == ["kept-1f@anonymized.invalid"]
