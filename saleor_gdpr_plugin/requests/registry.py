"""The rights that are on offer; composed at the top, so that this room needs to know none of them."""

from __future__ import annotations

from django.utils.translation import gettext as _

from ..contracts import Refused, Right

_rights: dict[str, Right] = {}


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
