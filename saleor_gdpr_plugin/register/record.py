"""The record of processing activities (Art. 30(1)) as a value in one language, as JSON and as CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime

from ..conf import Settings
from ..host import shop
from . import answer, entries
from .kinds import Activity, Retention
from .texts import pick

FORMAT = "saleor-gdpr-record-of-processing/1"
COLUMNS = ("section", "entry", "field", "value")


@dataclass(frozen=True, slots=True)
class Shown:
    """One activity in words; `retention` has a sentence for each rule, with its reason."""

    title: str
    purpose: str
    legal_bases: tuple[str, ...]
    persons: str
    data: str
    sources: tuple[str, ...]
    origin: str
    retention: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """What Art. 30(1) asks for: (a) who, (b)-(c), (f) the activities, (d)-(e) recipients, (g) safety."""

    language: str
    made_at: datetime
    shop: str
    controller: str
    contact: str
    officer: tuple[str, ...]
    activities: tuple[Shown, ...]
    recipients: tuple[answer.Recipient, ...]
    transfers: str
    systems: tuple[answer.System, ...]
    automated_decisions: str
    safety: str


def of(register: entries.Register, language: str, *, settings: Settings, now: datetime) -> Record:
    """The active entries as a record."""
    rules, texts = register.retention(), register.texts()
    single = {key: pick(each.words, language) for key, each in texts.items()}
    return Record(
        language=language,
        made_at=now,
        shop=settings.shop_name or shop.name(),
        controller=settings.controller,
        contact=settings.contact_email,
        officer=settings.dpo_emails,
        activities=tuple(_shown(each, rules, language) for each in register.activities()),
        recipients=tuple(answer.described(each, language) for each in register.recipients()),
        transfers=single.get("transfers", ""),
        systems=answer.systems_of(register, language),
        automated_decisions=single.get("automated_decisions", ""),
        safety=single.get("safety", ""),
    )


def as_json(record: Record) -> str:
    """The record as JSON, indented; `format` names the shape."""
    found = {"format": FORMAT, **asdict(record), "made_at": record.made_at.isoformat()}
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def as_csv(record: Record) -> str:
    """The record as CSV of four columns, a field a row; safe to open in a spreadsheet."""
    out = io.StringIO()
    write = csv.writer(out)
    write.writerow(COLUMNS)
    for row in _rows(record):
        write.writerow(map(_cell, row))
    return out.getvalue()


def _rows(record: Record) -> Iterator[tuple[str, str, str, str]]:
    for name in ("shop", "controller", "contact", "officer", "transfers", "automated_decisions", "safety"):
        yield "record", "", name, _text(getattr(record, name))
    for section, rows, title in (
        ("activity", record.activities, "title"),
        ("recipient", record.recipients, "name"),
        ("system", record.systems, "name"),
    ):
        for row in rows:
            values = asdict(row)
            for name, value in values.items():
                if name != title:
                    yield section, values[title], name, _text(value)


def _text(value: object) -> str:
    return "\n".join(value) if isinstance(value, list | tuple) else str(value)


def _cell(text: str) -> str:
    """A spreadsheet would take these beginnings for a formula and run it."""
    return f"'{text}" if text.lstrip().startswith(("=", "+", "-", "@")) or text[:1] in ("\t", "\r") else text


def _shown(activity: Activity, rules: dict[str, Retention], language: str) -> Shown:
    kept = (rules[key] for key in activity.retention if key in rules)
    return Shown(
        title=pick(activity.title, language),
        purpose=pick(activity.purpose, language),
        legal_bases=tuple(pick(entries.words()[f"basis.{each}"], language) for each in activity.bases),
        persons=pick(activity.persons, language),
        data=pick(activity.data, language),
        sources=activity.sources,
        origin=pick(activity.origin, language),
        retention=tuple(f"{pick(each.words, language)} {pick(each.reason, language)}" for each in kept),
    )
