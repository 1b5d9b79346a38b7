"""A change of an address that not both mailboxes confirm while their links live: it ends, and the person is told once.

Where the new mailbox never agreed, the field is refused as not shown to be the person's, and with it a request that
asks for nothing else: whether another account has the address makes no difference. Where only the old one is silent,
it may be out of reach: staff recognises the person, or refuses.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import CharField, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from ..conf import Settings, committed
from ..contracts import SYSTEM
from ..mail.messages import EmailExpired
from ..paper.language import in_language
from ..proof import tokens
from ..proof.models import Purpose
from ..requests import refusing
from ..requests.deciding import address_of
from ..requests.grounds import Ground
from ..requests.lifecycle import lock, note
from ..requests.models import Request
from ..requests.states import State
from ..requests.subjects import one_at_a_time
from ..work.models import Job
from . import email_change, email_writing
from .models import Correction, EmailChange, Verdict


def expire(now: datetime, *, limit: int = 200) -> int:
    """End what was not confirmed in time, some at a time; how many."""
    settings = committed()
    ended = 0
    for change_id, request_id in list(_over(settings, now).values_list("pk", "request_id")[:limit]):
        with transaction.atomic():
            one_at_a_time(address_of(request_id))
            request = lock(request_id)
            change = _over(settings, now).select_for_update(of=("self",)).filter(pk=change_id).first()
            if change is not None:
                _end(request, change, settings=settings, now=now)
                ended += 1
    return ended


def _over(settings: Settings, now: datetime) -> QuerySet[EmailChange]:
    """Changes under way that wait for a mailbox none of whose links lives, nor is about to be mailed."""
    waits = Q(old_confirmed_at=None) | Q(new_confirmed_at=None)
    links = tokens.live(OuterRef("pk"), Purpose.EMAIL_OLD, Purpose.EMAIL_NEW, now=now)
    mails = Job.objects.filter(
        kind=email_change.CONFIRM, object_id=Cast(OuterRef("pk"), CharField()), ended_at__isnull=True
    )
    before = now - timedelta(hours=settings.link_hours)
    return EmailChange.objects.filter(waits, ~Exists(links), ~Exists(mails), ended_at=None, at__lte=before)


def _end(request: Request, change: EmailChange, *, settings: Settings, now: datetime) -> None:
    email_writing.end(change, "expired", now=now)
    if request.state not in email_change.UNDER_WAY:
        # The request went on without it, and its own letter said so.
        return
    note(request, "email_expired", by=SYSTEM, now=now, content={"change": str(change.pk)})
    agreed = change.new_confirmed_at is not None
    if not agreed:
        said = _refuse(request, change.correction, settings, now)
        if _is_alone(request, change.correction):
            ground = Ground.IDENTITY_NOT_SHOWN
            refusing.close(request, ground, said, by=SYSTEM, settings=settings, now=now)
            return
    request.version += 1
    request.save(update_fields=["version"])
    email_change.tell_staff(request, "email_expired", settings=settings, now=now, cause=str(change.pk))
    at = settings.of(request.channel)
    mail = EmailExpired(
        reference=request.reference, storefront_link=at.storefront_url, contact_email=at.contact_email
    )
    for side, address in (("old", change.old), ("new", change.new)):
        if side == "old" or agreed:
            email_change.post_to(address, request, mail, cause=f"{change.pk}:{side}", now=now)


def _refuse(request: Request, row: Correction, settings: Settings, now: datetime) -> str:
    """Decide the field by the rule; what the person reads about it, which says nothing of either mailbox."""
    with in_language(request.language, settings.time_zone):
        said = _(
            "You asked for another e-mail address. The old and the new mailbox both have to agree to that, and they "
            "did not in time, so nothing was changed. You can ask again at any time."
        )
    row.verdict, row.ground, row.explanation = Verdict.REFUSED, Ground.IDENTITY_NOT_SHOWN, said
    row.decided_at = now
    row.save(update_fields=["verdict", "ground", "explanation", "decided_at"])
    content = {"correction": str(row.pk), "verdict": row.verdict, "ground": row.ground, "explanation": said}
    note(request, "correction_decided", by=SYSTEM, now=now, public=False, text=row.field, content=content)
    return said


def _is_alone(request: Request, row: Correction) -> bool:
    """Whether a request asks for nothing else, and nobody is in conversation about it."""
    more = request.details.get("text") or request.details.get("stop_using")
    others = Correction.objects.filter(request=request).exclude(pk=row.pk)
    return request.state == State.OPEN and not more and not others.exists()
