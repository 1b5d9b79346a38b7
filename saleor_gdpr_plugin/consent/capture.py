"""Flags of accounts that were changed without us, read into the ledger.

Off always counts, whoever wrote it. On is consent only when the customer wrote it, logged in, with a proven address,
on the own account, while the purpose has words; otherwise it waits for the mailbox, and the flag goes back to off.
Staff, apps and imports never lift a suppression.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from .. import conf, subject
from ..conf import ConsentKey
from ..contracts import SUBJECT, Actor, Role
from ..host import models
from ..work import jobs
from ..work.models import Job
from . import ledger, mirror, purposes, subjects
from .models import (
    STOPS,
    ConsentEntry,
    FlagNotice,
    LearnedKey,
    Origin,
    Proof,
    Purpose,
    SeenFlag,
    Standing,
)
from .subjects import Who

SETTLE = timedelta(seconds=2)
"""How long a flag that was set is left alone, so that everybody's hook has spoken."""
NEAR = timedelta(seconds=2)
"""A hook sees everything that was written before it ran: of two who write within this time each sees the other's flag,
and neither is known to have set it."""
ORIGINS = {
    Role.SUBJECT: Origin.ACCOUNT,
    Role.STAFF: Origin.STAFF,
    Role.APP: Origin.APP,
    Role.SYSTEM: Origin.MIRROR,
}


def flag(job: Job) -> None:
    """Read one notice, and those before it of the same flag; raises Later while it settles."""
    notice = FlagNotice.objects.filter(pk=job.object_id).first()
    settings = conf.load()
    if notice is None or notice.done_at is not None or settings is None:
        return
    now = timezone.now()
    if notice.on and now < notice.at + SETTLE:
        raise jobs.Later(notice.at + SETTLE)
    user = models.user().objects.filter(pk=notice.user_id).first()
    keys = {(key.private, key.key): key for key in settings.consent_keys}
    key = keys.get((notice.private, notice.key))
    if user is None or key is None:
        FlagNotice.objects.filter(pk=notice.pk).update(done_at=now)
        return
    with transaction.atomic():
        who = subjects.of_user(user)
        subjects.locked(who)
        for each in _open(notice):
            _read(each, key, who, now)
            FlagNotice.objects.filter(pk=each.pk).update(done_at=now)


def _open(notice: FlagNotice) -> list[FlagNotice]:
    """The notices of a flag up to this one that nobody has read, in their order."""
    same = FlagNotice.objects.filter(user_id=notice.user_id, private=notice.private, key=notice.key)
    return list(same.filter(pk__lte=notice.pk, done_at=None))


def _read(notice: FlagNotice, key: ConsentKey, who: Who, now: datetime) -> None:
    last = _last(notice)
    if last is not None and last is notice.on:
        return
    # As it stands now, and not as it stood when we began: another writer, or we, may have been quicker.
    user = models.user().objects.get(pk=notice.user_id)
    stands = notice.on and key.says_on(key.read(user.metadata, user.private_metadata))
    mirror.seen(user.pk, key, stands, now)
    purpose = Purpose.objects.filter(key=key.purpose).first()
    if purpose is None:
        return
    if not notice.on:
        _off(notice, purpose, who, was_on=bool(last), now=now)
    elif stands and purpose.active:
        _on(notice, key, purpose, who, user, now)


def _last(notice: FlagNotice) -> bool | None:
    seen = SeenFlag.objects.filter(user_id=notice.user_id, private=notice.private, key=notice.key)
    return seen.values_list("on", flat=True).first()


def _off(notice: FlagNotice, purpose: Purpose, who: Who, *, was_on: bool, now: datetime) -> None:
    """An account that begins with off withdraws nothing, unless the law would let the shop write without asking."""
    standings = ledger.standings(who)
    said = {standing for (key, _order), standing in standings.items() if key == purpose.key}
    withdraws = was_on or said & {Standing.GIVEN, Standing.PENDING} or (purpose.soft_opt_in and not said)
    if standings.get((purpose.key, None)) in STOPS or not withdraws:
        return
    by = _actor(notice)
    ledger.record(
        who,
        purpose.key,
        Standing.WITHDRAWN,
        origin=ORIGINS[by.role],
        by=by,
        proof=Proof.LOGIN if by == SUBJECT else Proof.NONE,
        now=now,
        cause=f"flag:{notice.pk}",
    )


def _on(notice: FlagNotice, key: ConsentKey, purpose: Purpose, who: Who, user: Any, now: datetime) -> None:
    if ledger.standings(who).get((purpose.key, None)) == Standing.GIVEN:
        return
    if _said_since(notice, purpose, who):
        mirror.push(who, now, purpose=purpose.key)
        return
    text, by = purposes.newest(purpose, user.language_code), _actor(notice)
    own = by == SUBJECT and notice.written and not key.private and _learned(key) and not _rivals(notice)
    if not own and by.role in (Role.STAFF, Role.APP) and ledger.stopped(who.address, purpose):
        # The person said no. Nobody else's wish is a reason to ask them again.
        mirror.push(who, now, purpose=purpose.key)
        return
    shown = own and text is not None and subject.proves_address(user)
    ledger.record(
        who,
        purpose.key,
        Standing.GIVEN if shown else Standing.PENDING,
        origin=ORIGINS[by.role],
        by=by,
        proof=Proof.LOGIN if shown else Proof.NONE,
        now=now,
        text=text,
        cause=f"flag:{notice.pk}",
    )


def _actor(notice: FlagNotice) -> Actor:
    return Actor(Role(notice.role), notice.actor_id)


def _said_since(notice: FlagNotice, purpose: Purpose, who: Who) -> bool:
    """Whether the ledger has a later word than the flag: a withdrawal while the flag settled, for example."""
    later = ConsentEntry.objects.filter(subject__address=who.address, at__gt=notice.at, order_id=None)
    about = Q(purpose=purpose) | Q(purpose=None) if purpose.covered else Q(purpose=purpose)
    return bool(who.address and later.filter(about).exists())


def _rivals(notice: FlagNotice) -> bool:
    """Whether somebody else's hook saw the flag set at the same time: then it may be theirs."""
    near = FlagNotice.objects.filter(
        user_id=notice.user_id,
        private=notice.private,
        key=notice.key,
        on=True,
        at__range=(notice.at - NEAR, notice.at + NEAR),
    )
    return bool(near.exclude(role=Role.SUBJECT).exists())


def _learned(key: ConsentKey) -> bool:
    """Before the shop's old flags were noted, one of them would look as if it had just been set."""
    return bool(LearnedKey.objects.filter(private=key.private, key=key.key).exclude(done_at=None).exists())
