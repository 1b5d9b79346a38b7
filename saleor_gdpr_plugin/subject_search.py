"""Staff looks for a person by name, e-mail, phone, order or customer number, or an external reference.

Each way is one query on an index of Saleor's; none reads a table from end to end.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import graphene
from django.db.models import Q
from django.utils.translation import gettext as _

from .contracts import Refused
from .host import auth, models
from .subject import NOBODY, escape, like, same_address, spelled_like

LIMIT = 20
"""People that are shown; whoever finds more types more."""
SHORTEST = 3
"""Letters a part of a name must have: shorter ones have no trigram."""
LONGEST = 254
"""Characters of a search: those of the longest address."""
DIGITS = 6
"""Digits a part of a phone number must have."""
REACH = 200
"""Rows that one way may find before people are made of them."""
Row = tuple[UUID, str, int | None, str, str, str, int]


@dataclass(slots=True)
class Found:
    """A person: an account, or the address of somebody who ordered as a guest.

    `orders` are id and number of orders that the search itself found, not all there are.
    """

    account_id: int | None
    email: str
    name: str
    is_staff: bool = False
    orders: list[tuple[UUID, str]] = field(default_factory=list)


def search(typed: str, requestor: auth.Requestor) -> list[Found]:
    """Up to 20 people; orders count only with `MANAGE_ORDERS` and in channels the requestor may open."""
    text = " ".join(typed.split())
    if len(text) > LONGEST:
        message = _("Please use at most %(limit)s characters.") % {"limit": LONGEST}
        raise Refused("invalid", message, field="search")
    if len(text) < SHORTEST and not text.lstrip("#").isdecimal():
        raise Refused("invalid", _("Please type at least three letters, or a number."), field="search")
    found: dict[int | str, Found] = {}
    for user in _accounts(text):
        found[user.pk] = _person(user)
    rows = list(_allowed(_orders(text), requestor))
    known = {account for _id, _number, account, *_rest in rows if account is not None} - set(found)
    found |= {user.pk: _person(user) for user in models.user().objects.filter(pk__in=known)}
    for order_id, number, account, email, first, last, _channel in rows:
        key = account if account in found else same_address(email)
        if key:
            guest = Found(None, email, f"{first or ''} {last or ''}".strip())
            found.setdefault(key, guest).orders.append((order_id, str(number)))
    hidden = not auth.has_permission(requestor, "MANAGE_STAFF")
    return [person for person in found.values() if not (hidden and person.is_staff)][:LIMIT]


def _person(user: Any) -> Found:
    name = f"{user.first_name} {user.last_name}".strip()
    return Found(account_id=user.pk, email=user.email, name=name, is_staff=user.is_staff)


def _accounts(text: str) -> Iterator[Any]:
    users, seen = models.user().objects, set[int]()
    ways = [Q(external_reference=text)]
    if number := _customer_number(text):
        ways.append(Q(pk=number))
    if same_address(text):
        ways.append(spelled_like("email", text))
    elif words := _words(text):
        ways.append(_each(words, "email", "first_name", "last_name"))
    if phone := _phone(text):
        # Split in two: an OR over two tables has no index.
        numbers = models.address().objects.filter(like("phone", phone)).values_list("pk", flat=True)
        ways.append(Q(addresses__in=list(numbers[:REACH])))
    for way in ways:
        for user in users.filter(way).order_by("pk")[:LIMIT]:
            if user.pk not in seen:
                seen.add(user.pk)
                yield user


def _orders(text: str) -> Iterator[Row]:
    ways = [Q(external_reference=text)]
    if (number := text.lstrip("#")).isdecimal() and int(number) < 2**31:
        ways.append(Q(number=number))
    if same_address(text):
        ways.append(spelled_like("user_email", text))
    addresses, reached = models.address().objects, Q(pk=None)
    if phone := _phone(text):
        reached |= like("phone", phone)
    elif (words := _words(text)) and not same_address(text):
        reached |= _each(words, "first_name", "last_name")
    if reached != Q(pk=None):
        ids = list(addresses.filter(reached).values_list("pk", flat=True)[:REACH])
        # What is kept of an erased person is there for its law, not to be looked up by name.
        somebodys = ~Q(user_email__endswith=NOBODY)
        ways += [Q(billing_address__in=ids) & somebodys, Q(shipping_address__in=ids) & somebodys]
    names = ("billing_address__first_name", "billing_address__last_name", "channel_id")
    seen = set[UUID]()
    for way in ways:
        rows = models.order().objects.filter(way).order_by("-created_at", "pk")
        for row in rows.values_list("pk", "number", "user_id", "user_email", *names)[:REACH]:
            if row[0] not in seen:
                seen.add(row[0])
                yield row


def _allowed(rows: Iterator[Row], requestor: auth.Requestor) -> Iterator[Row]:
    if not auth.has_permission(requestor, "MANAGE_ORDERS") or requestor.user is None:
        return
    found = list(rows)
    closed = auth.forbidden_channels(requestor.user, {row[-1] for row in found})
    yield from (row for row in found if row[-1] not in closed)


def _words(text: str) -> list[str]:
    return [word for word in text.split() if len(word) >= SHORTEST]


def _each(words: list[str], *columns: str) -> Q:
    found = Q()
    for word in words:
        anywhere = Q()
        for column in columns:
            anywhere |= like(column, f"%{escape(word)}%")
        found &= anywhere
    return found


def _phone(text: str) -> str:
    """A pattern for numbers as Saleor stores them (E.164), however they are typed: without the leading zeros."""
    digits = "".join(letter for letter in text if letter.isdecimal())
    bare = text.translate(str.maketrans("", "", "+-/(). "))
    return f"%{digits.lstrip('0')}%" if bare == digits and len(digits.lstrip("0")) >= DIGITS else ""


def _customer_number(text: str) -> int | None:
    """A user id, bare or as Saleor's global id."""
    try:
        kind, key = graphene.Node.from_global_id(text)
    except (ValueError, UnicodeDecodeError):
        kind, key = "User", text
    if kind != "User":
        kind, key = "User", text
    return int(key) if key.isascii() and key.isdecimal() and int(key) < 2**31 else None
