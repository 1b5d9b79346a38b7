"""The one function that moves a request, and the one that starts it.

Everything a move causes is given to it and written in one transaction: event, mails, jobs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from .. import subject
from ..audit import log
from ..contracts import Actor, Refused
from ..mail import outbox
from ..mail.message import Message
from ..work import jobs
from . import reference, registry
from .models import Event, Request
from .states import MOVES, STARTS, State, is_final

FULFIL = "request.fulfil"
"""Job: carry out an approved request."""
AUDITED = ("right", "received_on", "due_on", "identity", "ground", "explanation", "problem", "version")
"""What the audit log keeps of a request with every move."""


@dataclass(frozen=True, slots=True)
class ToPerson:
    """A mail to the person of the request."""

    message: Message


@dataclass(frozen=True, slots=True)
class ToStaff:
    """A mail to each of the shop's privacy addresses."""

    message: Message
    addresses: tuple[str, ...]


Letter = ToPerson | ToStaff


def lock(request_id: UUID) -> Request:
    """Lock a request inside a transaction; raises Refused when there is none."""
    request = Request.objects.select_for_update(of=("self",)).filter(pk=request_id).first()
    if request is None:
        raise Refused("not_found", _("There is no such request."), field="id")
    return request


def start(
    state: State,
    *,
    by: Actor,
    now: datetime,
    letters: Sequence[Letter] = (),
    work: Sequence[str] = (),
    **values: Any,
) -> Request:
    """Write a new request in one of the starting states, inside the caller's transaction."""
    if state not in STARTS:
        raise Refused("state", _("A request cannot start like this."))
    request = _insert(state, now, values)
    _record(request, "", by=by, now=now)
    _cause(request, letters, work, now)
    _follow(request, by, now)
    return request


def move(
    request: Request,
    to: State,
    *,
    by: Actor,
    now: datetime,
    letters: Sequence[Letter] = (),
    work: Sequence[str] = (),
    **changes: Any,
) -> Request:
    """Move a locked request along the table, with everything that follows from it.

    `changes` are further columns to set. Raises Refused for a move that is not in the table; nothing is
    written then.
    """
    before = State(request.state)
    if to not in MOVES.get(before, ()):
        message = _("This is no longer possible: %(state)s") % {"state": before.for_staff}
        raise Refused("state", message)
    if before == State.FAILED and to in (State.OPEN, State.CANCELLED) and registry.begun(request):
        raise Refused("state", _("Something is erased already: this can only be tried again."))
    if to == State.REFUSED and not (changes.get("ground") and changes.get("explanation")):
        message = _("A refusal needs a ground and an explanation.")
        raise Refused("required", message, field="explanation" if changes.get("ground") else "ground")
    if to == State.OPEN:
        # Every way back voids the approval, and with it the work that was about to begin.
        changes = {"decided_by": None, "second_by": None, "carry_out_at": None, "problem": ""} | changes
    if before == State.APPROVED and to != State.PROCESSING:
        jobs.drop(FULFIL, request.pk)
    if is_final(to):
        changes = {"closed_at": now, "paused_since": None} | changes
    for name, value in changes.items():
        setattr(request, name, value)
    request.state = to
    request.version += 1
    request.save(update_fields=["state", "version", *changes])
    _record(request, before, by=by, now=now)
    _cause(request, letters, work, now)
    _follow(request, by, now)
    return request


def note(
    request: Request,
    kind: str,
    *,
    by: Actor,
    now: datetime,
    public: bool = True,
    text: str = "",
    content: Mapping[str, Any] | None = None,
) -> None:
    """Add an entry to the timeline, and to the audit log, that is not a move; `content` is for the log alone."""
    Event.objects.create(
        request=request, at=now, kind=kind, role=by.role, actor_id=by.id, public=public, note=text[:200]
    )
    log.record(
        f"request.{kind}",
        object_id=request.pk,
        by=by,
        now=now,
        content={"note": text[:200], **(content or {})},
    )


def change(
    request: Request, kind: str, *, by: Actor, now: datetime, public: bool = True, **values: Any
) -> None:
    """Change columns of a locked request without moving it; decisions based on the old version are void."""
    content = {name: {"before": getattr(request, name), "after": value} for name, value in values.items()}
    for name, value in values.items():
        setattr(request, name, value)
    request.version += 1
    request.save(update_fields=["version", *values])
    Event.objects.create(request=request, at=now, kind=kind, role=by.role, actor_id=by.id, public=public)
    log.record(f"request.{kind}", object_id=request.pk, by=by, now=now, content=content)


def _insert(state: State, now: datetime, values: dict[str, Any]) -> Request:
    """A reference that is taken already is drawn again."""
    for _attempt in range(5):
        try:
            with transaction.atomic():
                return Request.objects.create(
                    state=state, reference=reference.new(), submitted_at=now, **values
                )
        except IntegrityError as error:
            clash = error
    raise clash


def _record(request: Request, before: str, *, by: Actor, now: datetime) -> None:
    Event.objects.create(
        request=request, at=now, kind=request.state, before=before, role=by.role, actor_id=by.id
    )
    content = {"before": before} | {name: getattr(request, name) for name in AUDITED}
    log.record(f"request.{request.state}", object_id=request.pk, by=by, now=now, content=content)


def _cause(request: Request, letters: Sequence[Letter], work: Sequence[str], now: datetime) -> None:
    for letter in letters:
        post(request, letter, now=now)
    for kind in work:
        jobs.enqueue(kind, request.pk, now=now)


def _follow(request: Request, by: Actor, now: datetime) -> None:
    if request.state == State.OPEN:
        registry.opened(request, by=by, now=now)
    elif is_final(request.state):
        registry.closed(request, by=by, now=now)


def post(request: Request, letter: Letter, *, now: datetime, cause: str = "") -> None:
    """Post a mail about a request.

    The cause is the move, known by the request's version, unless another one is named: one cause, one mail.
    """
    cause = f"{letter.message.name}:{request.pk}:{cause or request.version}"
    common = {"channel": request.channel, "now": now, "object_id": request.pk}
    match letter:
        case ToPerson():
            # Without an address the letter waits to be printed.
            to = subject.mailable(request.email) if request.email else ""
            outbox.post(letter.message, to=to, language=request.language, cause=cause, **common)
        case ToStaff(addresses=addresses):
            for number, address in enumerate(addresses):
                outbox.post(
                    letter.message, to=address, language=STAFF_LANGUAGE, cause=f"{cause}:{number}", **common
                )


STAFF_LANGUAGE = "en"
