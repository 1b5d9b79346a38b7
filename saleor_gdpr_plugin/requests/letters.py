"""Which mails follow from proof, and what stands in them."""

from __future__ import annotations

from datetime import datetime

from ..conf import Settings
from ..mail.messages import Received, StaffNew
from . import links
from .lifecycle import ToPerson, ToStaff, post
from .models import Request


def acknowledge(request: Request, *, settings: Settings, now: datetime, again: bool = False) -> None:
    """Tell the person that the request is in, and staff, unless this is said again, that it waits.

    An unproven mailbox always gets a confirm link, whether guest orders exist or not.
    """
    assert request.due_on is not None
    confirm = "" if request.mailbox_proven else links.verify(settings, request.pk, now)
    received = Received(
        reference=request.reference,
        due_on=request.due_on,
        status_link=links.status(settings, request.pk, now),
        confirm_link=confirm,
        link_hours=settings.link_hours,
        contact_email=settings.contact_email,
    )
    post(request, ToPerson(received), now=now)
    if again:
        return
    new = StaffNew(reference=request.reference, right=request.right, due_on=request.due_on)
    post(request, ToStaff(new, settings.staff_emails), now=now)
