"""The register's part of an answer to a person (Art. 15(1)): why, to whom, how long, from where.

Complete by construction: whatever was used for the person and stands in no entry is named all the same, by the name
the shop system knows it by (Art. 15(1)(c) wants named recipients).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import get_language

from ..paper.language import country, in_language
from . import entries, kinds
from .texts import pick


@dataclass(frozen=True, slots=True)
class Party:
    """Something that got the person's data: the name it is known by, and the marks an entry can match it by."""

    name: str
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Used:
    """What was actually used for one person."""

    apps: tuple[Party, ...] = ()
    gateways: tuple[Party, ...] = ()
    carriers: tuple[Party, ...] = ()
    webhooks: tuple[Party, ...] = ()

    def parties(self) -> tuple[tuple[str, Party], ...]:
        """All of them with their kind; what is more telling first."""
        named = (
            ("gateway", self.gateways), ("carrier", self.carriers), ("app", self.apps), ("webhook", self.webhooks),
        )  # fmt: skip
        return tuple((kind, party) for kind, parties in named for party in parties)


@dataclass(frozen=True, slots=True)
class Recipient:
    """A recipient in words. `role`, `place` and `safeguard` are "" where the register does not say."""

    name: str
    what_for: str
    role: str
    place: str
    safeguard: str


@dataclass(frozen=True, slots=True)
class System:
    """A system outside Saleor that holds data of customers."""

    key: str
    name: str
    contact: str
    holds: str


@dataclass(frozen=True, slots=True)
class Information:
    """Purposes and origins by slug of a source, retention by key; all in one language."""

    purposes: Mapping[str, tuple[str, ...]]
    retention: Mapping[str, str]
    recipients: tuple[Recipient, ...]
    automated_decisions: str
    systems: tuple[System, ...]
    origins: Mapping[str, str]


def information(used: Used, language: str) -> Information:
    """What the register says about a person for whom this was used; one query."""
    register = entries.load()
    purposes: dict[str, tuple[str, ...]] = {}
    origins: dict[str, tuple[str, ...]] = {}
    for activity in register.activities():
        for slug in activity.sources:
            purposes[slug] = (*purposes.get(slug, ()), pick(activity.purpose, language))
            origins[slug] = (*origins.get(slug, ()), pick(activity.origin, language))
    decisions = register.texts().get("automated_decisions")
    return Information(
        purposes=purposes,
        retention={key: pick(each.words, language) for key, each in register.retention().items()},
        recipients=_recipients(register.recipients(), used, language),
        automated_decisions=pick(decisions.words, language) if decisions else "",
        systems=systems_of(register, language),
        origins={slug: " ".join(dict.fromkeys(each)) for slug, each in origins.items()},
    )


def systems() -> tuple[System, ...]:
    """The active systems outside Saleor, in the active language."""
    return systems_of(entries.load(), get_language() or "en")


def matches(recipient: kinds.Recipient, party: Party) -> bool:
    """Whether one of the recipient's matches is a mark of the party; without case, and "*" stands for any end."""
    marks = [mark.casefold() for mark in party.marks]
    for match in recipient.matches:
        wanted = match.casefold()
        if wanted in marks or (wanted.endswith("*") and any(m.startswith(wanted[:-1]) for m in marks)):
            return True
    return False


def described(recipient: kinds.Recipient, language: str) -> Recipient:
    """A recipient of the register in words."""
    with in_language(language, "UTC"):
        place = country(recipient.country) if recipient.country else ""
    return Recipient(
        name=recipient.name,
        what_for=pick(recipient.what_for, language),
        role=pick(entries.words()[f"role.{recipient.role}"], language),
        place=place,
        safeguard=pick(recipient.safeguard, language),
    )


def _recipients(known: Iterable[kinds.Recipient], used: Used, language: str) -> tuple[Recipient, ...]:
    """Entries that always count or were used, then what was used and stands in no entry, each name once."""
    known, parties = tuple(known), used.parties()
    found = [
        described(each, language)
        for each in known
        if each.always or any(matches(each, party) for _kind, party in parties)
    ]
    names = {each.name for each in found}
    for kind, party in parties:
        if party.name in names or any(matches(each, party) for each in known):
            continue
        names.add(party.name)
        what_for = pick(entries.words()[f"used.{kind}"], language)
        found.append(Recipient(party.name, what_for, role="", place="", safeguard=""))
    return tuple(found)


def systems_of(register: entries.Register, language: str) -> tuple[System, ...]:
    """The active systems outside Saleor, in a language."""
    return tuple(
        System(key, each.name, each.contact, pick(each.holds, language))
        for key, each in register.systems().items()
    )
