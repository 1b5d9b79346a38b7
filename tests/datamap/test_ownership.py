"""Whose order is it: each row of the rule in the specification."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from saleor_gdpr_plugin.contracts import LeftOut
from saleor_gdpr_plugin.datamap import registry
from saleor_gdpr_plugin.datamap.ownership import orders_of, remembered
from saleor_gdpr_plugin.datamap.sources.checkouts import checkouts_of
from saleor_gdpr_plugin.host import database
from saleor_gdpr_plugin.subject import account_of, proven
from tests.cast import ANNA_HOME, model, person

GUEST = "guest@example.com"


@pytest.fixture(autouse=True)
def _primary() -> Any:
    with database.primary():
        yield


def test_mailbox__opens_orders_without_an_account_and_of_the_proven_account(
    anna: Any, order_for: Callable[..., Any]
) -> None:
    loose, own = order_for(email="Anna@Example.com "), order_for(anna)
    found = orders_of(proven(anna.pk, "anna@example.com"))
    assert [*found.own] == [own.pk, loose.pk]
    assert found.left_out == {}


def test_anonymized_by_another_app__is_nobodys_and_no_conflict(
    anna: Any, order_for: Callable[..., Any]
) -> None:
    mark = {"saleor-anonymized": "true"}
    gone = order_for(anna, email="x7@anonymous.example", metadata=mark)
    order_for(anna, email="x8@anonymous.example", metadata={"saleor-anonymized": "false"})
    # Whoever can write the mark cannot hide what still bears the address.
    marked = order_for(anna, metadata=mark)

    person = proven(anna.pk, "anna@example.com", joined_orders=frozenset({gone.pk}))

    assert [*orders_of(person).own] == [marked.pk]
    assert orders_of(person).left_out == {"foreign_address": 1}


def test_login__opens_orders_of_the_account_alone(anna: Any, order_for: Callable[..., Any]) -> None:
    order_for(email="anna@example.com")
    own = order_for(anna)
    found = orders_of(proven(anna.pk, None))
    assert [*found.own] == [own.pk]
    assert found.left_out == {"not_proven": 1}


@pytest.mark.parametrize(
    ("reason", "email", "billed"),
    [
        ("foreign_address", "mother@example.com", ANNA_HOME),
        ("foreign_name", "anna@example.com", ANNA_HOME | {"first_name": "Bert"}),
    ],
)
def test_own_account__foreign_address_or_name_is_a_conflict(
    anna: Any, order_for: Callable[..., Any], reason: str, email: str, billed: dict[str, str]
) -> None:
    order_for(anna, email=email, billing_address=model("account.Address").objects.create(**billed))
    found = orders_of(proven(anna.pk, "anna@example.com"))
    assert ([*found.own], found.left_out) == ([], {reason: 1})


@pytest.mark.parametrize(
    "billed",
    [
        ANNA_HOME | {"first_name": " ANNA", "last_name": "beispiel "},
        ANNA_HOME | {"first_name": "", "last_name": ""},
        None,
    ],
)
def test_own_account__another_spelling_of_the_name_is_none(
    anna: Any, order_for: Callable[..., Any], billed: dict[str, str] | None
) -> None:
    address = model("account.Address").objects.create(**billed) if billed else None
    order = order_for(anna, billing_address=address)
    assert [*orders_of(proven(anna.pk, None)).own] == [order.pk]


def test_other_account__with_this_address_is_a_conflict(
    anna: Any, eve: Any, order_for: Callable[..., Any]
) -> None:
    order_for(eve, email="anna@example.com")
    found = orders_of(proven(anna.pk, "anna@example.com"))
    assert ([*found.own], found.left_out) == ([], {"other_account": 1})


@pytest.mark.parametrize(
    "stranger",
    [
        "xguest@example.com",
        "guest@example.com.evil.example",
        "guest@example.co",
        "gu_st@example.com",
        "gu\u0435st@example.com",
    ],
)  # fmt: skip
def test_strangers__are_not_even_counted(order_for: Callable[..., Any], stranger: str) -> None:
    order_for(email=stranger)
    found = orders_of(proven(None, GUEST))
    assert ([*found.own], found.left_out) == ([], {})


def test_wildcards__in_an_address_are_letters(order_for: Callable[..., Any]) -> None:
    for email in ("a_b@example.com", "axb@example.com", "a%b@example.com"):
        order_for(email=email)
    assert len(orders_of(proven(None, "a_b@example.com")).own) == 1
    assert len(orders_of(proven(None, "a%b@example.com")).own) == 1


@pytest.mark.parametrize("stored", ["g@münchen.example", "g@xn--mnchen-3ya.example", "G@MÜNCHEN.example"])
def test_idna__both_spellings_are_found(order_for: Callable[..., Any], stored: str) -> None:
    order = order_for(email=stored)
    for typed in ("g@münchen.example", "g@XN--mnchen-3ya.example"):
        assert [*orders_of(proven(None, typed)).own] == [order.pk]


def test_nobody__has_no_orders(order_for: Callable[..., Any]) -> None:
    order_for(email="")
    assert [*orders_of(proven(None, None)).own] == []


def test_account__exact_spelling_first_and_never_two(db: None) -> None:
    first = person("double@example.com")
    assert account_of("Double@Example.com") == first
    second = person("Double@example.com")  # as an import may leave it
    assert account_of("double@example.com") == first
    model("account.User").objects.filter(pk=first.pk).update(email="DOUBLE@example.com")
    assert account_of("double@example.com") is None
    second.delete()
    assert account_of("double@example.com").pk == first.pk


def test_search__uses_the_index(db: None) -> None:
    from saleor_gdpr_plugin.subject import spelled_like

    rows = model("order.Order").objects.filter(spelled_like("user_email", GUEST)).values("pk").order_by()
    sql, params = rows.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_indexes WHERE indexname = 'order_email_search_gin'")
        if cursor.fetchone() is None:
            pytest.skip("this server has no pg_trgm")
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN {sql}", params)
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert "order_email_search_gin" in plan


def test_own_account__an_address_that_is_none_is_foreign(anna: Any, order_for: Callable[..., Any]) -> None:
    order_for(anna, email="by phone")
    assert orders_of(proven(anna.pk, "anna@example.com")).left_out == {"foreign_address": 1}
    silent = order_for(anna, email="")
    assert [*orders_of(proven(anna.pk, "anna@example.com")).own] == [silent.pk]


def test_remembered__carts_are_searched_once_however_many_sources_ask(anna: Any, channel: Any) -> None:
    # given
    carts = model("checkout.Checkout").objects
    mine = carts.create(user=anna, email=anna.email, channel=channel, currency="EUR")
    carts.create(email=anna.email, channel=channel, currency="EUR")
    subject, other = proven(anna.pk, None), proven(None, "anna@example.com")
    asking = [each for each in registry.sources() if each.slug in ("checkouts", "payments", "transactions")]
    searches = f'WHERE ("{carts.model._meta.db_table}"."user_id"'

    def asked() -> list[Any]:
        for each in asking:
            list(each.export(subject))
            each.left_out(subject)
        return [each.left_out(subject) for each in asking if each.slug == "checkouts"][0]

    # when
    with CaptureQueriesContext(connection) as forgetful:
        before = asked()
    with CaptureQueriesContext(connection) as mindful, remembered():
        after = asked()

    # then
    assert sum(searches in query["sql"] for query in forgetful.captured_queries) == 5
    assert sum(searches in query["sql"] for query in mindful.captured_queries) == 1
    assert before == after == [LeftOut("not_proven", 1)]
    with remembered():
        assert checkouts_of(subject)[0] == [mine.pk]
        assert len(checkouts_of(other)[0]) == 1
