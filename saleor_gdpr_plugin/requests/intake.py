"""Submitting: neutral towards strangers, at once towards whoever is logged in (spec section 3.1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from .. import subject
from ..conf import Settings
from ..contracts import SUBJECT, Refused
from ..host import mail as host_mail
from ..host import shop
from ..proof import codes, limits
from . import dates, finding, joining, letters, registry
from .clock import receipt
from .lifecycle import ToPerson, post, start
from .models import Identity, Origin, Request
from .states import State
from .subjects import one_at_a_time

PROVE = "request.prove"
"""Job: mail link and code to the address of an unproven request."""
MATCH = "request.match"
"""Job: look whether the shop knows the address; never before the answer is out."""


@dataclass(frozen=True, slots=True)
class Submission:
    """What a shopper sent. `client` is the address limits count by; `user` a Saleor user or None."""

    right: str
    details: dict[str, Any]
    email: str
    channel: str
    language: str
    client: str
    user: Any | None


@dataclass(frozen=True, slots=True)
class Receipt:
    """The answer: the browser's secret for a guest, the open request for a proven login."""

    reference: str
    browser_secret: str | None = None
    request: Request | None = None


def submit(sent: Submission, *, settings: Settings, now: datetime) -> Receipt:
    """Take a submission; raises Refused for wrong input, a used-up limit or a shop that cannot mail.

    For a typed address nothing is looked up here: known and unknown addresses cost the same work and get the
    same answer.
    """
    if sent.user is None and not settings.guest_visitors:
        message = _("Please log in to ask for your data, or write to %(contact)s.")
        raise Refused("guests_not_allowed", message % {"contact": settings.of(sent.channel).contact_email})
    limits.within_limit(sent.client, settings, now)
    details = registry.check(sent.right, sent.details)
    if not shop.has_channel(sent.channel):
        raise Refused("not_found", _("There is no such channel."), field="channel")
    if host_mail.route(sent.channel, settings.smtp) is None:
        raise Refused("unavailable", _("The shop cannot send e-mail at the moment. Please try again later."))
    email = subject.clean_address(sent.user.email if sent.user else sent.email)
    values = {
        "right": sent.right,
        "details": details,
        "channel": sent.channel,
        "language": sent.language,
        "email": email,
        "address": subject.same_address(email),
        **dates.at_start(receipt(now, settings.time_zone), sent.right, settings=settings, now=now),
    }
    if sent.user is not None and subject.proves_address(sent.user):
        return _of_account(sent.user, values, settings=settings, now=now)
    return _of_guest(values, now=now)


def _of_guest(values: dict[str, Any], *, now: datetime) -> Receipt:
    with transaction.atomic():
        request = start(
            State.UNVERIFIED, by=SUBJECT, now=now, origin=Origin.GUEST, work=(PROVE, MATCH), **values
        )
        secret = codes.remember_browser(request.pk)
    return Receipt(request.reference, browser_secret=secret)


def _of_account(user: Any, values: dict[str, Any], *, settings: Settings, now: datetime) -> Receipt:
    """Proven for the account's data at once; guest orders wait for the link in the acknowledgement."""
    values |= {"account_id": user.pk, "origin": Origin.ACCOUNT, "known": True, "identity": Identity.LOGIN}
    with transaction.atomic():
        one_at_a_time(values["address"])
        if registry.irreversible(values["right"]):
            # A stolen session must not be enough: a fresh proof of the mailbox comes first, and joins afterwards.
            request = start(State.UNVERIFIED, by=SUBJECT, now=now, work=(PROVE, MATCH), **values)
            secret = codes.remember_browser(request.pk)
            return Receipt(request.reference, browser_secret=secret, request=request)
        if registry.self_served(values["right"], values["details"], settings):
            return _done(values, settings=settings, now=now)
        request = Request(**values)
        earlier = joining.open_request(request)
        if earlier is not None:
            request = start(State.UNVERIFIED, by=SUBJECT, now=now, **values)
            joining.join(request, earlier, by=SUBJECT, settings=settings, now=now)
            return Receipt(request.reference, request=earlier)
        request = start(State.OPEN, by=SUBJECT, now=now, work=(MATCH,), **values)
        registry.took_up(request, request, by=SUBJECT, settings=settings, now=now)
        letters.acknowledge(request, settings=settings, now=now, told=letters.new(request))
    return Receipt(request.reference, request=request)


def _done(values: dict[str, Any], *, settings: Settings, now: datetime) -> Receipt:
    """What the account may change anyway is changed at once, and told; the request row stands beside it."""
    request = start(State.FULFILLED, by=SUBJECT, now=now, closed_at=now, **values)
    finding.describe(request)
    registry.took_up(request, request, by=SUBJECT, settings=settings, now=now)
    _outcome, message = registry.right_of(request.right).hand_over(request, now, despite_problems=False)
    post(request, ToPerson(message), now=now)
    return Receipt(request.reference, request=request)
