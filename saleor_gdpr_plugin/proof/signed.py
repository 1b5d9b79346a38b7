"""Addresses that open for a short while: signed, so that nothing has to be stored."""

from __future__ import annotations

import hmac
from datetime import UTC, datetime, timedelta

from .. import keys


def sign(path: str, *, life: timedelta, now: datetime) -> str:
    """The path with its last second and a signature over both: "path/seconds/mac"."""
    body = f"{path}/{int((now + life).timestamp())}"
    return f"{body}/{keys.digest(keys.Use.LINK, body)}"


def opened(signed: str, *, now: datetime) -> str | None:
    """The path that was signed, or None when it is forged or its time is over. Any key in use may have signed."""
    body, _, mac = signed.rpartition("/")
    path, _, seconds = body.rpartition("/")
    genuine = any(hmac.compare_digest(mac, keys.mac(keys.Use.LINK, each, body)) for each in keys.masters())
    if not genuine or datetime.fromtimestamp(int(seconds), UTC) < now:
        return None
    return path
