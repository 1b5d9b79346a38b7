"""Writing a new e-mail address that both mailboxes agreed to: account, history, open orders, all in one transaction."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from .. import aliases, conf, subject
from ..contracts import Actor
from ..datamap.ownership import orders_of
from ..datamap.rows import IsOneOf
from ..host import accounts, models, orders
from ..mail import outbox
from ..mail.messages import EmailChanged
from ..proof import tokens
from ..proof.models import Purpose
from ..requests.lifecycle import note
from ..requests.models import Request
from .models import Correction, EmailChange


def fits(row: Correction) -> bool:
    """Whether the new address may be written: both mailboxes agreed, and no other account has it."""
    change = EmailChange.objects.filter(correction=row).first()
    return change is not None and is_confirmed(change) and not is_taken(change)


def is_confirmed(change: EmailChange) -> bool:
    """Whether both mailboxes agreed, or staff in place of the old one."""
    return change.ended_at is None and None not in (change.old_confirmed_at, change.new_confirmed_at)


def is_taken(change: EmailChange) -> bool:
    """Whether another account has this mailbox, in whatever spelling."""
    wanted = subject.same_address(change.new)
    users = (
        models.user().objects.filter(subject.spelled_like("email", change.new)).exclude(pk=change.account_id)
    )
    return any(subject.same_address(email) == wanted for email in users.values_list("email", flat=True))


def write(request: Request, row: Correction, *, by: Actor, now: datetime) -> None:
    """Write the address to the locked account of a locked request; raises IntegrityError where another took it."""
    change = EmailChange.objects.select_for_update(of=("self",)).get(correction=row)
    user = accounts.locked(change.account_id)
    assert user is not None
    accounts.change_email(user, change.new)
    seen = not change.method
    aliases.remember(user.pk, subject.same_address(change.old), proven=seen, now=now)
    changed = _orders(change, now) if change.orders else []
    end(change, "done", now=now)
    if not seen:
        # Whoever reads the old mailbox by now need not be the person.
        request.email, request.address = change.new, subject.same_address(change.new)
        request.mailbox_proven = False
        request.save(update_fields=["email", "address", "mailbox_proven"])
        tokens.revoke(request.pk, Purpose.STATUS, Purpose.VERIFY, Purpose.DOWNLOAD)
    content = {"change": str(change.pk), "orders": [str(pk) for pk in changed]}
    note(request, "email_changed", by=by, now=now, public=False, content=content)
    contact = conf.committed().of(request.channel).contact_email
    for side, address in (("old", change.old), ("new", change.new)):
        outbox.post(
            EmailChanged(reference=request.reference, contact_email=contact),
            to=subject.mailable(address),
            language=request.language,
            channel=request.channel,
            cause=f"email_changed:{change.pk}:{side}",
            now=now,
            object_id=request.pk,
        )


def _orders(change: EmailChange, now: datetime) -> list[UUID]:
    """Put the new address on the person's own open orders under the old one, but for those a rule keeps."""
    old = subject.same_address(change.old)
    person = subject.proven(change.account_id, None if change.method else change.old)
    rows = models.order().objects.filter(IsOneOf("pk", orders_of(person).own))
    emails = rows.values_list("pk", "user_email")
    named = [pk for pk, email in emails if subject.same_address(email) == old]
    changed = []
    for order_id, facts in sorted(orders.facts(named).items()):
        if facts.open and not facts.invoiced and not facts.shipped:
            orders.change_email(orders.locked(order_id), change.new)
            changed.append(order_id)
    return changed


def end(change: EmailChange, why: str, *, now: datetime) -> None:
    """Close a change; its links open nothing any more."""
    change.ended_at, change.ended = now, why
    change.save(update_fields=["ended_at", "ended"])
    for purpose in (Purpose.EMAIL_OLD, Purpose.EMAIL_NEW):
        tokens.use_up(change.pk, purpose, now=now)
