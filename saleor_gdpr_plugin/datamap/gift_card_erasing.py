"""A gift card is worth money to whoever holds it: it stays, without the person.

Of a card that others have a part in only the person's own part goes. One that was given to the erased account alone is
switched off for good (Saleor fact: nobody else could ever prove that it is theirs).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from ..contracts import Subject
from ..host import deleting, models
from ..subject import same_address
from .ownership import addresses_of

BALANCE = "gift_card_balance"
"""Money that the person would lose: it has to be spent, paid out or given up first."""
ROLES = ("created_by", "used_by", "assigned_to")
HOLDERS = ("used_by", "assigned_to")
BUSINESS = ("balance", "expiry_date", "old_expiry_date", "currency")
"""What stays of the history of a card that was the person's alone: amounts and days."""


def with_balance(subject: Subject, rows: Any) -> dict[Any, str]:
    """Cards with money on them that nobody else holds."""
    today = datetime.now(UTC).date()
    worth = rows.filter(is_active=True, current_balance_amount__gt=0)
    return {
        card.pk: BALANCE
        for card in worth
        if (card.expiry_date is None or card.expiry_date >= today)
        and any(_is_mine(card, role, subject) for role in _roles(card))
        and not any(_is_others(card, role, subject) for role in _roles(card) if role in HOLDERS)
    }


def erase(subject: Subject, cards: list[Any]) -> None:
    """Take the person out of locked cards, out of their history, and out of what search finds them by."""
    # Before the addresses: Saleor's own function writes down that a card was switched off.
    deleting.detach_gift_cards(subject.accounts)
    shared = {card.pk for card in cards if any(_is_others(card, role, subject) for role in _roles(card))}
    columns = {"search_vector", "search_index_dirty"}
    for card in cards:
        for role in _roles(card):
            if _is_mine(card, role, subject):
                setattr(card, f"{role}_id", None)
                setattr(card, f"{role}_email", None)
            columns |= {role, f"{role}_email"}
        card.search_vector, card.search_index_dirty = None, True
        if card.pk not in shared:
            card.metadata, card.private_metadata = {}, {}
    type(cards[0]).objects.bulk_update(cards, sorted(columns | {"metadata", "private_metadata"}))
    _history(cards, shared, addresses_of(subject), subject)
    _tags([card.pk for card in cards if card.pk not in shared])


def _roles(card: Any) -> list[str]:
    return [role for role in ROLES if hasattr(card, f"{role}_email")]


def _is_mine(card: Any, role: str, subject: Subject) -> bool:
    account, email = getattr(card, f"{role}_id"), same_address(getattr(card, f"{role}_email") or "")
    return account in subject.accounts or (account is None and email in addresses_of(subject))


def _is_others(card: Any, role: str, subject: Subject) -> bool:
    said = getattr(card, f"{role}_id") or getattr(card, f"{role}_email")
    return bool(said) and not _is_mine(card, role, subject)


def _history(cards: Iterable[Any], shared: set[Any], mine: frozenset[str], subject: Subject) -> None:
    events = models.named("giftcard.GiftCardEvent")
    assert events is not None
    rows = list(events.objects.filter(gift_card__in=[card.pk for card in cards]).order_by("pk"))
    for row in rows:
        kept = row.parameters or {}
        if row.gift_card_id in shared:
            row.parameters = {
                key: value for key, value in kept.items() if same_address(str(value)) not in mine
            }
        else:
            row.parameters = {key: value for key, value in kept.items() if key in BUSINESS}
        if row.user_id in subject.accounts:
            row.user_id = None
    if rows:
        events.objects.bulk_update(rows, ["parameters", "user"])


def _tags(cards: list[Any]) -> None:
    """Words of staff on a card that was the person's alone; what no other card bears goes, as Saleor has it."""
    model = models.named("giftcard.GiftCard")
    assert model is not None
    through = model.tags.through
    rows = through.objects.filter(giftcard_id__in=cards)
    ids = set(rows.values_list("giftcardtag_id", flat=True))
    rows.delete()
    tags = models.named("giftcard.GiftCardTag")
    assert tags is not None
    tags.objects.filter(pk__in=ids).exclude(pk__in=through.objects.values("giftcardtag_id")).delete()
