"""What staff or an app writes down for a person: consent with its proof, and withdrawal or objection on behalf."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from .. import subject
from ..conf import Settings
from ..consent import asking, ledger, orders, subjects
from ..consent.giving import Claim
from ..consent.models import Origin, Proof, PurposeText, Standing
from ..consent.subjects import Who
from ..contracts import Refused, Role
from ..host import auth, models, shop
from ..requests import authority, words
from ..requests.models import Request
from . import at_once

RIGHTS = {Standing.WITHDRAWN: at_once.WITHDRAWAL, Standing.OBJECTED: at_once.OBJECTION}


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What the person said, to whom it was said, and how that can be shown."""

    account_id: int | None
    email: str
    purpose: str
    order_id: UUID | None
    standing: Standing
    proof: str
    note: str
    version: int | None
    text_language: str
    channel: str
    language: str


def record(
    said: Said, requestor: auth.Requestor, *, settings: Settings, now: datetime
) -> tuple[Standing, str]:
    """Write it down; what the ledger says then, and the reference of the request beside it, if there is one.

    Raises Forbidden, or Refused naming the field. Nobody but the person lifts a suppression: such a consent waits
    for the mailbox.
    """
    authority.may_see(requestor)
    note = words.needed(said.note, "note", limit=500)
    if said.proof not in (Proof.STAFF, Proof.DOCUMENT):
        raise Refused("invalid", _("The proof is STAFF or DOCUMENT."), field="proof")
    if said.standing not in (Standing.GIVEN, *RIGHTS):
        raise Refused("invalid", _("Write down GIVEN, WITHDRAWN or OBJECTED."), field="standing")
    if said.channel and not shop.has_channel(said.channel):
        raise Refused("not_found", _("There is no such channel."), field="channel")
    who = _who(said)
    authority.may_register(requestor, Request(account_id=who.account_id, address=who.address))
    orders.checked(who, said.order_id, proof=Proof(said.proof))
    by = authority.acting(requestor)
    origin, claim = (Origin.APP if by.role == Role.APP else Origin.STAFF), Claim(who, Proof(said.proof))
    if said.standing in RIGHTS:
        right = RIGHTS[said.standing]
        request = at_once.take(
            right, claim, said.purpose, settings=settings, now=now, by=by, origin=origin,
            order_id=said.order_id, told=note,
        )  # fmt: skip
        return said.standing, request.reference
    with transaction.atomic():
        entry = ledger.record(
            who, said.purpose, Standing.GIVEN, origin=origin, by=by, proof=claim.proof, now=now,
            text=_text(said), order_id=said.order_id, note=note,
        )  # fmt: skip
        assert entry is not None
        if entry.standing == Standing.GIVEN:
            asking.receipt(entry, now=now)
    return Standing(entry.standing), ""


def _who(said: Said) -> Who:
    if bool(said.email.strip()) == bool(said.account_id):
        raise Refused("required", _("Give either customer or email."), field="customer")
    more = {"language": said.language, "channel": said.channel}
    if said.account_id is None:
        email = subject.clean_address(said.email)
        account = subject.account_of(email)
        return subjects.who(email, account.pk if account else None, **more)
    user = models.user().objects.filter(pk=said.account_id).first()
    if user is None:
        raise Refused("not_found", _("There is no such customer."), field="customer")
    return subjects.of_user(user, **more)


def _text(said: Said) -> PurposeText | None:
    """The words the person agreed to, of whatever version; none where staff does not know."""
    if said.version is None:
        return None
    found = PurposeText.objects.filter(
        purpose__key=said.purpose, version=said.version, language=said.text_language
    ).first()
    if found is None:
        raise Refused("not_found", _("There is no such text of this purpose."), field="version")
    return found
