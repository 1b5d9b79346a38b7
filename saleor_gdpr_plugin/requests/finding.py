"""Finding a request again: by name, e-mail, order or customer number, reference."""

from __future__ import annotations

import unicodedata
from typing import Any

import graphene
from django.db.models import Q

from .. import subject
from ..datamap.ownership import orders_of
from ..host import models
from . import reference
from .models import Request
from .states import State
from .subjects import claimed, subject_of

ORDERS = 200
"""The newest orders whose numbers find a request."""
SHORTEST = 3
"""Letters a part of a search must have: shorter ones would read every row."""


def describe(request: Request) -> None:
    """Note name, country and search text of a locked request from account and orders, and save them.

    A fixed number of queries. What staff wrote down by hand stands.
    """
    unproven = request.state == State.UNVERIFIED and not request.identity
    person = claimed(request) if unproven and request.email else subject_of(request)
    account = models.user().objects.filter(pk=person.account_id).first() if person.account_id else None
    own = orders_of(person).own[:ORDERS]
    rows = models.order().objects.filter(pk__in=own).order_by("-created_at")
    names = ("billing_address__first_name", "billing_address__last_name", "billing_address__country")
    orders = list(rows.values_list("number", *names))
    newest = orders[0] if orders else (None, "", "", "")
    billing = account.default_billing_address if account else None
    request.name = request.name or _name(account) or f"{newest[1] or ''} {newest[2] or ''}".strip()
    request.country = request.country or str(billing.country if billing else newest[3] or "")[:2]
    parts = [request.reference, request.email, request.name, request.external_reference]
    if account:
        global_id = graphene.Node.to_global_id("User", account.pk)
        parts += [str(account.pk), global_id, account.external_reference or ""]
    parts += [f"#{number}" for number, *_ in orders if number]
    request.haystack = plain(" ".join(filter(None, parts)))
    request.name = request.name[:255]
    request.save(update_fields=["name", "country", "haystack"])


def matching(rows: Any, typed: str) -> Any:
    """The rows that fit everything typed; each word is looked up by the trigram index.

    A whole reference is also found in any other spelling. A whole address is looked up as such: its trigrams are
    mostly those of a mail provider that half of the customers share.
    """
    if address := subject.same_address(typed):
        users = models.user().objects.using(rows.db).filter(subject.spelled_like("email", typed))
        accounts = [
            pk for pk, email in users.values_list("pk", "email") if subject.same_address(email) == address
        ]
        return rows.filter(Q(address=address) | Q(account_id__in=accounts))
    exact = Q(pk=None)
    if code := reference.read(typed):
        exact |= Q(reference=code)
    words = [word for word in plain(typed).split() if len(word) >= SHORTEST]
    if not words:
        return rows.filter(exact)
    each = Q()
    for word in words:
        each &= Q(haystack__contains=word)
    return rows.filter(exact | each)


def plain(text: str) -> str:
    """Text as it is compared: composed and without case."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def _name(account: Any | None) -> str:
    return f"{account.first_name} {account.last_name}".strip() if account else ""
