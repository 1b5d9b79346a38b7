"""Who a person was, sealed: what erasing them needs to go on, and by what their record is found again."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from .. import keys
from ..contracts import Subject


def pack(subject: Subject) -> bytes:
    """The subject as text; `unpack` gives it back."""
    found: dict[str, Any] = {
        "account_id": subject.account_id,
        "account_emails": sorted(subject.account_emails),
        "mailboxes": sorted(subject.mailboxes),
        "joined_accounts": sorted(subject.joined_accounts),
        "joined_orders": sorted(map(str, subject.joined_orders)),
        "left_out_orders": sorted(map(str, subject.left_out_orders)),
        "former": sorted((address, until.isoformat()) for address, until in subject.former),
    }
    return json.dumps(found).encode()


def unpack(text: bytes) -> Subject:
    """The subject of a packed text."""
    found = json.loads(text)
    return Subject(
        account_id=found["account_id"],
        account_emails=frozenset(found["account_emails"]),
        mailboxes=frozenset(found["mailboxes"]),
        joined_accounts=frozenset(found["joined_accounts"]),
        joined_orders=frozenset(map(UUID, found["joined_orders"])),
        left_out_orders=frozenset(map(UUID, found["left_out_orders"])),
        former=frozenset((address, datetime.fromisoformat(until)) for address, until in found["former"]),
    )


def names(subject: Subject) -> frozenset[str]:
    """Every name of a person that a digest is made of."""
    return account_names(subject.accounts) | address_names(subject.mailboxes | subject.account_emails)


def account_names(accounts: Iterable[int]) -> frozenset[str]:
    """The names of Saleor accounts."""
    return frozenset(f"account:{each}" for each in accounts)


def address_names(addresses: Iterable[str]) -> frozenset[str]:
    """The names of normalised addresses."""
    return frozenset(f"address:{each}" for each in addresses if each)


def digests(wanted: Iterable[str], key_id: str) -> list[str]:
    """Keyed digests of names under one key; raises KeyMissing."""
    mac = keys.macs(keys.Use.ERASURE, key_id)
    return sorted(mac(each) for each in wanted)


def every_digest(wanted: Iterable[str]) -> frozenset[str]:
    """Keyed digests of names under every key there is: whichever wrote a record, it is found."""
    found = tuple(wanted)
    return frozenset(each for key_id in keys.masters() for each in digests(found, key_id))
