"""Writing to the audit log, inside the transaction of whatever is written about."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from ..contracts import Actor
from .models import Entry


def record(
    kind: str, *, object_id: object, by: Actor, now: datetime, content: Mapping[str, Any] | None = None
) -> None:
    """Write one entry. `kind` names object and deed ("request.approved"); dates in the content become text."""
    plain = json.loads(json.dumps(dict(content or {}), cls=DjangoJSONEncoder))
    salt = secrets.token_hex(16)
    Entry.objects.create(
        at=now,
        kind=kind,
        object_id=str(object_id),
        role=by.role,
        actor_id=by.id,
        content=plain,
        salt=salt,
        digest=digest(salt, plain),
    )


def digest(salt: str, content: Any) -> str:
    """What the chain knows of a content: SHA-256 over salt and canonical JSON, hex."""
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(f"{salt}:{canonical}".encode()).hexdigest()


def wipe(object_id: object) -> int:
    """Delete what the entries of an object say, and the salt with it; how many. The chain still verifies."""
    full = Entry.objects.filter(object_id=str(object_id), content__isnull=False)
    return int(full.update(content=None, salt=""))


def wipe_all(object_ids: Iterable[object]) -> int:
    """`wipe` for many objects in one statement."""
    full = Entry.objects.filter(object_id__in=[str(each) for each in object_ids], content__isnull=False)
    return int(full.update(content=None, salt=""))
