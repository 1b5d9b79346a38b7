"""Manual intake: a request that came by letter, phone, e-mail or in person, or through an app of the shop."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.utils.translation import gettext as _

from .. import subject
from ..conf import Settings
from ..contracts import Forbidden, Refused
from ..host import auth, models, shop
from . import authority, dates, finding, identity, proving, registry, words
from .clock import receipt
from .intake import MATCH, PROVE
from .lifecycle import start
from .models import Origin, Request, Way
from .states import State
from .subjects import one_at_a_time

OLDEST = relativedelta(years=2)
"""A receipt further back is a slip of the pen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What staff or an app wrote down. `method` and `identity_note` are empty while the person is not proven."""

    channel: str
    received_on: date
    via: str
    language: str
    right: str = registry.UNSORTED
    text: str = ""
    restriction_ground: str = ""
    email: str = ""
    account_id: int | None = None
    name: str = ""
    postal_address: str = ""
    country: str = ""
    representative: str = ""
    representative_proof: str = ""
    external_reference: str = ""
    method: str = ""
    identity_note: str = ""


def register(record: Record, requestor: auth.Requestor, *, settings: Settings, now: datetime) -> Request:
    """Write the request down under its true date of receipt; raises Refused naming the field, or Forbidden.

    Without a recorded identity it is unproven, and a mail to the address, if there is one, asks for the proof.
    """
    values = _values(record, settings=settings, now=now)
    by = authority.acting(requestor)
    if requestor.app is not None and record.method:
        raise Forbidden(_("Only a staff user can confirm an identity, not an app."))
    authority.may_register(requestor, Request(**values))
    values["origin"] = Origin.APP if requestor.app is not None else Origin.STAFF
    with transaction.atomic():
        one_at_a_time(values["address"])
        work = (PROVE, MATCH) if record.email and not record.method else ()
        request = start(State.UNVERIFIED, by=by, now=now, work=work, **values)
        finding.describe(request)
        if not record.method:
            return request
        if request.account_id is None and request.email:
            account = subject.account_of(request.email)
            request.account_id = account.pk if account else None
        authority.may_decide(requestor, request)
        request.mailbox_proven = bool(request.email)
        request.save(update_fields=["account_id", "mailbox_proven"])
        return proving.opened(request, by=by, settings=settings, now=now)


def _values(record: Record, *, settings: Settings, now: datetime) -> dict[str, Any]:
    if record.via not in set(Way):
        raise Refused("invalid", _("Say how the request reached the shop."), field="via")
    if not shop.has_channel(record.channel):
        raise Refused("not_found", _("There is no such channel."), field="channel")
    today = receipt(now, settings.time_zone)
    if not today - OLDEST <= record.received_on <= today:
        message = _("Give the day the request arrived: not in the future, and not more than two years ago.")
        raise Refused("invalid", message, field="received_on")
    if record.account_id is not None and not models.user().objects.filter(pk=record.account_id).exists():
        raise Refused("not_found", _("There is no such customer."), field="customer")
    email = subject.clean_address(record.email) if record.email.strip() else ""
    postal = words.clean(record.postal_address, "postal_address", limit=500)
    if not email and not postal:
        message = _("Give an e-mail address, or a postal address for printed letters.")
        raise Refused("required", message, field="email")
    if record.representative and not record.representative_proof.strip():
        message = _("Say how the representative showed the mandate.")
        raise Refused("required", message, field="representative_proof")
    country = record.country.strip().upper()
    if country and not (len(country) == 2 and country.isascii() and country.isalpha()):
        raise Refused("invalid", _("Give the two letters of the country, for example DE."), field="country")
    method, note = identity.checked(record.method, record.identity_note) if record.method else ("", "")
    return {
        "right": record.right,
        "details": registry.check(
            record.right, {"text": record.text, "grounds": [record.restriction_ground]}
        ),
        "channel": record.channel,
        "language": record.language,
        "email": email,
        "address": subject.same_address(email) if email else "",
        "account_id": record.account_id,
        "name": words.clean(record.name, "name", limit=255),
        "postal_address": postal,
        "country": country,
        "representative": words.clean(record.representative, "representative", limit=255),
        "representative_proof": words.clean(record.representative_proof, "representative_proof", limit=500),
        "external_reference": words.clean(record.external_reference, "external_reference", limit=255),
        "received_via": record.via,
        "identity": method,
        "identity_note": note,
        "known": True,
        **dates.at_start(record.received_on, record.right, settings=settings, now=now),
    }
