"""The immediate rail: the ledger's line and its effect first, then a mail that lets the owner take it back.

Nobody decides, and a typed address needs no proof: it is as easy to stop as it was to begin (Art. 7(3), 21(3)).
What a stranger typed is undone by the owner of the mailbox in one click.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ..conf import Settings, committed
from ..consent import ledger, links, purposes, subjects
from ..consent.effects import counting
from ..consent.giving import Claim
from ..consent.models import STOPS, ConsentEntry, Origin, Proof, Standing
from ..consent.models import Purpose as ConsentPurpose
from ..contracts import SUBJECT, SYSTEM, Actor, Outcome, Rail, Refused, Role
from ..mail import messages
from ..mail.message import Message
from ..proof import limits, tokens
from ..proof.models import Purpose
from ..requests import at_once, finding, words
from ..requests.deciding import address_of
from ..requests.lifecycle import ToPerson, ToStaff, lock, note, post
from ..requests.models import Identity, Request
from ..requests.proving import worth_telling
from ..requests.subjects import claimed, one_at_a_time, subject_of
from ..work import jobs
from ..work.models import Job
from .elsewhere import left

TELL = "consent.tell_person"
"""Job: mail the person and staff about what took effect; never before the answer is out."""
IDENTITIES = {Proof.LOGIN: Identity.LOGIN, Proof.MAILBOX: Identity.MAILBOX, Proof.NONE: ""}
OBJECTION, WITHDRAWAL = "marketing_objection", "consent_withdrawal"
NO_BASIS = "no_basis_left"
"""Event: with the consent the last basis may have gone for what its note names, or for all that is held."""


class AtOnce:
    """What both immediate rights have in common; the person's own takes effect by `take`, before anybody asks."""

    rail: ClassVar[Rail] = Rail.IMMEDIATE
    irreversible: ClassVar[bool] = False
    scope_pauses: ClassVar[bool] = False

    def check(self, details: Mapping[str, Any]) -> dict[str, Any]:
        return {"text": words.clean(details.get("text"), "text")}

    def fulfil(self, request: Request, job: Job) -> Outcome:
        """Only for what staff wrote down, or sorted under this right."""
        done = carry_out(request)
        if not done:
            message = _("There is no e-mail address to suppress. Add the person's address or account first.")
            raise Refused("required", message, field="email")
        return Outcome(done=done, at_once=True)

    def hand_over(
        self, request: Request, now: datetime, *, despite_problems: bool
    ) -> tuple[Outcome, Message]:
        return Outcome(done=1), letter(request, settings=committed(), now=now)

    def withdraw(self, request: Request) -> None:
        """Nothing was built; lines of the ledger stand."""


def cause(request_id: UUID) -> str:
    """What the ledger names as the reason of a line that a request brought about."""
    return f"request:{request_id}"


def take(
    right: str,
    claim: Claim,
    purpose: str,
    *,
    settings: Settings,
    now: datetime,
    by: Actor = SUBJECT,
    origin: Origin = Origin.WIDGET,
    order_id: UUID | None = None,
    told: str = "",
    text: str = "",
) -> Request:
    """Stop at once what an objection or a withdrawal stops; the request beside it is fulfilled.

    `told` is what staff noted about how they know. For a typed address nothing is looked up before the answer.
    """
    who = claim.who
    person = at_once.Person(
        email=who.email,
        address=who.address,
        account_id=who.account_id,
        identity=IDENTITIES.get(claim.proof, Identity.OTHER),
        channel=who.channel,
        language=who.language or "en",
        note=told,
    )
    with transaction.atomic():
        one_at_a_time(who.address)
        details = {"text": words.clean(text, "text"), **({"purpose": purpose} if purpose else {})}
        request = at_once.fulfilled(
            right, person, by=by, details=details, work=(TELL,), settings=settings, now=now
        )
        ledger.record(
            who,
            purpose,
            Standing.OBJECTED if right == OBJECTION else Standing.WITHDRAWN,
            origin=origin,
            by=by,
            proof=claim.proof,
            now=now,
            order_id=order_id,
            cause=cause(request.pk),
            note=told,
            quietly=claim.proof == Proof.NONE,
        )
        return request


def tell(job: Job) -> None:
    """Mail the person, within the limits where anybody may have typed the address, and staff."""
    now, settings = timezone.now(), committed()
    with transaction.atomic():
        jobs.hold(job)
        request = lock(UUID(job.object_id))
        entry = (
            ConsentEntry.objects.filter(cause=cause(request.pk)).select_related("purpose", "subject").first()
        )
        if entry is None or request.emptied_at is not None:
            return
        typed = entry.proof == Proof.NONE
        person = claimed(request) if typed else subject_of(request)
        found = left(person, besides=entry)
        if request.known is None:
            request.known = found.known
            request.save(update_fields=["known"])
        if request.known:
            finding.describe(request)
        alone = bool(request.known) and not found.based
        if alone or (request.known and found.by_consent):
            # Stands in the desk whether or not a mail goes out: staff decides, the person was offered erasure.
            note(request, NO_BASIS, by=SYSTEM, now=now, public=False, text=", ".join(found.by_consent)[:200])
        if request.known and (not typed or worth_telling(request.address, now)):
            what = "objected" if request.right == OBJECTION else "withdrawn"
            staff = messages.StaffConsent(
                reference=request.reference, what=what, nothing_left=alone, by_consent=found.by_consent
            )
            post(request, ToStaff(staff, settings.staff_addresses), now=now)
        if _wants_mail(request, entry, settings, now):
            post(request, ToPerson(letter(request, settings=settings, now=now)), now=now)
        jobs.finish(job)


def _wants_mail(request: Request, entry: ConsentEntry, settings: Settings, now: datetime) -> bool:
    """Always, but for the limits of a typed address, and the courtesy of telling who is logged in and saw it."""
    if not request.email:
        return False
    if entry.proof == Proof.NONE:
        return limits.may_mail(request.address, settings, now, what=limits.NOTICES)
    return settings.shopper_mails or entry.proof != Proof.LOGIN


def letter(request: Request, *, settings: Settings, now: datetime) -> Message:
    """What the person reads about it, with one click to take it back."""
    at = settings.of(request.channel)
    common: dict[str, Any] = {
        "reference": request.reference,
        "undo_link": links.undo(at, request.pk, now) if request.email else "",
        "page_link": at.storefront_url,
        "contact_email": at.contact_email,
    }
    if request.right == OBJECTION:
        return messages.ObjectionInEffect(**common)
    return messages.ConsentWithdrawn(title=_title(request), **common)


def _title(request: Request) -> str:
    purpose = ConsentPurpose.objects.filter(key=request.details.get("purpose", "")).first()
    text = purposes.newest(purpose, request.language) if purpose else None
    return text.title if text else ""


def undo(raw: str, *, settings: Settings, now: datetime) -> None:
    """The owner of the mailbox takes it back, and with it whatever else was typed there without proof.

    Works as often as it is needed: what a stranger types again is undone by the same link.
    """
    with transaction.atomic():
        one_at_a_time(address_of(tokens.read(raw, Purpose.UNDO, now=now, reusable=True).object_id))
        request = lock(tokens.read(raw, Purpose.UNDO, now=now, reusable=True).object_id)
        lines = counting(ConsentEntry.objects.filter(subject__entries__cause=cause(request.pk)))
        stops = lines.filter(standing__in=STOPS).select_related("subject", "purpose")
        typed = [line for line in stops if line.proof == Proof.NONE or line.cause == cause(request.pk)]
        how: dict[str, Any] = {"by": SUBJECT, "proof": Proof.MAILBOX, "origin": Origin.UNSUBSCRIBE}
        undone = [ledger.undo(line, now=now, **how) for line in typed]
        if any(undone):
            note(request, "undone", by=SUBJECT, now=now)
            staff = messages.StaffConsent(
                reference=request.reference, what="undone", nothing_left=False, by_consent=()
            )
            post(
                request, ToStaff(staff, settings.staff_addresses), now=now, cause=f"undone:{now.isoformat()}"
            )


def carry_out(request: Request) -> int:
    """Do what staff sorted or wrote down as such a request: a line for each address of the person; how many."""
    person = subject_of(request)
    standing = Standing.OBJECTED if request.right == OBJECTION else Standing.WITHDRAWN
    addresses = person.mailboxes | person.account_emails
    by = Actor(Role.STAFF, request.decided_by) if request.decided_by else SYSTEM
    for address in sorted(addresses):
        own = address == request.address
        ledger.record(
            subjects.who(request.email if own else address, request.account_id if own else None),
            request.details.get("purpose", ""),
            standing,
            origin=Origin.STAFF,
            by=by,
            proof=Proof.STAFF,
            now=timezone.now(),
            cause=cause(request.pk) if own else f"{cause(request.pk)}:{subjects.fingerprint(address)}",
        )
    return len(addresses)
