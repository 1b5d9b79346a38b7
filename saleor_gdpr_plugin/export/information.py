"""The information Art. 15(1) and (2) owe besides the data, as it stands in data.json."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from ..contracts import Subject
from ..datamap import registry
from ..datamap.used import used_by
from ..register.answer import Information, information
from .document import reading
from .words import RIGHTS

REGISTER = "register"
"""Name under which a register that could not be read stands among the problems; it stops release."""


def owed(subject: Subject, language: str, failed: Mapping[str, str]) -> Information:
    """What the register says for this person; must run in the transaction that reads the rows."""
    if REGISTER in failed:
        return Information({}, {}, (), "", (), {})
    with reading(REGISTER):
        return information(used_by(subject), language)


def as_json(found: Information, authorities: tuple[str, ...]) -> dict[str, Any]:
    """For data.json: everything the letter says, by source where it differs by source."""
    sources = registry.sources()
    return {
        "purposes": {source.slug: list(found.purposes.get(source.slug, ())) for source in sources},
        "retention": {source.slug: found.retention.get(source.retention, "") for source in sources},
        "origins": {source.slug: found.origins.get(source.slug, "") for source in sources},
        "recipients": [asdict(recipient) for recipient in found.recipients],
        "automated_decisions": found.automated_decisions,
        "systems": [
            {"name": each.name, "contact": each.contact, "holds": each.holds} for each in found.systems
        ],
        "rights": [
            {"name": str(name), "article": article, "meaning": str(meaning)}
            for name, article, meaning in RIGHTS
        ],
        "authorities": list(authorities),
    }
