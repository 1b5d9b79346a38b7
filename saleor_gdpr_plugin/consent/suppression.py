"""Who must not be written to: keyed digests that outlive the person's data, and every change of keys.

An address is looked up under every key there is. A row whose key is gone cannot be compared, so then nobody can be
shown to be free of it: `KeyMissing`, and everything is refused.
"""

from __future__ import annotations

import enum
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q

from .. import keys
from ..audit import owed
from ..datamap.rows import among
from .models import Suppression

ALL = ""
"""Stands for every purpose that is marketing or profiling."""


ADDED, LIFTED, FORGOTTEN = "suppressed", "suppression_lifted", "suppression_forgotten"
"""Lines of the journal: a backup knows nothing of what came after it."""
CHUNK = 1000
"""Digests of one such line."""


class Reason(enum.StrEnum):
    """Why an address is suppressed; what was imported or objected to is never called less."""

    WITHDRAWN = "withdrawn"
    OBJECTED = "objected"
    IMPORTED = "imported"


@dataclass(frozen=True, slots=True)
class Found:
    """Which addresses are suppressed, and which objected at any time (Art. 13(2) of 2002/58 ends with that)."""

    suppressed: frozenset[str]
    objected: frozenset[str]


def suppress(address: str, *, purpose: str = ALL, reason: str, now: datetime) -> None:
    """Write nobody there any more, for one purpose or for all marketing and profiling. Twice does no harm.

    Needs only the key that writes. `now` is the moment of the line in the ledger, where there is one.
    """
    key_id = keys.writing_id()
    digest = keys.mac(keys.Use.SUPPRESSION, key_id, address)
    add([digest], key_id=key_id, purpose=purpose, reason=reason, now=now)


def add(digests: Sequence[str], *, key_id: str, purpose: str, reason: str, now: datetime) -> None:
    """Suppress what is known by its digest only."""
    fresh = [
        Suppression(key_id=key_id, digest=each, purpose=purpose, reason=reason, at=now) for each in digests
    ]
    Suppression.objects.bulk_create(fresh, ignore_conflicts=True, batch_size=1000)
    rows = Suppression.objects.filter(among("digest", digests), key_id=key_id, purpose=purpose)
    rows.filter(Q(at__lt=now) | ~Q(lifted_at=None)).update(at=now, lifted_at=None)
    if reason != Reason.WITHDRAWN:
        rows.filter(reason=Reason.WITHDRAWN).update(reason=reason)
    told = {"digest_key": key_id, "purpose": purpose, "reason": reason, "since": now.isoformat()}
    for start in range(0, len(digests), CHUNK):
        owed.owe(ADDED, {**told, "digests": list(digests[start : start + CHUNK])})


def lift(address: str, purpose: str, now: datetime) -> None:
    """The person consented anew: free for this purpose of what was written before; raises KeyMissing.

    A row of the purpose itself goes before an older one that stands for all, which stays for every other purpose.
    """
    key_id = keys.writing_id()
    newest = keys.mac(keys.Use.SUPPRESSION, key_id, address)
    lift_digests(list(_digests([address])), newest, key_id=key_id, purpose=purpose, now=now)


def lift_digests(digests: Sequence[str], newest: str, *, key_id: str, purpose: str, now: datetime) -> None:
    """`lift` for a mailbox known by its digests only; `newest` is the one under `key_id`."""
    before = Suppression.objects.filter(digest__in=digests, at__lt=now, lifted_at=None)
    if before.exists():
        told = {"digests": list(digests), "newest": newest, "digest_key": key_id, "purpose": purpose}
        owed.owe(LIFTED, {**told, "since": now.isoformat()})
    before.filter(purpose=purpose).update(lifted_at=now)
    if purpose == ALL or not before.filter(purpose=ALL).exists():
        return
    row, _made = Suppression.objects.get_or_create(
        key_id=key_id, digest=newest, purpose=purpose, defaults={"at": now, "reason": Reason.OBJECTED}
    )
    row.lifted_at = now
    row.save(update_fields=["lifted_at"])


def forget(address: str) -> None:
    """Take back everything but imports, for the ledger to write anew what still counts; raises KeyMissing."""
    forget_digests(list(_digests([address])))


def forget_digests(digests: Sequence[str], *, before: datetime | None = None) -> None:
    """`forget` for a mailbox known by its digests only; of `before` a moment where that is long ago."""
    rows = Suppression.objects.filter(digest__in=digests).exclude(reason=Reason.IMPORTED)
    count, _rows = (rows.filter(at__lt=before) if before else rows).delete()
    if count:
        owed.owe(FORGOTTEN, {"digests": list(digests)})


def suppressed(addresses: Iterable[str], purpose: str = ALL, *, covered: bool = True) -> frozenset[str]:
    """Which of these normalised addresses must not be written to for a purpose; raises KeyMissing.

    `covered` tells whether the purpose is marketing or profiling, so that a row for all stands for it too.
    """
    return look_up(addresses, purpose, covered=covered).suppressed


def look_up(addresses: Iterable[str], purpose: str, *, covered: bool) -> Found:
    """What stands against these addresses: a fixed number of queries; raises KeyMissing."""
    digests = _digests(addresses)
    wanted = {purpose, ALL} if covered else {purpose}
    rows: dict[str, list[tuple[str, str, datetime, datetime | None]]] = defaultdict(list)
    found = Suppression.objects.filter(among("digest", list(digests)), purpose__in=wanted)
    for digest, *row in found.values_list("digest", "purpose", "reason", "at", "lifted_at"):
        rows[digests[digest]].append(tuple(row))
    return Found(
        suppressed=frozenset(address for address, each in rows.items() if _stops(each, purpose)),
        objected=frozenset(
            address for address, each in rows.items() if any(row[1] != Reason.WITHDRAWN for row in each)
        ),
    )


def _stops(rows: Sequence[tuple[str, str, datetime, datetime | None]], purpose: str) -> bool:
    own = [(at, lifted) for key, _reason, at, lifted in rows if key == purpose]
    if any(lifted is None for _at, lifted in own):
        return True
    freed = max((lifted for _at, lifted in own if lifted), default=None)
    general = [at for key, _reason, at, lifted in rows if key == ALL != purpose and lifted is None]
    return bool(general) and (freed is None or freed <= max(general))


def missing_keys() -> set[str]:
    """Ids of keys that rows were written with and that are gone."""
    return _used() - set(keys.masters())


def _digests(addresses: Iterable[str]) -> dict[str, str]:
    """Addresses by every digest they can have; raises KeyMissing when a row's key is gone."""
    if gone := missing_keys():
        raise keys.KeyMissing(min(gone))
    found: dict[str, str] = {}
    wanted = tuple(addresses)
    for key_id in keys.masters():
        mac = keys.macs(keys.Use.SUPPRESSION, key_id)
        found |= {mac(address): address for address in wanted}
    return found


def _used() -> set[str]:
    """Ids of all keys that rows were written with: one step along the index for each, however many rows."""
    found: set[str] = set()
    rows: Any = Suppression.objects.order_by("key_id").values_list("key_id", flat=True)
    last = ""
    while (following := rows.filter(key_id__gt=last).first()) is not None:
        found.add(following)
        last = following
    return found
