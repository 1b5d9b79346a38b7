"""Which keys of private metadata are the person's: values of all others stay masked, because apps keep secrets there.

A key is personal when the merchant said so, or, undecided, when its name says so (Saleor facts, saleor.md 1.1):
`<gateway>.customer_id` is the payment provider's customer id, `oidc:<url>` the id at the login provider. What we
write ourselves begins with `gdpr.`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from ..audit import log
from ..contracts import Actor, Refused
from .models import KeyKind, MetadataKey

ENDINGS = (".customer_id",)
STARTS = ("oidc:", "gdpr.")
"""How keys begin and end that are personal unless the merchant says otherwise."""
MASK = "•••"
"""What stands in place of a masked value."""
KEY_LIMIT = 256
"""Characters of a key that can be classified."""


@dataclass(frozen=True, slots=True)
class Decided:
    """The keys the merchant classified."""

    personal: frozenset[str]
    secret: frozenset[str]

    def is_personal(self, key: str) -> bool:
        """The decision, or the default; rows.PrivateMetadata says the same to PostgreSQL."""
        if key in self.personal or key in self.secret:
            return key in self.personal
        return key.startswith(STARTS) or key.endswith(ENDINGS)


def decided() -> Decided:
    """All decisions; one small query."""
    found: dict[str, set[str]] = {kind.value: set() for kind in KeyKind}
    for key, kind in MetadataKey.objects.values_list("key", "kind"):
        found[kind].add(key)
    return Decided(frozenset(found[KeyKind.PERSONAL]), frozenset(found[KeyKind.SECRET]))


def personal_keys() -> frozenset[str]:
    """Keys that the merchant classified as personal; the defaults are patterns and not among them."""
    return decided().personal


def is_personal(key: str) -> bool:
    """Whether the value of a key belongs into an export."""
    return decided().is_personal(key)


def classify(key: str, kind: KeyKind | None, *, by: Actor, now: datetime) -> MetadataKey | None:
    """Classify a key, or forget what was decided about it (None); raises Refused for what can be no key."""
    if not key:
        raise Refused("required", _("Please name the key."), field="key")
    if len(key) > KEY_LIMIT:
        message = _("Please use at most %(limit)s characters.") % {"limit": KEY_LIMIT}
        raise Refused("invalid", message, field="key")
    with transaction.atomic():
        row = None
        if kind is None:
            MetadataKey.objects.filter(key=key).delete()
        else:
            values = {"kind": kind, "decided_by": by.id, "at": now}
            row, _created = MetadataKey.objects.update_or_create(key=key, defaults=values)
        content = {"key": key, "kind": kind}
        log.record("metadata.classified", object_id="metadata", by=by, now=now, content=content)
        return row
