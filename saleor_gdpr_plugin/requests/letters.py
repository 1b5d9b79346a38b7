"""What stands in the mails about a request, and which follow from a proof."""

from __future__ import annotations

from datetime import date, datetime

from ..conf import Settings
from ..mail import messages
from ..mail.message import Message
from ..paper.language import in_language
from ..register import authorities
from . import links, registry
from .grounds import Ground
from .lifecycle import ToPerson, ToStaff, post
from .models import Request
from .states import State


def acknowledge(request: Request, *, settings: Settings, now: datetime, told: Message | None = None) -> None:
    """Tell the person that the request is in, and, by `told`, staff.

    An unproven mailbox always gets a confirm link, whether guest orders exist or not. Only a mail without one may
    be switched off, and only for who was logged in and saw the answer.
    """
    assert request.due_on is not None
    at = settings.of(request.channel)
    # Nobody types a link from paper, and without e-mail there is no mailbox to prove.
    confirm = "" if request.mailbox_proven or not request.email else links.verify(at, request.pk, now)
    received = messages.Received(
        reference=request.reference,
        due_on=request.due_on,
        status_link=_status(at, request, now),
        confirm_link=confirm,
        link_hours=settings.link_hours,
        contact_email=at.contact_email,
    )
    if confirm or settings.shopper_mails or request.origin != "account":
        post(request, ToPerson(received), now=now)
    if told is not None:
        post(request, ToStaff(told, settings.staff_addresses), now=now)


def new(request: Request) -> Message:
    """To staff: a request came in."""
    return messages.StaffNew(reference=request.reference, right=request.right, due_on=_due(request))


def verified(request: Request) -> Message:
    """To staff: a request that waited for its proof was proven."""
    return messages.StaffVerified(reference=request.reference, right=request.right, due_on=_due(request))


def changed(request: Request, what: str) -> Message:
    """To staff: the person did something; `what` is a key of the mail."""
    return messages.StaffChanged(reference=request.reference, what=what)


def second(request: Request) -> Message:
    """To staff: an approval waits for another person's."""
    return messages.StaffSecond(reference=request.reference, due_on=request.due_on)


def assigned(request: Request) -> Message:
    """To a colleague: this is yours now."""
    return messages.StaffAssigned(reference=request.reference, due_on=request.due_on)


def question(request: Request, text: str, about: str, *, settings: Settings, now: datetime) -> Message:
    """To the person: what we need to know. Who is not proven yet proves the mailbox by the same link."""
    at = settings.of(request.channel)
    unproven = request.state == State.UNVERIFIED
    return messages.Question(
        reference=request.reference,
        question=text,
        about=about,
        pauses=request.paused_since is not None,
        answer_link=links.verify(at, request.pk, now)
        if unproven and request.email
        else _status(at, request, now),
        contact_email=at.contact_email,
    )


def extended(request: Request, before: date, reason: str, *, settings: Settings, now: datetime) -> Message:
    """To the person: we need longer, until when, and why (Art. 12(3))."""
    at = settings.of(request.channel)
    return messages.Extended(
        reference=request.reference,
        due_on=before,
        until=_due(request),
        reason=reason,
        status_link=_status(at, request, now),
        contact_email=at.contact_email,
    )


def refused(request: Request, ground: Ground, explanation: str, *, settings: Settings) -> Message:
    """To the person: no, why not, and where to complain (Art. 12(4))."""
    at = settings.of(request.channel)
    with in_language(request.language, "UTC"):
        return messages.Refused(
            reference=request.reference,
            right=registry.label(request.right),
            ground=ground.sentence,
            explanation=explanation,
            authorities=complaint(request, settings),
            contact_email=at.contact_email,
        )


def complaint(request: Request, settings: Settings) -> tuple[str, ...]:
    """The authorities the person may complain to: the shop's, and the one where they live (Art. 77)."""
    with in_language(request.language, "UTC"):
        return tuple(
            authorities.for_complaint(settings.country, settings.region, settings.authority, request.country)
        )


def right_changed(
    request: Request, before: str, reason: str, *, settings: Settings, now: datetime
) -> Message:
    """To the person: under which right we treat the request now, and why."""
    at = settings.of(request.channel)
    with in_language(request.language, "UTC"):
        return messages.RightChanged(
            reference=request.reference,
            before=registry.label(before),
            after=registry.label(request.right),
            reason=reason,
            status_link=_status(at, request, now),
            contact_email=at.contact_email,
        )


def approved(request: Request, at_time: datetime, *, settings: Settings, now: datetime) -> Message:
    """To the person: when it will be carried out, and how to call it back."""
    at = settings.of(request.channel)
    return messages.ApprovedGrace(
        reference=request.reference,
        carry_out_at=at_time,
        call_back_link=_status(at, request, now),
        contact_email=at.contact_email,
    )


def cancelled(request: Request, *, settings: Settings) -> Message:
    """To the person: the request was taken back."""
    return messages.Cancelled(
        reference=request.reference, contact_email=settings.of(request.channel).contact_email
    )


def lapsed(request: Request, *, settings: Settings) -> Message:
    """To whoever typed the address: nobody confirmed, everything is deleted."""
    at = settings.of(request.channel)
    return messages.Lapsed(
        reference=request.reference, storefront_link=at.storefront_url, contact_email=at.contact_email
    )


def _status(at: Settings, request: Request, now: datetime) -> str:
    """The link to follow a request; none on paper, from which nobody types it."""
    return links.status(at, request.pk, now) if request.email else ""


def _due(request: Request) -> date:
    assert request.due_on is not None
    return request.due_on
