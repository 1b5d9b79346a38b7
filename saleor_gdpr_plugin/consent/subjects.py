"""Whose consent it is: one mailbox, one row, one writer at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from .. import keys, subject
from .models import ConsentSubject


@dataclass(frozen=True, slots=True)
class Who:
    """A mailbox, and the Saleor account it belongs to if one is known.

    `address` is normalised by `subject.same_address`; "" for an account whose address is none. `email` is how
    mail goes there, in which language and by which channel, as far as that is known.
    """

    address: str
    email: str
    account_id: int | None = None
    language: str = ""
    channel: str = ""


def who(email: str, account_id: int | None = None, *, language: str = "", channel: str = "") -> Who:
    """The person of an address as typed."""
    return Who(subject.same_address(email), email.strip(), account_id, language, channel)


def of_user(user: Any, *, language: str = "", channel: str = "") -> Who:
    """The person of a Saleor user."""
    return who(user.email, user.pk, language=language or user.language_code, channel=channel)


def of_row(row: ConsentSubject) -> Who:
    """The person of a row; nobody any more once it is erased."""
    return Who(row.address, row.email, row.account_id, row.language, row.channel)


def fingerprint(address: str) -> str:
    """What tells two addresses apart without naming them."""
    return keys.digest(keys.Use.SUPPRESSION, address)[:16]


def mailable(row: ConsentSubject) -> str:
    """Where mail to the person of a row goes."""
    return subject.mailable(row.email)


def locked(person: Who) -> ConsentSubject:
    """The row of a person, made if there was none, locked until the transaction ends.

    What is known anew about mail and account is noted; raises ValueError when nothing names the person.
    """
    if not person.address and person.account_id is None:
        raise ValueError("nobody")
    key: Mapping[str, Any] = (
        {"address": person.address} if person.address else {"address": "", "account_id": person.account_id}
    )
    fresh = ConsentSubject(**asdict(person))
    ConsentSubject.objects.bulk_create([fresh], ignore_conflicts=True)
    row = ConsentSubject.objects.select_for_update(of=("self",)).get(**key)
    # What is typed without a login only fills what is empty: a stranger redirects nobody's mail.
    login = person.account_id is not None
    known = {
        name: value for name, value in asdict(person).items() if value and (login or not getattr(row, name))
    }
    changed = {name: value for name, value in known.items() if value != getattr(row, name)}
    if changed:
        for name, value in changed.items():
            setattr(row, name, value)
        row.save(update_fields=list(changed))
    return row
