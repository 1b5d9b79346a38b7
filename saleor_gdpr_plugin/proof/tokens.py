"""Link tokens: 256 random bits, stored as a hash, bound to purpose and object."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import OuterRef, QuerySet
from django.utils.translation import gettext as _

from ..contracts import Refused
from .models import Purpose, Token


def issue(purpose: Purpose, object_id: UUID, *, life: timedelta, now: datetime) -> str:
    """Make a token and store its hash; the token itself exists only in the answer or the mail."""
    raw = secrets.token_urlsafe(32)
    Token.objects.create(digest=_digest(raw), purpose=purpose, object_id=object_id, expires_at=now + life)
    return raw


def read(raw: str, *purposes: Purpose, now: datetime, field: str = "token", reusable: bool = False) -> Token:
    """The token behind `raw`, not used up by this; raises Refused when it opens nothing.

    `reusable` lets a used one pass while it lives: tickets, whose download may be resumed.
    """
    token = Token.objects.filter(digest=_digest(raw), purpose__in=purposes).first()
    return _valid(token, now, field, reusable=reusable)


def known(raw: str, purpose: Purpose) -> bool:
    """Whether a token was ever given out for a purpose, whether it still opens something or not."""
    return Token.objects.filter(digest=_digest(raw), purpose=purpose).exists()


def redeem(raw: str, purpose: Purpose, *, now: datetime, field: str = "token") -> Token:
    """Use up a one-use token inside the current transaction; of two at once, one is refused."""
    rows = Token.objects.select_for_update(of=("self",))
    token = _valid(rows.filter(digest=_digest(raw), purpose=purpose).first(), now, field)
    token.used_at = now
    token.save(update_fields=["used_at"])
    return token


def use_up(object_id: UUID, purpose: Purpose, *, now: datetime) -> None:
    """Use up all tokens of an object that live: who clicks an older mail is told that it was used, or has expired."""
    live(object_id, purpose, now=now).update(used_at=now)


def live(object_id: UUID | OuterRef, *purposes: Purpose, now: datetime) -> QuerySet[Token]:
    """The tokens of an object that still open something."""
    return Token.objects.filter(object_id=object_id, purpose__in=purposes, used_at=None, expires_at__gt=now)


def revoke(object_id: UUID, *purposes: Purpose) -> None:
    """Delete the tokens of an object: they read as unknown from now on."""
    Token.objects.filter(object_id=object_id, purpose__in=purposes).delete()


def revoke_all(object_ids: Iterable[UUID], *purposes: Purpose) -> None:
    """`revoke` for many objects in one statement."""
    Token.objects.filter(object_id__in=list(object_ids), purpose__in=purposes).delete()


def _digest(raw: str) -> str:
    # A plain hash is enough: the input is 256 random bits, not something to guess.
    return hashlib.sha256(raw.encode(errors="replace")).hexdigest()


def _valid(token: Token | None, now: datetime, field: str, *, reusable: bool = False) -> Token:
    if token is None:
        raise Refused("token_invalid", _("This link is not valid. Please ask for a new one."), field=field)
    if token.used_at is not None and not reusable:
        raise Refused("token_used", _("This link was used already. Please ask for a new one."), field=field)
    if token.expires_at <= now:
        raise Refused("token_expired", _("This link has expired. Please ask for a new one."), field=field)
    return token
