"""The queries: the page's settings, one request, one's own requests, and the queue of staff."""

from __future__ import annotations

from typing import Any

import graphene
from django.db.models import Q
from django.utils import timezone
from graphql import GraphQLError

from .. import conf, subject
from ..contracts import Forbidden, Refused
from ..host import auth, database, shop
from ..host.schema import BaseObjectType, NonNullList, create_connection_slice
from ..proof.models import Purpose
from ..requests import authority
from ..requests.models import Request
from ..requests.registry import slugs
from ..requests.states import State
from ..requests.words import TEXT_LIMIT
from . import lookup, requests_filter
from .enums import GdprRight
from .types import GdprRequestCountableConnection

SHOWN = ("events", "archives", "thread")
"""What every request shows with it: read once for a whole page."""


class GdprPrivacyPage(BaseObjectType):
    rights = NonNullList(GdprRight, required=True, description="Rights that can be asked for here.")
    guest_visitors = graphene.Boolean(required=True, description="Whether guests may submit requests.")
    shop_name = graphene.String(required=True, description="Name of the shop.")
    controller = graphene.String(required=True, description="Who is responsible, one line each.")
    contact_email = graphene.String(required=True, description="Where to write about privacy.")
    authority = graphene.String(required=True, description="The supervisory authority; may be empty.")
    privacy_policy_url = graphene.String(required=True, description="The privacy policy; may be empty.")
    text_limit = graphene.Int(required=True, description="Characters a free text may have.")

    class Meta:
        description = "What the storefront's privacy page shows."


def resolve_privacy_page(_root: Any, _info: Any, channel: str) -> GdprPrivacyPage | None:
    """Null while the plugin is inactive or the channel unknown."""
    with database.primary():
        settings = conf.load()
        if settings is None or not shop.has_channel(channel):
            return None
        settings = settings.of(channel)
        return GdprPrivacyPage(
            rights=slugs(),
            guest_visitors=settings.guest_visitors,
            shop_name=settings.shop_name or shop.name(),
            controller=settings.controller,
            contact_email=settings.contact_email,
            authority=settings.authority,
            privacy_policy_url=settings.privacy_policy_url,
            text_limit=TEXT_LIMIT,
        )


def resolve_request(
    _root: Any, info: Any, id: str | None = None, status_token: str | None = None
) -> Request | None:
    """One request: the person's by login or token, any for staff; null for everything else.

    An unused link of a mail reads the request it would confirm, so that the confirm page can show what was
    entered; reading uses nothing up.
    """
    with database.primary():
        if conf.load() is None:
            return None
        try:
            if id and lookup.is_staff(info.context):
                rows = authority.visible(Request.objects.all(), auth.requestor(info.context))
                return rows.filter(pk=lookup.request_id(id)).first()
            now = timezone.now()
            return lookup.person_of(info.context, id, status_token, Purpose.STATUS, Purpose.VERIFY, now=now)
        except Refused:
            return None


def resolve_my_requests(_root: Any, info: Any, **args: Any) -> Any:
    """The person's own requests, newest first, from the primary: they must see what they just did."""
    with database.primary():
        user = auth.requestor(info.context).user
        if user is None:
            raise auth.denied("You need to be logged in.")
        proven = conf.load() is not None and subject.proves_address(user)
        rows = Request.objects.filter(account_id=user.pk) if proven else Request.objects.none()
        # A copy that staff makes by itself concerns nobody else unless it is handed over.
        rows = rows.exclude(Q(received_on=None) & ~Q(state__in=(State.FULFILLED, State.PARTLY_FULFILLED)))
        info.context.allow_replica = False
        return create_connection_slice(
            rows.prefetch_related(*SHOWN), info, args, GdprRequestCountableConnection
        )


def resolve_requests(
    _root: Any,
    info: Any,
    filter: dict[str, Any] | None = None,
    sort_by: dict[str, Any] | None = None,
    **args: Any,
) -> Any:
    """The queue: requests of people the shop knows; unproven ones once the worker has found that out."""
    with database.primary():
        alias, requestor = database.replica_alias(info.context), auth.requestor(info.context)
        rows = requests_filter.ordered(sort_by).objects.using(alias).filter(known=True)
        try:
            rows = authority.visible(rows, requestor)
        except Forbidden as forbidden:
            raise auth.denied(str(forbidden)) from None
        active, settings = conf.load() is not None, conf.committed()
    rows = rows if active else rows.none()
    try:
        found = requests_filter.filtered(rows, filter or {}, settings)
        tabs = requests_filter.filtered(rows, {**(filter or {}), "states": None}, settings)
    except Refused as refused:
        raise GraphQLError(refused.message) from None
    page = create_connection_slice(found.prefetch_related(*SHOWN), info, args, GdprRequestCountableConnection)
    page.tabs, page.late = tabs, requests_filter.overdue(settings)
    return page
