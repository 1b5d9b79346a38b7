"""From a request to the person: what was proven, and whether the shop holds anything about them."""

from __future__ import annotations

import hashlib
from uuid import UUID

from django.db import connections
from django.db.models import QuerySet

from .. import subject
from ..contracts import Subject
from ..datamap import registry
from ..host import database
from .models import Attachment, Kind, Request
from .states import State


def subject_of(request: Request) -> Subject:
    """The person as far as this request proved them, with what staff attached and left out."""
    parts = [(kind, key, joined) for kind, key, joined in _parts(request)]
    joined = {kind: [key for each, key, inside in parts if inside and each == kind] for kind in Kind}
    return subject.proven(
        request.account_id,
        request.email if request.mailbox_proven else None,
        joined_accounts=[int(key) for key in joined[Kind.ACCOUNT]],
        joined_mailboxes=joined[Kind.MAILBOX],
        joined_orders=frozenset(map(UUID, joined[Kind.ORDER])),
        left_out_orders=frozenset(
            UUID(key) for kind, key, inside in parts if kind == Kind.ORDER and not inside
        ),
    )


def _parts(request: Request) -> QuerySet[Attachment, tuple[str, str, bool]]:
    # A request that is only about to be written has no parts.
    rows = Attachment.objects.filter(request_id=request.pk)
    return rows.values_list("kind", "key", "joined")


def claimed(request: Request) -> Subject:
    """The person a request would reach if its address were proven; for matching, never for export."""
    account = subject.account_of(request.email)
    return subject.proven(account.pk if account else None, request.email)


def is_known(person: Subject, address: str) -> bool:
    """Whether the shop holds anything: data in a source, or an earlier request that was proven."""
    if any(source.count(person) for source in registry.sources()):
        return True
    unproven = (State.UNVERIFIED, State.LAPSED, State.CANCELLED)
    earlier = Request.objects.filter(address=address, known=True).exclude(state__in=unproven)
    return bool(earlier.exists())


def one_at_a_time(address: str) -> None:
    """Let submissions, proofs and ends of one address pass one by one, until the transaction ends.

    Taken before any row is locked: all take their locks in the order address, token, request.
    """
    number = int(hashlib.sha256(f"saleor-gdpr:{address}".encode()).hexdigest()[:15], 16)
    with connections[database.writer_alias()].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])
