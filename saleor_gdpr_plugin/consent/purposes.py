"""The merchant's purposes and their words; a change of words is a new version, and the old ones stay for ever."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from ..audit import log
from ..contracts import Actor, Refused
from .models import Purpose, PurposeText

KEY = re.compile(r"[a-z0-9][a-z0-9_-]{0,49}")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class Words:
    """What people are shown, in one language."""

    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What to set; None leaves it as it is. `texts` replaces the words of every language."""

    marketing: bool | None = None
    profiling: bool | None = None
    soft_opt_in: bool | None = None
    active: bool | None = None
    texts: Mapping[str, Words] | None = None


FLAGS = ("marketing", "profiling", "soft_opt_in", "active")


def upsert(key: str, change: Change, *, by: Actor, now: datetime) -> Purpose:
    """Add a purpose or change it; raises Refused naming the field. The same twice changes nothing."""
    if not KEY.fullmatch(key):
        message = _(
            "A key has up to 50 small letters, digits, hyphens and underscores, for example newsletter."
        )
        raise Refused("invalid", message, field="key")
    texts = _cleaned(change.texts) if change.texts is not None else None
    with transaction.atomic():
        Purpose.objects.bulk_create([Purpose(key=key, changed_at=now)], ignore_conflicts=True)
        purpose = Purpose.objects.select_for_update(of=("self",)).get(key=key)
        flags = {name: value for name in FLAGS if (value := getattr(change, name)) is not None}
        changed = {name: value for name, value in flags.items() if value != getattr(purpose, name)}
        if texts is not None and texts != _newest(purpose):
            changed["version"] = purpose.version + 1
        if not changed.get("version", purpose.version):
            raise Refused("required", _("A new purpose needs its words."), field="texts")
        if not changed:
            return purpose
        for name, value in {**changed, "changed_at": now}.items():
            setattr(purpose, name, value)
        purpose.save()
        if "version" in changed:
            PurposeText.objects.bulk_create(
                PurposeText(
                    purpose=purpose,
                    version=purpose.version,
                    language=language,
                    title=words.title,
                    text=words.text,
                    digest=digest(words),
                    at=now,
                )
                for language, words in (texts or {}).items()
            )
        log.record("consent.purpose", object_id=f"purpose:{key}", by=by, now=now, content=changed)
        return purpose


def digest(words: Words) -> str:
    """SHA-256 over exactly what is shown, hex."""
    return hashlib.sha256(json.dumps([words.title, words.text], ensure_ascii=True).encode()).hexdigest()


def shown(key: str, version: int, language: str) -> PurposeText:
    """The words a person says to have seen; raises Refused for an unknown purpose, and unless they are the newest."""
    text = PurposeText.objects.filter(purpose__key=key, version=version, language=language)
    found = text.select_related("purpose").first()
    if found is None and not Purpose.objects.filter(key=key).exists():
        raise Refused("not_found", _("There is no such purpose."), field="purpose")
    if found is None or version != found.purpose.version:
        message = _("The text has changed meanwhile. Please read it again.")
        raise Refused("changed", message, field="version")
    return found


def best(texts: Iterable[PurposeText], language: str) -> PurposeText:
    """The words in the language wanted, else in English, else in the first there is."""
    found = {text.language.lower(): text for text in texts}
    wanted = language.lower().replace("_", "-")
    for each in (wanted, wanted.partition("-")[0], "en"):
        if each in found:
            return found[each]
    return found[min(found)]


def newest(purpose: Purpose, language: str) -> PurposeText | None:
    """The words of a purpose as they are now, in the person's language; None while it has none."""
    texts = list(purpose.texts.filter(version=purpose.version))
    return best(texts, language) if texts else None


def covered() -> tuple[str, ...]:
    """Keys of what a marketing objection covers (Art. 21(2)-(3)): every purpose of marketing or profiling."""
    return tuple(purpose.key for purpose in Purpose.objects.all() if purpose.covered)


def is_covered(key: str) -> bool:
    """Whether a marketing objection covers what a key stands for; "" stands for all of that."""
    return not key or key in covered()


def _newest(purpose: Purpose) -> dict[str, Words]:
    rows = purpose.texts.filter(version=purpose.version)
    return {row.language: Words(row.title, row.text) for row in rows}


def _cleaned(texts: Mapping[str, Words]) -> dict[str, Words]:
    found: dict[str, Words] = {}
    for language, words in texts.items():
        title, text = words.title.strip(), words.text.strip()
        if not LANGUAGE.fullmatch(language):
            raise Refused("invalid", _("Give a language by its code, for example de."), field="language")
        if not title or not text or len(title) > 200 or len(text) > 5000:
            message = _("Give a title of at most 200 and a text of at most 5000 characters.")
            raise Refused("invalid", message, field="texts")
        found[language] = Words(title, text)
    if not found:
        raise Refused("required", _("A purpose needs its words in at least one language."), field="texts")
    return found
