"""Which request a caller may touch: by login, or by the token of a mail."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import graphene
from django.utils.translation import gettext as _
from graphql import GraphQLError

from .. import conf, subject
from ..contracts import Forbidden, Refused
from ..host import auth, database
from ..proof import tokens
from ..proof.models import Purpose
from ..requests import authority
from ..requests.attaching import Part
from ..requests.models import Kind, Request

MOST_ADDRESSES = 100_000
"""Addresses that one question may name."""


def request_id(global_id: str) -> UUID:
    """The key behind a global id; an id that is none reads like an unknown one."""
    found = key_of(global_id, "GdprRequest")
    if found is None:
        raise not_found()
    return found


def mail_id(global_id: str) -> UUID:
    """The key behind the global id of a mail; raises Refused for anything else."""
    found = key_of(global_id, "GdprMail")
    if found is None:
        raise Refused("not_found", _("There is no such mail."), field="id")
    return found


def answer_id(global_id: str) -> UUID:
    """The key behind the global id of an answer of a system outside Saleor; raises Refused for anything else."""
    found = key_of(global_id, "GdprOtherAnswer")
    if found is None:
        raise Refused("not_found", _("There is no such answer."), field="remove")
    return found


def restriction_id(global_id: str) -> UUID:
    """The key behind the global id of a restriction; raises Refused for anything else."""
    found = key_of(global_id, "GdprRestriction")
    if found is None:
        raise Refused("not_found", _("There is no such restriction."), field="id")
    return found


def key_of(global_id: str, wanted: str) -> UUID | None:
    """The key behind a global id of this kind, or None."""
    try:
        kind, key = graphene.Node.from_global_id(global_id)
        return UUID(key) if kind == wanted else None
    except (ValueError, UnicodeDecodeError):
        return None


def user_id(global_id: str, *, field: str) -> int:
    """The key behind the global id of a Saleor user; raises Refused for anything else."""
    try:
        kind, key = graphene.Node.from_global_id(global_id)
        found = int(key) if kind == "User" and key.isascii() and key.isdigit() else None
    except (ValueError, UnicodeDecodeError):
        found = None
    if found is None or found >= 2**31:
        raise Refused("not_found", _("There is no such user."), field=field)
    return found


def order_id(global_id: str, *, field: str) -> UUID:
    """The key behind the global id of a Saleor order; raises Refused for anything else."""
    found = key_of(global_id, "Order")
    if found is None:
        raise Refused("not_found", _("There is no such order."), field=field)
    return found


def asked_by_tool(context: Any, emails: Sequence[str]) -> None:
    """A mail tool, or staff, asks about a list of addresses: an error for whoever may not, while inactive, and for too
    many, so that no answer is ever taken for one."""
    try:
        authority.may_see(auth.requestor(context))
    except Forbidden as forbidden:
        raise auth.denied(str(forbidden)) from None
    if conf.load() is None:
        raise GraphQLError("The privacy desk is not active in this shop.")
    if len(emails) > MOST_ADDRESSES:
        raise GraphQLError(_("Ask for at most %(count)s addresses at once.") % {"count": MOST_ADDRESSES})


def part(data: dict[str, Any]) -> Part:
    """Take the one account, address or order that the arguments name; raises Refused unless it is exactly one."""
    given = [name for name in ("customer", "email", "order") if data.get(name)]
    customer, email, order = (data.pop(name, None) for name in ("customer", "email", "order"))
    if len(given) != 1:
        raise Refused("required", _("Give either customer, email or order."), field="customer")
    if customer:
        return Part(Kind.ACCOUNT, str(user_id(customer, field="customer")), "customer")
    if email:
        return Part(Kind.MAILBOX, email, "email")
    return Part(Kind.ORDER, str(order_id(order, field="order")), "order")


def not_found() -> Refused:
    """One answer for requests that do not exist and for other people's."""
    return Refused("not_found", _("There is no such request."), field="id")


def own_request(context: Any, global_id: str) -> Request:
    """The request of whoever is logged in with a proven address; others' read as unknown."""
    user = auth.requestor(context).user
    wanted = request_id(global_id)
    if user is None or not subject.proves_address(user):
        raise not_found()
    request = Request.objects.filter(pk=wanted, account_id=user.pk).first()
    if request is not None and request.joined_to is not None and request.joined_to.account_id != user.pk:
        raise not_found()
    return _joined(request)


def by_token(raw: str, *purposes: Purpose, now: datetime) -> Request:
    """The request a mail's token stands for."""
    token = tokens.read(raw, *purposes, now=now, field="status_token")
    return _joined(Request.objects.filter(pk=token.object_id).first())


def _joined(request: Request | None) -> Request:
    """A request that joined an earlier one shows that one."""
    if request is None:
        raise not_found()
    return request.joined_to or request


def person_of(
    context: Any, global_id: str | None, status_token: str | None, *purposes: Purpose, now: datetime
) -> Request:
    """The person's request by id (logged in) or status token (guest); exactly one of both."""
    if bool(global_id) == bool(status_token):
        raise Refused("required", _("Give either id or statusToken."), field="id")
    if status_token:
        return by_token(status_token, *(purposes or (Purpose.STATUS,)), now=now)
    return own_request(context, str(global_id))


def is_staff(context: Any) -> bool:
    """Whether the caller may see the queue; asked for every row, so found out once per GraphQL request."""
    known: bool | None = getattr(context, "gdpr_is_staff", None)
    if known is None:
        try:
            authority.may_see(auth.requestor(context))
            known = True
        except Forbidden:
            known = False
        context.gdpr_is_staff = known
    return known


def settings(context: Any) -> conf.Settings:
    """The settings, read once per GraphQL request."""
    known: conf.Settings | None = getattr(context, "gdpr_settings", None)
    if known is None:
        with database.primary():
            known = context.gdpr_settings = conf.committed()
    return known


def colleagues(context: Any) -> dict[int, str]:
    """Names of the staff by user id; a shop has few, so they are read once per GraphQL request."""
    known: dict[int, str] | None = getattr(context, "gdpr_colleagues", None)
    if known is None:
        with database.primary():
            known = context.gdpr_colleagues = auth.staff_names()
    return known
