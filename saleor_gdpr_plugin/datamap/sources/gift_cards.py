"""Gift cards that the person bought, got or used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ...contracts import Disposition, Field, LegalBasis, Record, Subject
from ...subject import same_address, spelled_like
from .. import exact, gift_card_erasing
from ..erasing import RowByRow
from ..masks import ANOTHER, last_four, others_masked
from ..ownership import addresses_of, orders_of
from ..rows import IsOneOf
from ..table import Nested, is_present
from .common import METADATA, PRIVATE_METADATA, actor, money, plain

CONTRACT, LAW = LegalBasis.CONTRACT, LegalBasis.LEGAL_OBLIGATION

EVENT = (
    Field("id", "pk", CONTRACT),
    Field("at", "date", CONTRACT),
    *plain(CONTRACT, "type", "parameters"),
    actor(),
    Field("order", "order__number", CONTRACT),
)
TAG = (*plain(CONTRACT, "name"),)
ROLES = ("created_by", "used_by", "assigned_to")
"""Who bought, who used, and (3.23) to whom it was given; each an account, an address, or both."""


class GiftCardData(RowByRow):
    """Gift cards by account or proven address.

    A card that others have a part in shows neither their address nor its code, which is worth money to whoever
    holds it.
    """

    slug = "gift_cards"
    label = _("Gift cards")
    retention = "gift_cards"
    model = "giftcard.GiftCard"
    becomes = Disposition.ANONYMISE
    signs = ("is_active", "current_balance_amount", "created_by_id", "used_by_id", "used_by_email")
    order = ("-created_at", "-pk")
    entries = (
        Field("id", "pk", CONTRACT),
        Field("code", "code", CONTRACT),
        *plain(CONTRACT, "is_active", "created_at", "last_used_on", "expiry_date"),
        money("initial_balance"),
        money("current_balance"),
        *(Field(f"{role}_id", f"{role}_id", CONTRACT, covers=(role,)) for role in ROLES),
        *(Field(f"{role}_email", f"{role}_email", CONTRACT, provided=True) for role in ROLES),
        Field("product", "product__name", CONTRACT),
        METADATA,
        PRIVATE_METADATA,
        Nested("events", "giftcard.GiftCardEvent", EVENT, CONTRACT, on="gift_card_id", order=("date", "pk")),
        Nested("tags", "giftcard.GiftCardTag", TAG, CONTRACT, on="gift_cards", covers=("tags",)),
    )

    def rows(self, subject: Subject) -> Any:
        found = addresses_of(subject)
        roles = [role for role in ROLES if is_present(self.model, Field(role, role, CONTRACT))]
        if not (subject.accounts or found):
            return None
        # Bought or used in an own order, whoever's account or address the card bears.
        bought = self.objects().filter(IsOneOf("events__order_id", orders_of(subject).own))
        of_orders = set(bought.values_list("pk", flat=True))
        reach = Q(pk__in=of_orders)
        for role in roles:
            reach |= Q(**{f"{role}_id__in": subject.accounts})
            for address in sorted(subject.mailboxes):
                reach |= spelled_like(f"{role}_email", address)
        own = [
            card.pk
            for card in self.objects().filter(reach).order_by("pk")
            if card.pk in of_orders or _is_theirs(card, roles, subject)
        ]
        return self.objects().filter(pk__in=own)

    def export(self, subject: Subject, *, newest: int | None = None, skip: int = 0) -> Iterator[Record]:
        for record in super().export(subject, newest=newest, skip=skip):
            yield _masked(record, subject)

    def blocked(self, subject: Subject, rows: Any) -> Mapping[Any, str]:
        return gift_card_erasing.with_balance(subject, rows)

    def remove(self, subject: Subject, rows: list[Any], *, now: datetime) -> None:
        gift_card_erasing.erase(subject, rows)


def _is_theirs(card: Any, roles: list[str], subject: Subject) -> bool:
    """By account; by address only where no account of somebody else's stands beside it."""
    for role in roles:
        account, address = getattr(card, f"{role}_id"), same_address(getattr(card, f"{role}_email") or "")
        if account in subject.accounts or (account is None and address in subject.mailboxes):
            return True
    return False


def _masked(record: Record, subject: Subject) -> Record:
    # Numbers in metadata stay as they were written.
    data = exact.loads(record.json)
    mine, shared = addresses_of(subject), False
    for role in ROLES:
        number, email = data.get(f"{role}_id"), data.get(f"{role}_email")
        account = None if number is None else int(str(number))
        of_others = (account is not None and account not in subject.accounts) or (
            email and same_address(email) not in mine and account not in subject.accounts
        )
        if of_others:
            data[f"{role}_id"], data[f"{role}_email"], shared = None, ANOTHER, True
    if shared:
        data["code"] = last_four(data["code"])
    data["events"] = others_masked(data.get("events") or [], mine)
    return Record(exact.dumps(data))
