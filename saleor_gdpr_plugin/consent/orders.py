"""Consent about one order: said only about an order that was shown to be the person's."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from .. import subject
from ..contracts import Refused
from ..datamap.ownership import own_among
from .models import Proof
from .subjects import Who


def checked(who: Who, order_id: UUID | None, *, proof: Proof) -> None:
    """Raises Refused, naming the order, for one that is not the person's; an unknown one reads the same.

    Nothing is looked up for a typed address: whoever shows nothing learns nothing about orders. A login opens the
    orders of the account, a mailbox those under its address; staff vouches for both.
    """
    if order_id is None:
        return
    if proof == Proof.NONE:
        message = _("Please log in, or open the link of one of our e-mails, to speak about one order.")
        raise Refused("proof_needed", message, field="order")
    mailbox = None if proof == Proof.LOGIN else who.email
    if not own_among(subject.proven(who.account_id, mailbox), [order_id]):
        message = _("There is no such order among those that are shown to be yours.")
        raise Refused("not_found", message, field="order")
