"""Each erasure is told to the journal outside the database, by numbers of rows and keyed digests: a backup that is
restored brings people back, and then somebody has to know who was erased, and how."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from ..audit import owed
from ..contracts import Disposition, Subject
from ..requests.models import Request
from . import person
from .models import ErasureRecord, Plan

LINE = "erasure"
"""Line of the journal: one person was erased."""


def owe(request: Request, plan: Plan, subject: Subject, record: ErasureRecord) -> None:
    """Owe the line of an erasure, in the transaction that ends it and before anything is blanked.

    `subject` is the person as found, its orders by their ids. What staff decided differently from the rules is told by
    row and ground: who erases again must not destroy what was kept for a claim.
    """
    key_id = record.key_id
    decided = plan.items.exclude(reason="").order_by("pk")
    kept = decided.filter(disposition=Disposition.KEEP).values_list("source", "key", "ground", "until")
    let_go = decided.exclude(override="").exclude(disposition=Disposition.KEEP).values_list("source", "key")
    owed.owe(
        LINE,
        {
            "request": str(request.pk),
            "account": subject.account_id or request.account_id,
            "accounts": sorted(subject.accounts),
            "digest_key": key_id,
            "mailboxes": _digests(subject.mailboxes, key_id),
            "addresses": _digests(subject.account_emails, key_id),
            "former": [
                [digest, until.isoformat()]
                for address, until in sorted(subject.former)
                for digest in _digests([address], key_id)
            ],
            "orders": sorted(map(str, subject.joined_orders)),
            "left_out": sorted(map(str, subject.left_out_orders)),
            "kept": [
                [source, key, ground, until.isoformat() if until else None]
                for source, key, ground, until in kept.iterator()
            ],
            "let_go": [list(each) for each in let_go.iterator()],
            "plan": digest(plan),
        },
        uid=record.pk,
    )


def digest(plan: Plan) -> str:
    """SHA-256 over what became of each thing, hex: what was done can be compared with what a copy says."""
    found = hashlib.sha256()
    rows = plan.items.order_by("source", "key").values_list("source", "key", "disposition", "until")
    for row in rows.iterator():
        found.update((repr(tuple(map(str, row))) + "\n").encode())
    return found.hexdigest()


def _digests(addresses: Iterable[str], key_id: str) -> list[str]:
    return person.digests(person.address_names(addresses), key_id)
