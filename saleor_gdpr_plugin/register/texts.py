"""A text in several languages: the exact one first, then its base language, English, and whatever there is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from ..contracts import Refused

Texts = Mapping[str, str]
"""Text by language code, lower case: {"en": "Delivery", "de": "Lieferung"}."""
LONGEST = 2000
SHIPPED = ("en", "de", "fr")
"""Languages every text of ours is written in."""


def pick(texts: Texts, language: str) -> str:
    """The closest text to a language: "de-AT" gives "de", "pl" gives English; "" when there is none at all."""
    parts = language.replace("_", "-").lower().split("-")
    for end in range(len(parts), 0, -1):
        if found := texts.get("-".join(parts[:end])):
            return found
    return texts.get("en") or next(iter(texts.values()), "")


def parsed(value: Any, field: str, *, required: bool = True) -> dict[str, str]:
    """The texts a form or a file gave, trimmed, empty ones left out; raises Refused naming the field."""
    if not isinstance(value, Mapping):
        value = {} if value is None else {"": value}
    found = {}
    for code, text in value.items():
        if not (isinstance(code, str) and 2 <= len(code) <= 12 and code.replace("-", "").isalnum()):
            raise Refused("invalid", _("Name the language of each text, for example de."), field=field)
        if not isinstance(text, str) or len(text) > LONGEST:
            message = _("Give a text of at most %(count)s characters.") % {"count": LONGEST}
            raise Refused("invalid", message, field=field)
        if text.strip():
            found[code.lower()] = text.strip()
    if required and not found:
        raise Refused("required", _("Give a text in at least one language."), field=field)
    return found
