"""The merchant changes one entry of the register at a time; what stood there before is in the audit log."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from ..audit import log
from ..contracts import Actor, Refused
from . import entries, kinds
from .models import RegisterEntry


def change(
    kind: str,
    key: str,
    version: int,
    *,
    body: Mapping[str, Any] | None = None,
    active: bool | None = None,
    position: int | None = None,
    by: Actor,
    now: datetime,
) -> RegisterEntry:
    """Write an entry; what is None stays as it is.

    `version` is the one that was shown, 0 for an entry nobody touched or a new one. Raises Refused.
    """
    value = None if body is None else kinds.as_json(kinds.parse(kind, key, body))
    shipped = entries.prefilled().get((kind, key))
    try:
        with transaction.atomic():
            row = RegisterEntry.objects.select_for_update().filter(kind=kind, key=key).first()
            if (row.version if row else 0) != version:
                raise _changed()
            if row is None and shipped is None and value is None:
                raise Refused("not_found", _("There is no such entry."), field="key")
            before = _content(row) if row else None
            if row is None:
                place = shipped.position if shipped else entries.LAST
                row = RegisterEntry(kind=kind, key=key, version=0, position=place)
            row.body = row.body if value is None else value
            row.active = row.active if active is None else active
            row.position = row.position if position is None else position
            row.version, row.updated_at, row.updated_by = row.version + 1, now, by.id
            row.save()
            content = {"before": before, "after": _content(row)}
            log.record("register.changed", object_id=f"{kind}:{key}", by=by, now=now, content=content)
    except IntegrityError:
        # Two people wrote the same new entry.
        raise _changed() from None
    return row


def _content(row: RegisterEntry) -> dict[str, Any]:
    return {"body": row.body, "active": row.active, "position": row.position, "version": row.version}


def _changed() -> Refused:
    return Refused("changed", _("Somebody changed this entry meanwhile; look again."), field="version")
