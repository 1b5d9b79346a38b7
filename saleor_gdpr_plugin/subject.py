"""Finding a person: when two addresses are the same mailbox, and which account is theirs."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Any
from uuid import UUID

import idna
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import BooleanField, F, Func, Q, Value
from django.utils.translation import gettext as _

from . import aliases
from .contracts import Refused, Subject
from .host import auth, models

_ASCII_LOWER = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")


NOBODY = "@anonymized.invalid"
"""The end of the address of an order that is nobody's any more: no mail can go there, and nobody can register it
(RFC 2606)."""


def same_address(address: str) -> str:
    """The form in which two spellings of one mailbox are equal, or "" when it is no address.

    NFC, trimmed, ASCII lower case, IDNA domain. Dots and plus tags stay: they are different mailboxes, and
    look-alike letters stay apart, because only ASCII is lowered and nothing is folded.
    """
    local, at, domain = unicodedata.normalize("NFC", address).strip().rpartition("@")
    if not at or not local:
        return ""
    domain = _ascii(domain.translate(_ASCII_LOWER))
    return f"{local.translate(_ASCII_LOWER)}@{domain}" if domain else ""


@lru_cache(maxsize=1024)
def _ascii(domain: str) -> str:
    """A domain as the DNS has it, or "" for none. Remembered, because long lists share few domains."""
    try:
        return idna.encode(domain, uts46=True).decode()
    except (idna.IDNAError, UnicodeError):
        return ""


def mailable(address: str) -> str:
    """The address as mail must be sent to it: its domain in the very form it was compared in.

    Left to the mail library a domain like straße.example would go out by the older IDNA rules, as
    strasse.example: another person's mailbox.
    """
    if address.isascii():
        return address.strip()
    local, _at, domain = same_address(address).rpartition("@")
    return f"{unicodedata.normalize('NFC', address).strip().rpartition('@')[0] or local}@{domain}"


def clean_address(address: str) -> str:
    """An address as typed, trimmed; raises Refused when no mail can go there."""
    typed = address.strip()
    try:
        validate_email(typed)
    except ValidationError:
        typed = ""
    if not typed or len(typed) > 254 or not same_address(typed):
        message = _("Please enter an e-mail address such as name@example.com.")
        raise Refused("invalid", message, field="email")
    return typed


def spelled_like(column: str, address: str) -> Q:
    """A condition that lets the trigram index find every spelling of an address, and some strangers.

    `ILIKE` uses the index where `iexact` (UPPER = UPPER) or `ANY` would read the whole table; the typed and
    the IDNA domain both count. Compare what it finds with `same_address`.
    """
    found = Q(pk=None)
    texts = sorted(escape(spelling) for spelling in spellings(address))
    # As it stands, and with blanks around it; anything wider would read other people's rows by the thousand.
    for pattern in (form for text in texts for form in (text, f"{text} %", f"% {text}")):
        found |= like(column, pattern)
    return found


def spellings(address: str) -> frozenset[str]:
    """An address with its domain in ASCII and as people write it; none of what is no address."""
    local, _at, domain = same_address(address).rpartition("@")
    return frozenset(f"{local}@{each}" for each in (domain, _unicode(domain))) if domain else frozenset()


def like(column: str, pattern: str) -> Q:
    """A condition that compares without case and by the trigram index; escape what is no wildcard."""
    condition = Func(
        F(column),
        Value(pattern),
        template="%(expressions)s",
        arg_joiner=" ILIKE ",
        output_field=BooleanField(),
    )
    return Q(condition)


def escape(text: str) -> str:
    """Text without wildcards, for `like`."""
    return text.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_")


def _unicode(domain: str) -> str:
    try:
        return idna.decode(domain)
    except idna.IDNAError:
        return domain


def account_of(address: str) -> Any | None:
    """The one account of a proven mailbox: the exact spelling first; two others are nobody's.

    Proof of one mailbox may not open two accounts; what is left out is for staff to join.
    """
    wanted = same_address(address)
    users = models.user().objects.filter(spelled_like("email", address))
    found = [user for user in users if same_address(user.email) == wanted]
    exact = [user for user in found if user.email == address.strip().translate(_ASCII_LOWER)]
    return exact[0] if exact else found[0] if len(found) == 1 else None


def proven(
    account_id: int | None,
    mailbox: str | None,
    *,
    joined_accounts: Iterable[int] = (),
    joined_mailboxes: Iterable[str] = (),
    joined_orders: frozenset[UUID] = frozenset(),
    left_out_orders: frozenset[UUID] = frozenset(),
) -> Subject:
    """The subject of what was proven: an account by login or by its mailbox, and a mailbox by its address.

    To these come the accounts, mailboxes and orders that staff joined, and what the accounts were called before.
    Guest orders of a former address need its proof then and that of the account's own mailbox now. Two queries, none
    without an account.
    """
    wanted = {account_id, *joined_accounts} - {None}
    users = models.user().objects.filter(pk__in=wanted).values_list("pk", "email") if wanted else ()
    emails = {pk: same_address(email) for pk, email in users}
    mailboxes = frozenset(same_address(each) for each in (mailbox, *joined_mailboxes) if each) - {""}
    earlier = aliases.of(emails) if emails else []
    return Subject(
        account_id=account_id if account_id in emails else None,
        account_emails=frozenset([*emails.values(), *(each.address for each in earlier)]) - {""},
        mailboxes=mailboxes,
        joined_accounts=frozenset(emails) - {account_id},
        joined_orders=joined_orders,
        left_out_orders=left_out_orders,
        former=frozenset(
            (each.address, each.until)
            for each in earlier
            if each.proven and emails[each.account_id] in mailboxes
        ),
    )


def is_address_of(account_id: int | None, address: str) -> bool:
    """Whether the account still has this address; true when no account is concerned."""
    if account_id is None:
        return True
    email = models.user().objects.filter(pk=account_id).values_list("email", flat=True).first()
    return same_address(email or "") == address


def is_staff(account_id: int | None) -> bool:
    """Whether the subject is staff of the shop, whose requests only `MANAGE_STAFF` may decide."""
    return bool(account_id) and bool(models.user().objects.filter(pk=account_id, is_staff=True).exists())


def proves_address(user: Any) -> bool:
    """Whether being logged in as this user shows that the address is theirs."""
    return auth.is_proven(user)
