"""`host.accounts`: a customer's own data, written as Saleor writes it."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from saleor_gdpr_plugin.host import accounts, addresses, database, models
from tests.cast import ANNA_HOME, ANNA_WORK, knows, model

from .effects import told


@pytest.fixture(autouse=True)
def _primary(transactional_db: None) -> Any:
    with database.primary():
        yield


def found_by(word: str) -> list[str]:
    """E-mail addresses of the customers that Saleor's search finds."""
    from saleor.account import search

    rows = models.user().objects.order_by("email")
    if hasattr(search, "search_users"):
        return list(search.search_users(rows, word).values_list("email", flat=True))
    from saleor.core.search import prefix_search

    return list(prefix_search(rows, word).values_list("email", flat=True))


def test_locked__is_the_account_or_nothing(anna: Any) -> None:
    with transaction.atomic():
        assert accounts.locked(anna.pk) == anna
        assert accounts.locked(-1) is None


def test_languages__by_their_lower_case_form(db: None) -> None:
    assert (accounts.languages()["de"], accounts.languages()["pt-br"]) == ("de", "pt-br")


def test_longest__is_what_the_column_takes(db: None) -> None:
    assert (accounts.longest("first_name"), accounts.longest("last_name")) == (256, 256)


def test_book__holds_defaults_that_are_not_in_it(anna: Any) -> None:
    anna.addresses.remove(anna.default_billing_address)

    found = accounts.book(models.user().objects.get(pk=anna.pk))

    assert [addresses.plain(row) for row in found] == [ANNA_HOME, ANNA_WORK]


def test_is_full__only_at_the_limit_of_the_shop(anna: Any, settings: Any) -> None:
    assert accounts.is_full(anna) is False
    settings.MAX_USER_ADDRESSES = 2
    assert accounts.is_full(anna) is True


def test_write__names_and_language_once(anna: Any) -> None:
    with told() as events, transaction.atomic():
        user = accounts.locked(anna.pk)
        accounts.write(user, {"first_name": "Anne"})
        accounts.write(user, {"last_name": "Muster", "language_code": "fr"})
        assert events == []

    kept = models.user().objects.get(pk=anna.pk)
    assert (kept.first_name, kept.last_name, kept.language_code) == ("Anne", "Muster", "fr")
    assert kept.updated_at > anna.updated_at
    assert kept.email == "anna@example.com"
    assert events == [("customer_updated", anna.pk)]
    assert models.customer_event().objects.count() == 0


@pytest.mark.real
def test_write__search_finds_the_new_name_and_not_the_old(anna: Any) -> None:
    with transaction.atomic():
        accounts.write(accounts.locked(anna.pk), {"last_name": "Zwischenfall"})
    assert found_by("Zwischenfall") == ["anna@example.com"]

    with transaction.atomic():
        for row in models.user().objects.get(pk=anna.pk).addresses.all():
            accounts.change_address(accounts.locked(anna.pk), row.pk, {"last_name": "Muster"})
        accounts.write(accounts.locked(anna.pk), {"last_name": "Muster"})

    assert found_by("Muster") == ["anna@example.com"]
    assert (found_by("Zwischenfall"), found_by("Lindenstraße")) == ([], ["anna@example.com"])


def test_write__metadata_key_beside_the_others(anna: Any) -> None:
    models.user().objects.filter(pk=anna.pk).update(metadata={"club": "gold", "born": "1.1.1980"})
    all_told = not knows("site.SiteSettings", "use_legacy_update_webhook_emission")
    if not all_told:
        model("site.SiteSettings").objects.update(use_legacy_update_webhook_emission=False)
        model("sites.Site").objects.clear_cache()
    with told() as events, transaction.atomic():
        accounts.write(accounts.locked(anna.pk), {"metadata": {"born": "2.1.1980"}})

    assert models.user().objects.get(pk=anna.pk).metadata == {"club": "gold", "born": "2.1.1980"}
    expected = [("customer_updated", anna.pk)] if all_told else []
    assert events == [*expected, ("customer_metadata_updated", anna.pk)]


def test_write__default_address(anna: Any) -> None:
    with told() as events, transaction.atomic():
        accounts.write(accounts.locked(anna.pk), {"default_shipping_address": anna.default_billing_address})

    kept = models.user().objects.get(pk=anna.pk)
    assert kept.default_shipping_address_id == anna.default_billing_address_id
    assert events == [("customer_updated", anna.pk)]


def test_change_address__an_entry_of_ones_own_stays_the_row_it_is(anna: Any) -> None:
    home = anna.default_shipping_address_id
    with told() as events, transaction.atomic():
        assert accounts.change_address(accounts.locked(anna.pk), home, {"city": "Bonn"}) == home

    assert models.address().objects.get(pk=home).city == "Bonn"
    assert models.user().objects.get(pk=anna.pk).updated_at > anna.updated_at
    assert events == [("address_updated", home)]


def test_change_address__an_entry_that_orders_share_becomes_a_row_of_its_own(
    anna: Any, order_for: Any
) -> None:
    home = anna.default_shipping_address
    orders = [order_for(anna, shipping_address=home, billing_address=home) for _ in range(5)]
    with told() as events, transaction.atomic():
        new = accounts.change_address(accounts.locked(anna.pk), home.pk, {"city": "Bonn"})

    kept = models.user().objects.get(pk=anna.pk)
    assert new not in (None, home.pk)
    assert kept.default_shipping_address_id == new
    assert set(kept.addresses.values_list("pk", flat=True)) == {new, anna.default_billing_address_id}
    assert addresses.plain(models.address().objects.get(pk=home.pk)) == ANNA_HOME
    assert set(
        models.order()
        .objects.filter(pk__in=[order.pk for order in orders])
        .values_list("shipping_address_id", "billing_address_id")
    ) == {(home.pk, home.pk)}
    assert events == [("customer_updated", anna.pk), ("address_created", new)]


def test_change_address__of_somebody_else_changes_nothing(anna: Any, eve: Any) -> None:
    with told() as events, transaction.atomic():
        eves = accounts.locked(eve.pk)
        assert accounts.change_address(eves, anna.default_shipping_address_id, {"city": "Bonn"}) is None
        assert accounts.change_address(eves, -1, {"city": "Bonn"}) is None

    assert addresses.plain(models.address().objects.get(pk=anna.default_shipping_address_id)) == ANNA_HOME
    assert events == []


def test_add_address__becomes_the_default(anna: Any) -> None:
    with told() as events, transaction.atomic():
        new = accounts.add_address(
            accounts.locked(anna.pk), ANNA_HOME | {"city": "Bonn"}, default="default_shipping_address"
        )

    kept = models.user().objects.get(pk=anna.pk)
    assert kept.default_shipping_address_id == new
    assert kept.addresses.count() == 3
    assert events == [("customer_updated", anna.pk), ("address_created", new)]


def test_change_email__ends_sessions_and_matches_nothing(anna: Any, order_for: Any) -> None:
    theirs = order_for(email="new@example.org")
    card = model("giftcard.GiftCard").objects.create(
        code="CARD-1", currency="EUR", used_by_email="new@example.org", initial_balance_amount=1,
        current_balance_amount=1,
    )  # fmt: skip
    with told() as events, transaction.atomic():
        accounts.change_email(accounts.locked(anna.pk), "New@Example.org")

    kept = models.user().objects.get(pk=anna.pk)
    assert kept.email == "new@example.org"
    assert kept.jwt_token_key != anna.jwt_token_key
    assert kept.updated_at > anna.updated_at
    assert models.order().objects.get(pk=theirs.pk).user_id is None
    assert model("giftcard.GiftCard").objects.get(pk=card.pk).used_by_id is None
    assert events == [("customer_updated", anna.pk), ("account_email_changed", anna.pk)]
    assert models.customer_event().objects.count() == 0


def test_change_email__of_another_account_is_refused_by_the_database(anna: Any, eve: Any) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        accounts.change_email(accounts.locked(anna.pk), "eve@example.com")

    assert models.user().objects.get(pk=anna.pk).email == "anna@example.com"


@pytest.mark.real
def test_change_email__search_finds_the_new_and_not_the_old(anna: Any) -> None:
    with transaction.atomic():
        accounts.change_email(accounts.locked(anna.pk), "other@elsewhere.example")

    assert found_by("other@elsewhere.example") == ["other@elsewhere.example"]
    assert found_by("anna@example.com") == []


def test_empty_book__of_these_accounts_and_addresses_alone(anna: Any, eve: Any) -> None:
    home, work = anna.default_shipping_address, anna.default_billing_address
    eve.addresses.add(home)

    accounts.empty_book([anna.pk], [home.pk])

    kept = models.user().objects.get(pk=anna.pk)
    assert (kept.default_shipping_address_id, kept.default_billing_address_id) == (None, work.pk)
    assert list(kept.addresses.values_list("pk", flat=True)) == [work.pk]
    assert list(eve.addresses.values_list("pk", flat=True)) == [home.pk]
    assert addresses.plain(models.address().objects.get(pk=home.pk)) == ANNA_HOME


def test_freeze__ends_every_session(anna: Any, eve: Any) -> None:
    key = models.user().objects.get(pk=anna.pk).jwt_token_key

    accounts.freeze(anna.pk)

    frozen = models.user().objects.get(pk=anna.pk)
    assert (frozen.is_active, frozen.jwt_token_key == key, frozen.email) == (False, False, anna.email)
    assert models.user().objects.get(pk=eve.pk).is_active is True


@pytest.mark.real
def test_freeze__a_token_from_before_opens_nothing(anna: Any, graphql: Any) -> None:
    from saleor.core.jwt import create_access_token

    token = create_access_token(anna)
    accounts.freeze(anna.pk)
    assert graphql("{ me { email } }", app=token).data.get("me") is None
