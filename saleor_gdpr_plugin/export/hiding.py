"""Deciding about a mask: staff hides a field of one record before release, or shows it again, and says why."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from ..conf import Settings
from ..contracts import Refused
from ..datamap import registry
from ..host import auth
from ..requests import authority, words
from ..requests.attaching import built_anew, changeable
from ..requests.lifecycle import note
from ..requests.models import Request
from .models import Mask

FIXED = frozenset({"id", "placed_at"})
"""By these a record is found, and the pages of older orders are divided."""
MASKS = 200
"""Masks of one request at most."""


def decide(
    request_id: UUID,
    version: int,
    requestor: auth.Requestor,
    *,
    source: str,
    record: str,
    path: str,
    reason: str,
    unmask: bool,
    settings: Settings,
    now: datetime,
) -> Request:
    """Mask a field, or take its mask away; an answer that is built already is built anew.

    A mask that hits nothing is told by the next archive, and stops its release.
    """
    said = words.needed(reason, "reason", limit=500)
    place = {
        "source": _known(source),
        "record": words.needed(record, "record", limit=100),
        "path": _path(path),
    }
    with transaction.atomic():
        request = changeable(request_id, version, requestor)
        by = authority.acting(requestor)
        rows = Mask.objects.filter(request=request, **place)
        if unmask and not rows.delete()[0]:
            raise Refused("not_found", _("This field is not masked."), field="path")
        if not unmask:
            if not rows.exists() and Mask.objects.filter(request=request).count() >= MASKS:
                message = _("A request holds at most %(limit)s masks. Mask a whole record's part instead.")
                raise Refused("too_many", message % {"limit": MASKS}, field="path")
            values = {"reason": said, "effective": None, "actor_id": by.id, "at": now}
            Mask.objects.update_or_create(request=request, **place, defaults=values)
        request.version += 1
        request.save(update_fields=["version"])
        happened = "unmasked" if unmask else "masked"
        text = f"{place['source']} {place['record']} {place['path']}: {said}"
        note(request, happened, by=by, now=now, public=False, text=text, content=place | {"reason": said})
        return built_anew(request, by, now)


def _known(source: str) -> str:
    if source not in {each.slug for each in registry.sources()}:
        raise Refused("not_found", _("There is no such kind of data."), field="source")
    return source


def _path(path: str) -> str:
    found = words.needed(path, "path", limit=200)
    if found in FIXED:
        raise Refused(
            "invalid",
            _("Records are found and sorted by this field, so it cannot be masked. Choose another field."),
            field="path",
        )
    if not all(found.split(".")):
        raise Refused("invalid", _("Name the field as in data.json, for example lines.0.sku."), field="path")
    return found
