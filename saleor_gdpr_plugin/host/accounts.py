"""Accounts: what a customer may change there, written as Saleor writes it, without new copies of the old data.

Saleor's own mutations for staff would write events that repeat names (`NAME_ASSIGNED`), so these rows are written
by the ORM; index, times and events of the change are Saleor's.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.crypto import get_random_string

from . import addresses, events, models

BOOK = "account.User_addresses"
DEFAULTS = ("default_billing_address", "default_shipping_address")


def locked(user_id: int) -> Any | None:
    """The account, locked until the transaction ends; None where it is gone."""
    return models.user().objects.select_for_update(of=("self",)).filter(pk=user_id).first()


def languages() -> dict[str, str]:
    """Language codes an account can have, by their lower-case form, in the spelling Saleor stores."""
    return {code.lower(): code for code, _name in settings.LANGUAGES}


def longest(field: str) -> int:
    """Characters a text field of an account may have."""
    length: int = models.user()._meta.get_field(field).max_length
    return length


def book(user: Any) -> list[Any]:
    """The addresses of the account, oldest first; the defaults count even where they are not in the book."""
    rows = {row.pk: row for row in user.addresses.order_by("pk")}
    missing = {getattr(user, f"{name}_id") for name in DEFAULTS} - set(rows) - {None}
    for row in models.address().objects.filter(pk__in=missing):
        rows[row.pk] = row
    return [rows[pk] for pk in sorted(rows)]


def is_full(user: Any) -> bool:
    """Whether one more address would make Saleor delete the oldest (`MAX_USER_ADDRESSES`)."""
    return bool(user.addresses.count() >= getattr(settings, "MAX_USER_ADDRESSES", 100))


def write(user: Any, values: Mapping[str, Any]) -> None:
    """Set fields of a locked account: names, `language_code`, public `metadata` keys, `default_*_address` rows.

    Index, `updated_at` and events as `accountUpdate` has them. What only metadata changes tells `customer_updated`
    as well where the shop wants it so (a setting since 3.22; before, always).
    """
    fields = {name: value for name, value in values.items() if name != "metadata"}
    for name, value in fields.items():
        setattr(user, name, value)
    columns = {*fields, "updated_at"}
    if "metadata" in values:
        user.metadata = {**(user.metadata or {}), **values["metadata"]}
        columns.add("metadata")
    if fields:
        columns |= _reindexed(user)
    user.save(update_fields=sorted(columns))
    for name in DEFAULTS:
        if fields.get(name) is not None:
            user.addresses.add(fields[name])
    if {"first_name", "last_name"} & set(fields):
        _gift_cards(user)
    if fields or _tells_all_of_metadata():
        events.tell("customer_updated", user)
    if "metadata" in values:
        events.tell("customer_metadata_updated", user)


def change_address(user: Any, address_id: int, values: Mapping[str, str]) -> int | None:
    """Change an entry of a locked account's address book; the id of the row that is the entry now.

    None where the entry is gone. Shared with an order or another account, the entry becomes a row of its own; the
    others keep what they had.
    """
    row = addresses.locked(address_id)
    if row is None or address_id not in {each.pk for each in book(user)}:
        return None
    key = str(user.pk)
    mine = {addresses.Place("account.User", f"{name}_id", key) for name in DEFAULTS}
    row, is_new = addresses.changed(
        row, values, mine=frozenset(mine | {addresses.Place(BOOK, "address_id", key)})
    )
    columns = {"updated_at"}
    if is_new:
        user.addresses.remove(address_id)
        user.addresses.add(row)
        for name in DEFAULTS:
            if getattr(user, f"{name}_id") == address_id:
                setattr(user, name, row)
                columns.add(name)
    user.save(update_fields=sorted(columns | _reindexed(user)))
    if is_new:
        events.tell("customer_updated", user)
    events.tell("address_created" if is_new else "address_updated", row)
    pk: int = row.pk
    return pk


def add_address(user: Any, values: Mapping[str, str], *, default: str) -> int:
    """Add an entry to a locked account's address book and make it the default; its id."""
    row = addresses.created(values)
    user.addresses.add(row)
    write(user, {default: row})
    events.tell("address_created", row)
    pk: int = row.pk
    return pk


def empty_book(user_ids: Collection[int], address_ids: Collection[int]) -> None:
    """Take addresses out of the books of accounts, and away as defaults; the rows stay."""
    through = models.user().addresses.through
    through.objects.filter(user_id__in=user_ids, address_id__in=address_ids).delete()
    for name in DEFAULTS:
        rows = models.user().objects.filter(pk__in=user_ids, **{f"{name}_id__in": address_ids})
        rows.update(**{name: None})


def change_email(user: Any, email: str) -> None:
    """Give a locked account another address, and end all its sessions (`tokensDeactivateAll`).

    Stored in lower case as Saleor does; what was mailed to the new address stays unmatched, unlike in
    `confirmEmailChange`: guest orders and gift cards of whoever had it are not this account's. Raises IntegrityError
    where another account has it.
    """
    user.email = email.lower()
    user.jwt_token_key = get_random_string(length=12)
    columns = {"email", "jwt_token_key", "updated_at"} | _reindexed(user)
    user.save(update_fields=sorted(columns))
    _gift_cards(user)
    events.tell("customer_updated", user)
    events.tell("account_email_changed", user)


def freeze(user_id: int) -> None:
    """Nobody logs in to this account any more, and every session of it ends at once (`is_active`, `jwt_token_key`).

    No event tells of it: what follows does.
    """
    values = {"is_active": False, "jwt_token_key": get_random_string(length=12), "updated_at": timezone.now()}
    models.user().objects.filter(pk=user_id).update(**values)


def _reindexed(user: Any) -> set[str]:
    """Set what search finds the account by; the columns to save (a vector since 3.23, a text before).

    The text column that 3.23 no longer reads still repeats old data on upgraded shops: it is blanked.
    """
    # Looked up by Saleor through the relation, which may be read already.
    getattr(user, "_prefetched_objects_cache", {}).clear()
    try:
        from saleor.account.search import update_user_search_vector
    except ImportError:
        from saleor.account.search import prepare_user_search_document_value

        user.search_document = prepare_user_search_document_value(user) or ""
        return {"search_document"}
    update_user_search_vector(user, save=False)
    user.search_document = ""
    return {"search_vector", "search_document"}


def _gift_cards(user: Any) -> None:
    """Gift cards are found by the names of who bought or used them: their index is made anew by Saleor."""
    from saleor.giftcard.search import mark_gift_cards_search_index_as_dirty
    from saleor.giftcard.utils import get_user_gift_cards

    found: Iterable[Any] | None = get_user_gift_cards(user)
    if found:
        mark_gift_cards_search_index_as_dirty(found)


def _tells_all_of_metadata() -> bool:
    from django.contrib.sites.models import Site

    found = getattr(Site.objects.get_current().settings, "use_legacy_update_webhook_emission", None)
    return True if found is None else bool(found)
