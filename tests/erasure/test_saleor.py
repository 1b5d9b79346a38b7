"""Saleor's own doors after an erasure: its search finds nothing of the person, and whoever registers the same address
gets none of the old orders."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.apps import apps

from saleor_gdpr_plugin.subject import proven
from tests.cast import Answer, model, permit, person

from .carrying import Keeps, erase

pytestmark = pytest.mark.real
WORDS = ("anna@example.com", "Beispiel", "+4922112345678", "Lindenstraße")
"""By what staff would look for her: address, name, telephone, street."""
SEARCHES = {
    "orders": "query($text: String!) { orders(first: 5, filter: {search: $text}) { edges { node { id } } } }",
    "customers": "query($text: String!) { customers(first: 5, filter: {search: $text}) { edges { node { id } } } }",
    "giftCards": "query($text: String!) { giftCards(first: 5, search: $text) { edges { node { id } } } }",
}
MINE = "{ me { email orders(first: 5) { edges { node { number } } } } }"


@pytest.fixture
def clerk(db: None) -> Any:
    """Staff who sees everything that Saleor can search."""
    user = person("clerk@example.com", is_staff=True)
    permit(user, "manage_users", "manage_orders", "manage_gift_card")
    return user


@pytest.fixture
def found(graphql: Callable[..., Answer], clerk: Any) -> Callable[[str], dict[str, int]]:
    """How much each of Saleor's searches finds by a word."""

    def ask(text: str) -> dict[str, int]:
        counts = {}
        for name, query in SEARCHES.items():
            answer = graphql(query, {"text": text}, user=clerk)
            assert answer.errors == []
            counts[name] = len(answer.data[name]["edges"])
        return counts

    return ask


@pytest.fixture
def bought(anna: Any, order_for: Any) -> Any:
    """An order of hers, with a note that names her, and a gift card that she used up."""
    order = order_for(anna, status="fulfilled", customer_note="For Anna Beispiel")
    model("giftcard.GiftCard").objects.create(
        code="GIFT-1234", currency="EUR", initial_balance_amount=10, current_balance_amount=0,
        used_by=anna, used_by_email=anna.email, created_by_email=anna.email,
    )  # fmt: skip
    index()
    return order


def index() -> None:
    """Let Saleor write its search columns anew, as its own changes and its task do."""
    from saleor.account import search as accounts
    from saleor.giftcard.search import update_gift_cards_search_vector
    from saleor.order.search import update_order_search_vector

    for order in apps.get_model("order.Order").objects.all():
        update_order_search_vector(order)
    update_gift_cards_search_vector(list(model("giftcard.GiftCard").objects.all()))
    for user in model("account.User").objects.all():
        if hasattr(accounts, "update_user_search_vector"):
            accounts.update_user_search_vector(user)
        else:
            user.search_document = accounts.prepare_user_search_document_value(user)
            user.save(update_fields=["search_document"])


@pytest.mark.parametrize(
    "keeping",
    [Keeps(), Keeps({"orders": date(2036, 12, 31), "invoices": date(2036, 12, 31)})],
    ids=["anonymous", "kept"],
)
def test_search__finds_nothing_of_her(
    anna: Any, bought: Any, found: Callable[[str], dict[str, int]], keeping: Keeps
) -> None:
    before = {word: found(word) for word in WORDS}
    assert before[WORDS[0]] == {"orders": 1, "customers": 1, "giftCards": 1}
    # 3.20 and 3.21 find no order by its street.
    assert all(each["orders"] == 1 for word, each in before.items() if word != "Lindenstraße"), before
    assert all(each["customers"] == 1 for each in before.values()), before

    erase(proven(anna.pk, anna.email), keeping)

    nothing = dict.fromkeys(SEARCHES, 0)
    assert {word: found(word) for word in WORDS} == dict.fromkeys(WORDS, nothing)
    # The order itself is there, by its number.
    assert found(str(bought.number))["orders"] == 1
    # Nor when Saleor writes its search columns anew; by the name on a kept invoice alone.
    index()
    again = {word: found(word) for word in WORDS}
    invoiced = {"Beispiel", "Lindenstraße"} if keeping.days else set()
    assert again == {
        word: nothing | {"orders": before[word]["orders"] if word in invoiced else 0} for word in WORDS
    }


def test_search__still_finds_her_namesake(
    anna: Any, bought: Any, order_for: Any, found: Callable[[str], dict[str, int]]
) -> None:
    order_for(email="other@example.com", status="fulfilled")
    index()
    assert found("+4922112345678")["orders"] == 2

    erase(proven(anna.pk, anna.email))

    assert found("+4922112345678")["orders"] == 1
    assert found("other@example.com")["orders"] == 1


@pytest.mark.parametrize(
    "keeping", [Keeps(), Keeps({"orders": date(2036, 12, 31)})], ids=["anonymous", "kept"]
)
def test_registering_again__gets_none_of_the_old_orders(
    anna: Any, bought: Any, order_for: Any, graphql: Callable[..., Answer], keeping: Keeps
) -> None:
    from saleor.order.utils import match_orders_with_new_user

    order_for(email="anna@example.com", status="fulfilled")
    order_for(email="Anna@Example.com", status="fulfilled")
    erase(proven(anna.pk, anna.email), keeping)

    again = person("anna@example.com", first_name="Anna")
    match_orders_with_new_user(again)

    mine = graphql(MINE, user=again).data["me"]
    assert mine == {"email": "anna@example.com", "orders": {"edges": []}}
    later = order_for(email="anna@example.com", status="fulfilled", billing_address=None)
    match_orders_with_new_user(again)
    (edge,) = graphql(MINE, user=again).data["me"]["orders"]["edges"]
    assert edge["node"]["number"] == str(later.number)
