"""gdprRegister: the register of processing, whom it may lack, and where its record can be fetched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import datetime
from typing import Any

import graphene
from django.utils import timezone
from django.utils.translation import gettext as _

from .. import conf
from ..contracts import Forbidden, LegalBasis
from ..datamap import registry
from ..host import auth, database
from ..host.schema import BaseObjectType, NonNullList
from ..paper.language import in_language
from ..register import entries, kinds, publishing, suggesting
from ..register.texts import pick
from ..requests import authority
from .enums import of_room
from .retention import GdprRetentionTable
from .retention import shown as table_shown

WORDS = {
    "title",
    "purpose",
    "data",
    "persons",
    "origin",
    "what_for",
    "safeguard",
    "event",
    "words",
    "reason",
    "holds",
}
"""Fields that are texts in several languages."""
GdprRegisterKind = graphene.Enum(
    "GdprRegisterKind",
    [(kind.upper(), kind) for kind in kinds.KINDS],
    description=lambda value: None if value else "What an entry of the register is.",
)
GdprLegalBasis = of_room("GdprLegalBasis", LegalBasis, "Why data may be held (Art. 6(1)).")
GdprRecipientRole = graphene.Enum(
    "GdprRecipientRole",
    [(role.upper(), role) for role in kinds.ROLES],
    description=lambda value: None if value else "What a recipient is to the shop.",
)


class GdprTranslation(BaseObjectType):
    language = graphene.String(required=True, description="Code of the language, for example de.")
    text = graphene.String(required=True, description="The text.")

    class Meta:
        description = "A text in one language."


class GdprRegisterWords(BaseObjectType):
    text = graphene.String(
        required=True, description="The text, in the closest language to the one asked for."
    )
    translations = NonNullList(
        GdprTranslation, required=True, description="The text in every language there is."
    )

    class Meta:
        description = "A text of the register."


def _words(description: str) -> Any:
    return graphene.Field(GdprRegisterWords, required=True, description=description)


class _Entry:
    key = graphene.String(required=True, description="Its name for programs.")
    active = graphene.Boolean(required=True, description="Whether it counts.")
    position = graphene.Int(required=True, description="Its place among its kind.")
    prefilled = graphene.Boolean(required=True, description="Whether it came with the privacy desk.")
    changed = graphene.Boolean(required=True, description="Whether the shop wrote its content.")
    version = graphene.Int(required=True, description="Goes up with every change; 0 while nobody touched it.")


class GdprActivity(_Entry, BaseObjectType):
    title = _words("What the activity is called.")
    purpose = _words("What it is for.")
    bases = NonNullList(GdprLegalBasis, required=True, description="Its legal bases.")
    sources = NonNullList(
        graphene.String, required=True, description="Kinds of data it holds, as the data map says."
    )
    data = _words("Categories of data.")
    persons = _words("Categories of people.")
    origin = _words("Where the data comes from.")
    retention = NonNullList(graphene.String, required=True, description="Keys of its retention rules.")

    class Meta:
        description = "A processing activity (Art. 30(1))."


class GdprRecipient(_Entry, BaseObjectType):
    name = graphene.String(required=True, description="Who it is.")
    what_for = _words("What it gets data for.")
    role = GdprRecipientRole(required=True, description="What it is to the shop.")
    country = graphene.String(required=True, description="Two letters of its country; may be empty.")
    safeguard = _words("What protects the data outside Europe.")
    matches = NonNullList(
        graphene.String,
        required=True,
        description="Apps, gateways, carriers and webhook hosts it stands behind.",
    )
    always = graphene.Boolean(required=True, description="Whether it gets everybody's data.")

    class Meta:
        description = "Somebody who is given data."


class GdprRecipientSuggestion(BaseObjectType):
    kind = graphene.String(required=True, description="app, webhook, gateway or carrier.")
    name = graphene.String(required=True, description="What the shop calls it.")
    match = graphene.String(required=True, description="What an entry can match it by.")

    class Meta:
        description = "Something connected to the shop that no recipient stands behind."


class GdprRetention(_Entry, BaseObjectType):
    months = graphene.Int(description="Months after the event; null where only words can say.")
    year_end = graphene.Boolean(
        required=True, description="Whether they count from the end of the calendar year of the event."
    )
    event = _words("What the months count from.")
    words = _words("How long, in words for people.")
    reason = _words("Article and reason.")

    class Meta:
        description = "How long a kind of data is kept."


class GdprOutsideSystem(_Entry, BaseObjectType):
    name = graphene.String(required=True, description="What it is called.")
    contact = graphene.String(required=True, description="Whom to ask.")
    holds = _words("What it holds.")

    class Meta:
        description = "A system outside Saleor that holds data of customers."


class GdprRegisterText(_Entry, BaseObjectType):
    words = _words("The text.")

    class Meta:
        description = f"A single text: {', '.join(kinds.TEXTS)}."


class GdprRegister(BaseObjectType):
    activities = NonNullList(GdprActivity, required=True, description="Processing activities.")
    recipients = NonNullList(GdprRecipient, required=True, description="Who is given data.")
    suggestions = NonNullList(
        GdprRecipientSuggestion, required=True, description="Who may be missing among the recipients."
    )
    retention = NonNullList(GdprRetention, required=True, description="Retention rules.")
    systems = NonNullList(GdprOutsideSystem, required=True, description="Systems outside Saleor.")
    texts = NonNullList(GdprRegisterText, required=True, description="Single texts.")
    table = graphene.Field(
        GdprRetentionTable, required=True, description="The retention rules as one table, to be confirmed."
    )
    gaps = NonNullList(graphene.String, required=True, description="What an answer to a person would lack.")
    pdf_url = graphene.String(
        required=True, description="The record (Art. 30) as PDF; opens for two minutes."
    )
    csv_url = graphene.String(required=True, description="The record as CSV; opens for two minutes.")
    json_url = graphene.String(required=True, description="The record as JSON; opens for two minutes.")

    class Meta:
        description = "The register of processing; entries that are switched off are in it too."


TYPES: dict[str, tuple[str, Any]] = {
    "activity": ("activities", GdprActivity),
    "recipient": ("recipients", GdprRecipient),
    "retention": ("retention", GdprRetention),
    "system": ("systems", GdprOutsideSystem),
    "text": ("texts", GdprRegisterText),
}


def resolve_register(_root: Any, info: Any, language: str = "en") -> GdprRegister | None:
    """For staff users, from the primary: whoever has just changed an entry looks again. Null while inactive."""
    with database.primary():
        try:
            authority.may_read_register(auth.requestor(info.context))
        except Forbidden as forbidden:
            raise auth.denied(str(forbidden)) from None
        settings = conf.load()
        return None if settings is None else _shown(language, settings, timezone.now())


def _shown(language: str, settings: conf.Settings, now: datetime) -> GdprRegister:
    register = entries.load()
    recipients: list[Any] = [entry.value for entry in register.entries["recipient"]]
    with in_language(language, settings.time_zone) as used:
        urls = {
            f"{end}_url": publishing.address(f"record-of-processing.{end}", language=used, now=now)
            for end in ("pdf", "csv", "json")
        }
        gaps, table = _gaps(register), table_shown()
    lists = {
        name: [kind(**_entry(each, language)) for each in register.entries[key]]
        for key, (name, kind) in TYPES.items()
    }
    return GdprRegister(
        **lists, **urls, gaps=gaps, table=table, suggestions=suggesting.suggestions(recipients)
    )


def _entry(entry: entries.Entry, language: str) -> dict[str, Any]:
    common = ("key", "active", "position", "prefilled", "changed", "version")
    found = {name: getattr(entry, name) for name in common}
    for field in fields(entry.value):
        value = getattr(entry.value, field.name)
        found[field.name] = _translated(value, language) if field.name in WORDS else value
    return found


def _translated(texts: Mapping[str, str], language: str) -> GdprRegisterWords:
    every = [GdprTranslation(language=code, text=text) for code, text in sorted(texts.items())]
    return GdprRegisterWords(text=pick(texts, language), translations=every)


def _gaps(register: entries.Register) -> list[str]:
    """Kinds of data that no activity covers, and retention rules that nothing says."""
    covered = {slug for activity in register.activities() for slug in activity.sources}
    rules, sources = register.retention(), registry.sources()
    found = [
        _("No activity says why the shop holds: %(name)s.") % {"name": s.label}
        for s in sources
        if s.slug not in covered
    ]
    return found + _lacking(rules, {source.retention for source in sources})


def _lacking(rules: Mapping[str, Any], keys: Iterable[str]) -> list[str]:
    missing = sorted(set(keys) - set(rules))
    return [_("No rule says how long this is kept: %(name)s.") % {"name": key} for key in missing]
