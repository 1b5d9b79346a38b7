"""A supplementary statement: what the person says beside a record that stays as it was (Art. 16)."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from ..conf import Settings
from ..contracts import Refused, Subject
from ..datamap.ownership import orders_of
from ..datamap.rows import names_one_of
from ..host import auth
from ..requests import authority, words
from ..requests.deciding import decided
from ..requests.lifecycle import note
from ..requests.models import Request
from ..requests.states import State
from ..requests.subjects import subject_of
from . import places
from .deciding import may_touch
from .models import RecordKind, Statement

UNPROVEN = frozenset({State.UNVERIFIED, State.LAPSED, State.JOINED})
MOST = 50
"""Statements of one request at most."""


def attach(
    request_id: UUID,
    version: int,
    requestor: auth.Requestor,
    *,
    order: str,
    address: str,
    text: str,
    settings: Settings,
    now: datetime,
) -> Request:
    """Put the person's words beside one of their records: an order, an entry of the address book, else the account.

    Also after the request has ended, because a refusal is what people answer. Raises Forbidden or Refused.
    """
    said = words.needed(text, "text")
    if order and address:
        raise Refused("invalid", _("Give either order or address."), field="address")
    with transaction.atomic():
        request = decided(request_id, version, requestor)
        if request.state in UNPROVEN or request.emptied_at is not None:
            raise Refused("state", _("This is possible once the person is proven."))
        kind, key = _record(subject_of(request), order, address)
        if kind == RecordKind.ORDER:
            may_touch(requestor, [Statement(kind=kind, key=key)])
        if Statement.objects.filter(request=request).count() >= MOST:
            message = _("A request holds at most %(limit)s statements.") % {"limit": MOST}
            raise Refused("too_many", message, field="text")
        by = authority.acting(requestor)
        row = Statement.objects.create(request=request, kind=kind, key=key, text=said, actor_id=by.id, at=now)
        request.version += 1
        request.save(update_fields=["version"])
        content = {"statement": str(row.pk), "record": f"{kind} {key}"}
        note(request, "statement_attached", by=by, now=now, content=content)
        return request


def _record(person: Subject, order: str, address: str) -> tuple[RecordKind, str]:
    if order:
        kind, field, key = RecordKind.ORDER, "order", places.find(person, "customer_note", order)
    elif address:
        kind, field, key = RecordKind.ADDRESS, "address", places.find(person, "address", address)
    else:
        kind, field, key = RecordKind.ACCOUNT, "order", places.find(person, "first_name", "")
    if not key:
        raise Refused("not_found", _("There is no such record of this person."), field=field)
    return kind, key


def of(person: Subject) -> QuerySet[Statement]:
    """All statements beside the person's records, by whatever request they came; without the person's own orders
    and accounts there are none."""
    accounts = [str(pk) for pk in person.accounts]
    at = Q(kind=RecordKind.ACCOUNT, key__in=accounts) | (
        Q(kind=RecordKind.ORDER) & names_one_of("key", orders_of(person).own)
    )
    entries = [str(pk) for pk in places.entries(person)]
    return Statement.objects.filter(at | Q(kind=RecordKind.ADDRESS, key__in=entries))
