"""Links for the footers of mails: they name nobody, never end, and stop one purpose for one mailbox.

A link holds the digest of an address under the key of suppression, and a seal that only we can make. So it works
after the person was erased, and after the keys were changed, as long as the old key is kept for reading.
"""

from __future__ import annotations

import hmac
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from .. import keys, subject
from ..conf import PLUGIN_ID
from ..datamap.rows import among
from ..host import models, shop
from . import purposes, subjects, suppression
from .models import ConsentSubject, LinkAddress, Purpose
from .subjects import Who

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Link:
    """What a genuine link says: whom to write to no more, and about what ("" for all marketing)."""

    key_id: str
    digest: str
    purpose: str


def urls(emails: Sequence[str], purpose: str) -> list[str]:
    """A link for each address, in their order, "" for what is no address; a fixed number of queries."""
    asked = [subject.same_address(email) for email in emails]
    key_id = keys.writing_id()
    digest_of = keys.macs(keys.Use.SUPPRESSION, key_id)
    digests = {address: digest_of(address) for address in asked if address}
    _note(digests)
    seal = keys.macs(keys.Use.LINK, key_id)
    base = shop.absolute(f"/plugins/global/{PLUGIN_ID}/u/")
    tokens = {
        address: f"{quote(key_id, safe='')}.{digest}.{seal(_sealed(digest, purpose))}"
        for address, digest in digests.items()
    }
    return [f"{base}{tokens[address]}" if address else "" for address in asked]


def opened(token: str) -> Link | None:
    """What a link says, or None when we did not make it, or no longer have the key it was made with."""
    key_id, *parts = token.rsplit(".", 2)
    if len(parts) != 2 or not all(part.isascii() for part in parts):
        return None
    digest, given = parts
    try:
        seal = keys.macs(keys.Use.LINK, key_id)
    except keys.KeyMissing:
        # Forged links name keys that never were; a key that rows still name was taken away too early.
        if key_id in suppression.missing_keys():
            logger.error("unsubscribe: a link was made with a key that is missing from GDPR_KEYS")
        return None
    asked = ("", *Purpose.objects.values_list("key", flat=True))
    genuine = [each for each in asked if hmac.compare_digest(given, seal(_sealed(digest, each)))]
    return Link(key_id, digest, genuine[0]) if genuine else None


def stop(link: Link, *, now: datetime) -> None:
    """Write to this mailbox no more, known or not, erased or not. Twice does no harm."""
    reason = suppression.Reason.WITHDRAWN if link.purpose else suppression.Reason.OBJECTED
    suppression.add([link.digest], key_id=link.key_id, purpose=link.purpose, reason=reason, now=now)


def is_stopped(who: Who, purpose: str) -> bool:
    """Whether this mailbox is written to no more already; then the link changes nothing."""
    try:
        covered = purposes.is_covered(purpose)
        return bool(suppression.suppressed([who.address], purpose, covered=covered))
    except keys.KeyMissing:
        return False


def known(link: Link) -> Who | None:
    """Whose mailbox it is, if the shop still knows it."""
    row = LinkAddress.objects.filter(digest=link.digest).first()
    if row is None:
        return None
    own = ConsentSubject.objects.filter(pk=row.subject_id).exclude(address="").first()
    user = models.user().objects.filter(pk=row.account_id).first()
    found = subjects.of_row(own) if own else subjects.of_user(user) if user else None
    if found is None or keys.mac(keys.Use.SUPPRESSION, link.key_id, found.address) != link.digest:
        # The account has another address by now.
        return None
    return found


def _sealed(digest: str, purpose: str) -> str:
    return f"unsubscribe:{digest}:{purpose}"


def _note(digests: Mapping[str, str]) -> None:
    """Remember by numbers whose these digests are; whoever the shop does not know is not remembered."""
    addresses = list(digests)
    rows = ConsentSubject.objects.filter(among("address", addresses)).values_list("address", "pk")
    own = dict(rows.iterator())
    # Saleor keeps addresses of accounts in small letters.
    users = models.user().objects.filter(among("email", addresses)).values_list("email", "pk")
    accounts = {subject.same_address(email): pk for email, pk in users.iterator()}
    fresh = [
        LinkAddress(digest=digests[address], subject_id=own.get(address), account_id=accounts.get(address))
        for address in addresses
        if address in own or address in accounts
    ]
    LinkAddress.objects.bulk_create(
        fresh,
        batch_size=5000,
        update_conflicts=True,
        unique_fields=["digest"],
        update_fields=["subject_id", "account_id"],
    )
