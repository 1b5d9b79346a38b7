"""The rights that are on offer; composed at the top, so that this room needs to know none of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from ..conf import Settings
from ..contracts import Actor, Fields, Follows, Irreversible, Rail, Refused, Right
from . import words

_rights: dict[str, Right] = {}
UNSORTED = ""
"""The right of a request that only says in its own words what the person wants; staff sorts it."""


def register(right: Right) -> None:
    """Add a right; raises RuntimeError on a second one of the same slug."""
    if right.slug in _rights:
        raise RuntimeError(f"right {right.slug!r} is registered twice")
    _rights[right.slug] = right


def right_of(slug: str) -> Right:
    """The right of a slug; raises Refused for one that is not on offer."""
    if slug not in _rights:
        raise Refused("invalid", _("This right is not on offer here."), field="right")
    return _rights[slug]


def slugs() -> list[str]:
    """All rights on offer."""
    return list(_rights)


def check(slug: str, details: Mapping[str, Any]) -> dict[str, Any]:
    """The cleaned details of a submission; one without a right must at least say something."""
    if slug == UNSORTED:
        return {"text": words.needed(details.get("text"), "text")}
    return right_of(slug).check(details)


def label(slug: str) -> str:
    """The name of a right, in the active language."""
    return str(right_of(slug).label) if slug != UNSORTED else _("Not sorted yet")


def scope_pauses(slug: str) -> bool:
    """Whether a question about the scope stops the clock of this right."""
    return slug != UNSORTED and right_of(slug).scope_pauses


def irreversible(slug: str) -> bool:
    """Whether carrying out this right cannot be undone."""
    return slug != UNSORTED and right_of(slug).irreversible


def begun(request: Any) -> bool:
    """Whether carrying out this request has destroyed something already."""
    right = _rights.get(request.right)
    return isinstance(right, Irreversible) and right.begun(request)


def at_once(slug: str) -> bool:
    """Whether this right takes effect in the step that asks for it."""
    return slug != UNSORTED and right_of(slug).rail == Rail.IMMEDIATE


def withdraw(request: Any) -> None:
    """Destroy what was built for a request and not handed over."""
    if request.right != UNSORTED:
        right_of(request.right).withdraw(request)


def opened(request: Any, *, by: Actor, now: datetime) -> None:
    """Let the right act because its request is open now; twice does no harm."""
    right = _rights.get(request.right)
    if isinstance(right, Follows):
        right.opened(request, by=by, now=now)


def closed(request: Any, *, by: Actor, now: datetime) -> None:
    """Let the right end what it did while its request was open."""
    right = _rights.get(request.right)
    if isinstance(right, Follows):
        right.closed(request, by=by, now=now)


def self_served(slug: str, details: Mapping[str, Any], settings: Settings) -> bool:
    """Whether a login needs nobody's decision for this submission."""
    right = _rights.get(slug)
    return isinstance(right, Fields) and right.self_served(details, settings)


def took_up(request: Any, submission: Any, *, by: Actor, settings: Settings, now: datetime) -> None:
    """What a submission adds to a locked request that is proven: the request's own, or one that joined it."""
    right = _rights.get(request.right)
    if isinstance(right, Fields):
        right.took_up(request, submission, by=by, settings=settings, now=now)


def ready(request: Any) -> None:
    """Raises Refused while something has to be decided before a locked request can be approved."""
    right = _rights.get(request.right)
    if isinstance(right, Fields):
        right.ready(request)
