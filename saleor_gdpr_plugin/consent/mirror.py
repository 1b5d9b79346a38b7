"""The flags in a customer's metadata are a mirror: the ledger is the truth, and what it says is written there.

Only a flag that says something else is written, so a mirror that is right costs no write and no tool hears of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from .. import conf, subject
from ..conf import ConsentKey
from ..host import customers, models
from ..work import jobs
from ..work.models import Job
from . import purposes, suppression
from .models import STOPS, FlagNotice, SeenFlag, Standing
from .subjects import Who

ANNOUNCE = "consent.announce"
"""Job: both customer hooks of Saleor, for an account whose flags we wrote."""


def push(who: Who, now: datetime, *, purpose: str | None = None) -> int:
    """Write the flags of every account of this mailbox as the ledger has them; how many accounts were written.

    Only those of `purpose` (suppression.ALL: of all marketing and profiling) when the ledger changed for it: what
    somebody writes under another key at this moment is theirs, and read by its own notice. Inside the transaction that
    changed the ledger. Raises KeyMissing when a suppression cannot be compared.
    """
    keys = _concerned(conf.committed().consent_keys, purpose)
    accounts = _accounts(who) if keys else []
    if not accounts:
        return 0
    wanted = _wanted(who, keys)
    unread = _unread(accounts) if purpose is None else frozenset()
    return sum(_write(user, keys, wanted, unread, now) for user in accounts)


def _concerned(keys: tuple[ConsentKey, ...], purpose: str | None) -> tuple[ConsentKey, ...]:
    if not keys or purpose is None:
        return keys
    names = purposes.covered() if purpose == suppression.ALL else (purpose,)
    return tuple(key for key in keys if key.purpose in names)


def _unread(accounts: list[Any]) -> frozenset[tuple[int, bool, str]]:
    """Flags that somebody changed, and whose notice nobody has read yet."""
    rows = FlagNotice.objects.filter(user_id__in=[user.pk for user in accounts], done_at=None)
    return frozenset(rows.values_list("user_id", "private", "key"))


def announce(job: Job) -> None:
    """Tell every tool of the shop; a job, so that no crash after the commit keeps it from them."""
    customers.announce(int(job.object_id.partition(":")[0]))


def consents(standings: Mapping[tuple[str, UUID | None], Standing], purpose: str) -> bool | None:
    """Whether the ledger holds consent to a purpose, for the person or for an order of theirs; None: never asked."""
    own = standings.get((purpose, None))
    said = {standing for (key, _order), standing in standings.items() if key == purpose}
    if not said:
        return None
    return own not in STOPS and Standing.GIVEN in said


def _accounts(who: Who) -> list[Any]:
    """Consent is per mailbox, so the accounts that have this address now; one without any is known by its id."""
    users = models.user().objects
    if not who.address:
        return list(users.filter(pk=who.account_id))
    near = users.filter(subject.spelled_like("email", who.email or who.address)).order_by("pk")
    return [user for user in near if subject.same_address(user.email) == who.address]


def _wanted(who: Who, keys: tuple[ConsentKey, ...]) -> dict[str, bool | None]:
    """What each purpose's flags must say; None where the ledger has no word on it."""
    from . import ledger  # the ledger writes through us

    standings, covered = ledger.standings(who), frozenset(purposes.covered())
    found: dict[str, bool | None] = {}
    for purpose in {key.purpose for key in keys}:
        found[purpose] = consents(standings, purpose)
        if found[purpose] is None and who.address:
            stops = suppression.suppressed([who.address], purpose, covered=purpose in covered)
            found[purpose] = False if stops else None
    return found


def _write(
    user: Any,
    keys: tuple[ConsentKey, ...],
    wanted: Mapping[str, bool | None],
    unread: frozenset[tuple[int, bool, str]],
    now: datetime,
) -> bool:
    """Whether anything had to be written."""
    patches: dict[bool, dict[str, str]] = {False: {}, True: {}}
    for key in keys:
        on, stored = wanted[key.purpose], key.read(user.metadata, user.private_metadata)
        # A flag that was never there says off by itself; one that the ledger has no word on is left alone.
        if on is None or key.says_on(stored) is on or (user.pk, key.private, key.key) in unread:
            continue
        patches[key.private][key.key] = key.on if on else key.off
        seen(user.pk, key, on, now)
    if not customers.merge_metadata(user.pk, patches[False], patches[True]):
        return False
    jobs.enqueue(ANNOUNCE, f"{user.pk}:{uuid4().hex}", now=now)
    return True


def seen(user_id: int, key: ConsentKey, on: bool, now: datetime) -> None:
    """Note what a flag says now: the hook that this very write calls sees no difference then."""
    SeenFlag.objects.update_or_create(
        user_id=user_id, private=key.private, key=key.key, defaults={"on": on, "at": now}
    )
