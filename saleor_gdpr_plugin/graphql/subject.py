"""Whose data it is, as staff sees it: what was proven, what was joined, and what was found and left out."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import graphene

from ..contracts import Forbidden
from ..datamap.ownership import SHOWN, orders_of
from ..host import auth, database, models
from ..host.schema import BaseObjectType, NonNullList
from ..requests import authority
from ..requests.models import Attachment, Kind, Request
from ..requests.subjects import subject_of
from .enums import GdprIdentity


class GdprSubjectPart(BaseObjectType):
    customer = graphene.ID(description="The Saleor user, if it is an account.")
    email = graphene.String(description="The address, if it is an account or a mailbox.")
    name = graphene.String(description="Name of the account.")
    method = GdprIdentity(
        description="How it was shown to be the same person's; null for what the proof opened."
    )
    note = graphene.String(description="What staff noted about it.")

    class Meta:
        description = "An account or a mailbox that belongs to the person of a request."


class GdprSubjectOrder(BaseObjectType):
    order = graphene.ID(required=True, description="The Saleor order.")
    number = graphene.String(required=True, description="Its number.")
    email = graphene.String(required=True, description="The address on it, as typed.")
    reason = graphene.String(
        description="Why it is left out: not_proven, other_account, foreign_address, foreign_name or by_staff; "
        "null for an order that is the person's."
    )

    class Meta:
        description = "An order that was found for the person of a request."


class GdprSubject(BaseObjectType):
    parts = NonNullList(GdprSubjectPart, required=True, description="Accounts and mailboxes of the person.")
    order_count = graphene.Int(required=True, description="How many orders are the person's.")
    orders = NonNullList(
        GdprSubjectOrder,
        description=f"The newest {SHOWN} orders of the person, and as many that were found and left out; null without "
        "MANAGE_ORDERS and every channel of the orders concerned.",
    )

    class Meta:
        description = "Whose data a request reaches."


def subject_shown(request: Request, context: Any) -> GdprSubject:
    """The subject of one request; a fixed number of queries."""
    with database.primary():
        person = subject_of(request)
        found = orders_of(person)
        attached = {
            (row.kind, row.key): row for row in Attachment.objects.filter(request=request, joined=True)
        }
        users = models.user().objects.filter(pk__in=person.accounts).order_by("pk")
        parts = [_account(user, attached.get((Kind.ACCOUNT, str(user.pk)))) for user in users]
        parts += [
            _part(attached.get((Kind.MAILBOX, mailbox)), email=mailbox)
            for mailbox in sorted(person.mailboxes)
        ]
        named: list[tuple[UUID, str | None]] = [(pk, None) for pk in found.own[:SHOWN]]
        named += found.conflicts
        return GdprSubject(parts=parts, order_count=len(found.own), orders=_orders(named, request, context))


def _account(user: Any, row: Attachment | None) -> GdprSubjectPart:
    return _part(
        row,
        customer=graphene.Node.to_global_id("User", user.pk),
        email=user.email,
        name=f"{user.first_name} {user.last_name}".strip(),
    )


def _part(row: Attachment | None, **values: Any) -> GdprSubjectPart:
    return GdprSubjectPart(method=row.method if row else None, note=row.note if row else None, **values)


def _orders(
    named: list[tuple[UUID, str | None]], request: Request, context: Any
) -> list[GdprSubjectOrder] | None:
    requestor = auth.requestor(context)
    try:
        authority.may_handle_data(requestor, request)
    except Forbidden:
        return None
    columns = ("pk", "number", "user_email", "channel_id")
    rows = models.order().objects.filter(pk__in=[pk for pk, _reason in named]).values_list(*columns)
    known = {pk: (number, email, channel) for pk, number, email, channel in rows}
    closed = auth.forbidden_channels(requestor.user, {channel for *_rest, channel in known.values()})
    return [
        GdprSubjectOrder(
            order=graphene.Node.to_global_id("Order", pk),
            number=known[pk][0],
            email=known[pk][1],
            reason=reason,
        )
        for pk, reason in named
        if pk in known and known[pk][2] not in closed
    ]
