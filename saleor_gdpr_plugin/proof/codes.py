"""Six-digit codes: quick to type, useless without the browser that asked, and soon used up."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from datetime import datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from .. import keys
from ..contracts import Refused
from . import limits
from .models import Code

TRIES_PER_DAY = 5
"""Wrong or right, over all requests of one address."""


def remember_browser(object_id: UUID) -> str:
    """Make the secret that the submitting browser keeps; stored as a hash."""
    secret = secrets.token_urlsafe(32)
    Code.objects.create(object_id=object_id, browser=_hash(secret))
    return secret


def is_browser(object_id: UUID, secret: str) -> bool:
    """Whether this is the browser that submitted."""
    stored = Code.objects.filter(object_id=object_id).values_list("browser", flat=True).first() or ""
    return hmac.compare_digest(stored, _hash(secret))


def _hash(secret: str) -> str:
    # Plain, so that it survives a change of keys: the input is 256 random bits.
    return hashlib.sha256(secret.encode()).hexdigest()


def issue(object_id: UUID, *, life: timedelta, now: datetime) -> str:
    """A fresh code for the mail; the one before stops working."""
    code = f"{secrets.randbelow(10**6):06d}"
    Code.objects.filter(object_id=object_id).update(
        digest=keys.digest(keys.Use.LINK, f"{object_id}:{code}"), expires_at=now + life
    )
    return code


def wrong_browser() -> Refused:
    """The answer to a browser that did not submit, and to one that names no request at all."""
    return Refused("code_wrong", _("Please open the link in the e-mail instead."), field="code")


def count_try(object_id: UUID, secret: str, *, address: str, now: datetime) -> None:
    """Count a try, wrong or right; raises Refused when this browser did not submit or the day's tries are over.

    Committed on its own, before the code is looked at, so that a try which is refused still counts. A browser
    that did not submit uses up no tries of the address.
    """
    if not is_browser(object_id, secret):
        raise wrong_browser()
    if limits.count("code", address, window=timedelta(days=1), now=now) > TRIES_PER_DAY:
        message = _("Too many tries today. The link in the e-mail still works.")
        raise Refused("code_exhausted", message, field="code")


def redeem(object_id: UUID, code: str, *, now: datetime) -> None:
    """Use up the code inside the current transaction; raises Refused for a wrong or an old one."""
    row = Code.objects.select_for_update().get(object_id=object_id)
    right = hmac.compare_digest(row.digest, keys.digest(keys.Use.LINK, f"{object_id}:{code.strip()}"))
    if not right or row.expires_at is None or row.expires_at <= now:
        message = _("This code is wrong or older than allowed. Check it, or open the link in the e-mail.")
        raise Refused("code_wrong", message, field="code")
    row.digest, row.expires_at = "", None
    row.save(update_fields=["digest", "expires_at"])
