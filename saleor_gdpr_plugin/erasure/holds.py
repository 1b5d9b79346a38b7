"""Legal hold: nothing of a person may be erased while a claim is expected or pending (Art. 17(3)(e), 18(1)(c))."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from .. import subject as subjects
from ..audit import log
from ..contracts import LeftOut, Refused, Subject
from ..datamap.exclusions import LEGAL_HOLD
from ..host import auth
from ..requests import authority, words
from ..requests.subjects import one_at_a_time
from .models import LegalHold


def standing(accounts: frozenset[int], addresses: frozenset[str]) -> QuerySet[LegalHold]:
    """The holds that stand over these accounts and normalised addresses."""
    wanted = addresses - {""}
    return LegalHold.objects.filter(Q(account_id__in=accounts) | Q(address__in=wanted), lifted_at=None)


def held(subject: Subject) -> bool:
    """Whether a hold stands over the person, known by any account or address."""
    return bool(standing(subject.accounts, subject.mailboxes | subject.account_emails).exists())


def left_out(subject: Subject) -> list[LeftOut]:
    """A hold is never given out: it would show the other side what the shop expects (Art. 15(4)). That there is one,
    and why it is left out, is said."""
    count = standing(subject.accounts, subject.mailboxes | subject.account_emails).count()
    return [LeftOut(LEGAL_HOLD, count)] if count else []


def put(
    *, account_id: int | None, email: str, reason: str, requestor: auth.Requestor, now: datetime
) -> LegalHold:
    """Hold a person; who is held already stays so. Raises Forbidden or Refused."""
    said = words.needed(reason, "reason", limit=500)
    address = subjects.same_address(email) if email else ""
    if bool(account_id) == bool(email):
        raise Refused("required", _("Give either customer or email."), field="customer")
    if email and not address:
        raise Refused("invalid", _("Please enter an e-mail address such as name@example.com."), field="email")
    if address:
        account = subjects.account_of(address)
        account_id = account.pk if account else None
    authority.may_restrict(requestor, account_id, address)
    with transaction.atomic():
        # Of two who set it at once, the second finds what the first wrote.
        one_at_a_time(f"hold:{address or account_id}")
        found = standing(frozenset({account_id} if account_id else ()), frozenset({address})).first()
        if found is not None:
            return found
        by = authority.acting(requestor)
        row = LegalHold.objects.create(
            account_id=account_id, address=address, reason=said, since=now, by=by.id
        )
        log.record("hold.set", object_id=row.pk, by=by, now=now, content={"reason": said})
        return row


def lift(hold_id: UUID, *, reason: str, requestor: auth.Requestor, now: datetime) -> LegalHold:
    """End a hold; one that ended stays as it ended. Raises Forbidden or Refused."""
    said = words.needed(reason, "reason", limit=500)
    with transaction.atomic():
        row = LegalHold.objects.select_for_update(of=("self",)).filter(pk=hold_id).first()
        if row is None:
            raise Refused("not_found", _("There is no such legal hold."), field="lift")
        authority.may_restrict(requestor, row.account_id, row.address)
        if row.lifted_at is None:
            by = authority.acting(requestor)
            row.lifted_at, row.lifted_by, row.lift_reason = now, by.id, said
            row.save(update_fields=["lifted_at", "lifted_by", "lift_reason"])
            log.record("hold.lifted", object_id=row.pk, by=by, now=now, content={"reason": said})
        return row
