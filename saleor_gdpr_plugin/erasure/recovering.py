"""Who a line of the journal is about: numbers of rows are looked up, digests compared with every address there is.

One pass over the addresses for all lines, however many: an address has no index by its digest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from .. import keys
from ..aliases import Alias
from ..consent.models import ConsentSubject
from ..datamap.rows import IsOneOf
from ..host import models
from ..requests.models import Request
from ..restriction.models import Restriction
from ..subject import same_address
from . import person
from .models import LegalHold

SALEOR = (
    ("account.User", "email"),
    ("order.Order", "user_email"),
    ("checkout.Checkout", "email"),
    ("giftcard.GiftCard", "created_by_email"),
    ("giftcard.GiftCard", "used_by_email"),
    ("giftcard.GiftCard", "assigned_to_email"),
    ("discount.VoucherCustomer", "customer_email"),
    ("payment.Payment", "billing_email"),
)
"""Every column of Saleor that holds a customer's address by itself."""
OURS = (Request, ConsentSubject, Alias, Restriction, LegalHold)
"""Tables of ours with a normalised address."""
BATCH = 2000


@dataclass(frozen=True, slots=True)
class Found:
    """What is there again of a person: numbers of rows and addresses, as far as a line names them."""

    accounts: frozenset[int]
    account: int | None
    mailboxes: frozenset[str]
    addresses: frozenset[str]
    former: tuple[tuple[str, datetime], ...]
    orders: frozenset[UUID]

    @property
    def nothing(self) -> bool:
        """Whether the backup brought nothing back."""
        return not (self.accounts or self.mailboxes or self.addresses or self.orders)


def addresses(told: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """The addresses that lines name, by digest, as far as they stand anywhere; raises KeyMissing."""
    wanted: dict[str, set[str]] = {}
    for each in told:
        digests = {*each["mailboxes"], *each["addresses"], *(digest for digest, _until in each["former"])}
        wanted.setdefault(each["digest_key"], set()).update(digests)
    macs = {key_id: keys.macs(keys.Use.ERASURE, key_id) for key_id in wanted}
    found: dict[str, str] = {}
    if not any(wanted.values()):
        return found
    for address in _every_address():
        for key_id, digests in wanted.items():
            for name in person.address_names([address]):
                digest = macs[key_id](name)
                if digest in digests:
                    found[digest] = address
    return found


def person_of(told: Mapping[str, Any], known: Mapping[str, str], at: datetime) -> Found:
    """What is there of one line's person.

    An account that was made after the erasure is another one, whatever its number: a restored database gives the
    numbers out anew.
    """
    users = models.user().objects.filter(pk__in=told["accounts"], date_joined__lte=at)
    accounts = frozenset(users.values_list("pk", flat=True))
    orders = models.order().objects.filter(IsOneOf("pk", map(UUID, told["orders"])))
    former = tuple(
        (known[digest], datetime.fromisoformat(until)) for digest, until in told["former"] if digest in known
    )
    return Found(
        accounts=accounts,
        account=told["account"] if told["account"] in accounts else None,
        mailboxes=frozenset(known[each] for each in told["mailboxes"] if each in known),
        addresses=frozenset(known[each] for each in told["addresses"] if each in known),
        former=former,
        orders=frozenset(orders.values_list("pk", flat=True)),
    )


def _every_address() -> Iterator[str]:
    for label, column in SALEOR:
        model = models.named(label)
        if model is not None and column in {each.name for each in model._meta.concrete_fields}:
            yield from filter(None, map(same_address, _column(model.objects, column)))
    for model in OURS:
        yield from _column(model.objects, "address")


def _column(rows: Any, column: str) -> Iterator[str]:
    """In batches, by a server-side cursor: flat memory, however many orders."""
    found = rows.exclude(**{column: ""}).exclude(**{column: None}).order_by()
    yield from found.values_list(column, flat=True).iterator(chunk_size=BATCH)
