"""Orders and accounts as they arrive: what was ticked, whose mailbox it is, and what the ledger already knows of it.

What was ticked with an order is kept per order, and is never consent by itself, because anybody can type an address.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from .. import conf, subject
from ..contracts import SYSTEM
from ..host import models
from ..work.models import Job
from . import ledger, mirror, noticing, purposes, subjects
from .models import (
    STOPS,
    ConsentEntry,
    ConsentSubject,
    FlagNotice,
    Origin,
    Proof,
    Purpose,
    SeenFlag,
    Standing,
)
from .subjects import Who


def order(job: Job) -> None:
    """Read what was ticked with an order."""
    settings = conf.load()
    found = models.order().objects.filter(pk=job.object_id).select_related("user").first()
    if settings is None or found is None or not subject.same_address(found.user_email or ""):
        return
    who = _orderer(found)
    wished = {flag.key.purpose for flag in noticing.flags(settings.consent_keys, found) if flag.on}
    for purpose in Purpose.objects.filter(key__in=wished, active=True):
        with transaction.atomic():
            subjects.locked(who)
            if ledger.standings(who).get((purpose.key, None)) == Standing.GIVEN:
                continue
            ledger.record(
                who,
                purpose.key,
                Standing.PENDING,
                origin=Origin.CHECKOUT if found.origin == "checkout" else Origin.ORDER,
                by=SYSTEM,
                proof=Proof.NONE,
                now=timezone.now(),
                text=purposes.newest(purpose, found.language_code),
                order_id=found.pk,
                cause=f"order:{found.pk}:{purpose.key}",
            )


def _orderer(found: Any) -> Who:
    """The mailbox typed with the order; the account only where it is the same mailbox."""
    who = subjects.who(found.user_email)
    own = found.user is not None and subject.same_address(found.user.email) == who.address
    return subjects.who(found.user_email, found.user.pk) if own else who


def account(job: Job) -> None:
    """A new account, or a new address of one: what was stopped stays stopped, what was given is asked for anew."""
    user = models.user().objects.filter(pk=job.object_id).first()
    if user is None or conf.load() is None:
        return
    who, now = subjects.of_user(user), timezone.now()
    with transaction.atomic():
        for purpose, standing, cause in _left_behind(user.pk, who):
            ledger.record(
                who,
                purpose,
                standing if standing in STOPS else Standing.PENDING,
                origin=Origin.MIRROR,
                by=SYSTEM,
                proof=Proof.NONE,
                now=now,
                cause=cause,
            )
        mirror.push(who, now)


def _left_behind(user_id: int, who: Who) -> list[tuple[str, Standing, str]]:
    """What holds under former addresses of an account: purpose, standing, cause. Those are the account's no more."""
    former = ConsentSubject.objects.filter(account_id=user_id).exclude(address=who.address)
    found: list[tuple[str, Standing, str]] = []
    for row in former.select_for_update(of=("self",)).order_by("pk"):
        last = ConsentEntry.objects.filter(subject=row).order_by("pk").values_list("pk", flat=True).last()
        held = ledger.standings(Who(row.address, row.email, user_id))
        found += [
            (purpose, standing, f"moved:{last}:{user_id}:{purpose}")
            for (purpose, order_id), standing in held.items()
            if order_id is None
        ]
    former.update(account_id=None)
    return found


def forget(job: Job) -> None:
    """Saleor deleted the account: what was seen of its flags goes too. The ledger knows the mailbox."""
    SeenFlag.objects.filter(user_id=job.object_id).delete()
    FlagNotice.objects.filter(user_id=job.object_id).delete()
