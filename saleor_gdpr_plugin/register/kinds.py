"""What the register holds: one frozen value a kind, and a strict parser that names the field it refuses."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any, ClassVar

from django.utils.translation import gettext as _

from ..contracts import LegalBasis, Refused
from . import authorities, texts
from .texts import Texts

KEY = re.compile(r"[a-z0-9]([a-z0-9._-]{0,48}[a-z0-9_-])?", re.ASCII)
"""How an entry, a source and a retention rule are named.

The files of a system lie in a folder of its key: capitals, and a dot at the end, would make two keys one folder on
systems that ignore them.
"""
ROLES = ("processor", "controller", "joint", "authority")
"""Art. 28, a controller of its own, Art. 26, and authorities, which are told because the law says so."""
MOST = 100
"""Items of a list."""
LONGEST = 250
"""Characters of a line."""


@dataclass(frozen=True, slots=True)
class Activity:
    """One processing activity (Art. 30(1)(b), (c)): why which data of whom is held, and how long.

    `sources` are slugs of the data map, `retention` keys of retention rules, `data` the categories in words.
    """

    kind: ClassVar[str] = "activity"
    title: Texts
    purpose: Texts
    bases: tuple[LegalBasis, ...]
    sources: tuple[str, ...]
    data: Texts
    persons: Texts
    origin: Texts
    retention: tuple[str, ...]

    @classmethod
    def parse(cls, body: Mapping[str, Any]) -> Activity:
        """From JSON; raises Refused."""
        read = _Fields(cls, body)
        bases = read.names("bases", check=lambda text: text in set(LegalBasis))
        if not bases:
            raise Refused("required", _("Give at least one legal basis."), field="bases")
        return cls(
            title=read.texts("title"),
            purpose=read.texts("purpose"),
            bases=tuple(LegalBasis(each) for each in bases),
            sources=read.names("sources", check=KEY.fullmatch),
            data=read.texts("data", required=False),
            persons=read.texts("persons"),
            origin=read.texts("origin"),
            retention=read.names("retention", check=KEY.fullmatch),
        )


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who is given data (Art. 30(1)(d), (e)).

    `matches` are app identifiers, gateways, names of carriers and hosts of webhooks, each whole or as a beginning
    with "*": whoever's order used one of them has this recipient. `always` is for recipients of everybody's data.
    `safeguard` says what protects the data outside Europe (Art. 45 to 49).
    """

    kind: ClassVar[str] = "recipient"
    name: str
    what_for: Texts
    role: str
    country: str
    safeguard: Texts
    matches: tuple[str, ...]
    always: bool

    @classmethod
    def parse(cls, body: Mapping[str, Any]) -> Recipient:
        """From JSON; raises Refused."""
        read = _Fields(cls, body)
        role = read.line("role")
        if role not in ROLES:
            raise Refused(
                "invalid", _("Choose one of: %(names)s.") % {"names": ", ".join(ROLES)}, field="role"
            )
        found = cls(
            name=read.line("name"),
            what_for=read.texts("what_for"),
            role=role,
            country=_country(read.line("country", required=False)),
            safeguard=read.texts("safeguard", required=False),
            matches=read.names("matches", check=lambda text: len(text.strip(" *")) > 0),
            always=read.flag("always"),
        )
        if not (found.matches or found.always):
            message = _("Say by which app, gateway, carrier or webhook it gets data, or that it always does.")
            raise Refused("required", message, field="matches")
        if _is_far(found.country) and not found.safeguard:
            message = _("Say what protects the data in this country (Art. 45 to 49).")
            raise Refused("required", message, field="safeguard")
        return found


@dataclass(frozen=True, slots=True)
class Retention:
    """How long a kind of data is kept (Art. 30(1)(f)): `months` after an event, or None where only words can say.

    `year_end` counts them from the end of the calendar year of the event, as most tax laws do.
    """

    kind: ClassVar[str] = "retention"
    months: int | None
    event: Texts
    words: Texts
    reason: Texts
    year_end: bool = False

    @classmethod
    def parse(cls, body: Mapping[str, Any]) -> Retention:
        """From JSON; raises Refused."""
        read = _Fields(cls, body)
        months = read.number("months", 0, 1200)
        return cls(
            months=months,
            event=read.texts("event", required=months is not None),
            words=read.texts("words"),
            reason=read.texts("reason"),
            year_end=read.flag("year_end"),
        )


@dataclass(frozen=True, slots=True)
class System:
    """A system outside Saleor that holds data of customers: a newsletter tool, a helpdesk, paper."""

    kind: ClassVar[str] = "system"
    name: str
    contact: str
    holds: Texts

    @classmethod
    def parse(cls, body: Mapping[str, Any]) -> System:
        """From JSON; raises Refused."""
        read = _Fields(cls, body)
        return cls(name=read.line("name"), contact=read.line("contact"), holds=read.texts("holds"))


@dataclass(frozen=True, slots=True)
class Text:
    """A single text: `TEXTS` says which there are."""

    kind: ClassVar[str] = "text"
    words: Texts

    @classmethod
    def parse(cls, body: Mapping[str, Any]) -> Text:
        """From JSON; raises Refused."""
        return cls(words=_Fields(cls, body).texts("words"))


Value = Activity | Recipient | Retention | System | Text
KINDS: dict[str, type[Value]] = {each.kind: each for each in (Activity, Recipient, Retention, System, Text)}
TEXTS = ("automated_decisions", "safety", "transfers")
"""Art. 22, Art. 32(1), and transfers to third countries in general."""


def parse(kind: str, key: str, body: Mapping[str, Any]) -> Value:
    """The value of an entry; raises Refused naming `kind`, `key` or the field of the body."""
    if kind not in KINDS:
        raise Refused("invalid", _("Choose one of: %(names)s.") % {"names": ", ".join(KINDS)}, field="kind")
    if not KEY.fullmatch(key):
        message = _(
            "Give small letters, digits, dots, hyphens and underscores, at most 50. Begin with a letter or a "
            "digit, and do not end with a dot."
        )
        raise Refused("invalid", message, field="key")
    if kind == Text.kind and key not in TEXTS:
        raise Refused("invalid", _("Choose one of: %(names)s.") % {"names": ", ".join(TEXTS)}, field="key")
    return KINDS[kind].parse(body)


def as_json(value: Value) -> dict[str, Any]:
    """The value as it is stored; `parse` gives it back."""
    found = {field.name: getattr(value, field.name) for field in fields(value)}
    return {name: list(each) if isinstance(each, tuple) else each for name, each in found.items()}


def _is_far(country: str) -> bool:
    """Outside the EEA, the UK and Switzerland, which find each other's law good enough (Art. 45)."""
    state = authorities.PART_OF.get(country, country)
    return bool(state) and state not in {each.country for each in authorities.every()}


def _country(text: str) -> str:
    code = text.upper()
    if code and not (len(code) == 2 and code.isascii() and code.isalpha()):
        raise Refused("invalid", _("Give the two letters of the country, for example DE."), field="country")
    return code


class _Fields:
    """The fields of a body, each read by its type; a field nobody knows is refused."""

    def __init__(self, kind: type[Value], body: Mapping[str, Any]) -> None:
        known = {field.name for field in fields(kind)}
        for name in body:
            if name not in known:
                raise Refused("invalid", _("There is no such field."), field=str(name))
        self.body = body

    def texts(self, name: str, *, required: bool = True) -> dict[str, str]:
        return texts.parsed(self.body.get(name), name, required=required)

    def line(self, name: str, *, required: bool = True) -> str:
        value = self.body.get(name) or ""
        if not isinstance(value, str) or len(value) > LONGEST:
            message = _("Give a text of at most %(count)s characters.") % {"count": LONGEST}
            raise Refused("invalid", message, field=name)
        if required and not value.strip():
            raise Refused("required", _("This is needed."), field=name)
        return value.strip()

    def names(self, name: str, *, check: Callable[[str], object]) -> tuple[str, ...]:
        values = self.body.get(name) or ()
        if not isinstance(values, list | tuple) or len(values) > MOST:
            raise Refused("invalid", _("Give a list of at most %(count)s.") % {"count": MOST}, field=name)
        for value in values:
            if not (isinstance(value, str) and 0 < len(value) <= LONGEST and check(value)):
                raise Refused("invalid", _("“%(text)s” cannot stand here.") % {"text": value}, field=name)
        return tuple(dict.fromkeys(value.strip() for value in values))

    def flag(self, name: str) -> bool:
        value = self.body.get(name, False)
        if not isinstance(value, bool):
            raise Refused("invalid", _("Give true or false."), field=name)
        return value

    def number(self, name: str, low: int, high: int) -> int | None:
        value = self.body.get(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            message = _("Give a whole number from %(low)s to %(high)s.") % {"low": low, "high": high}
            raise Refused("invalid", message, field=name)
        return value
