"""The record of processing as files: addresses that open for two minutes, and what they give."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from ..conf import Settings
from ..host import shop
from ..paper import templates
from ..paper.language import in_language
from ..paper.pdf import render_pdf
from ..proof import signed
from . import entries, record

LIFE = timedelta(minutes=2)
PREFIX = "/plugins/global/saleor_gdpr"
FILES = {
    "record-of-processing.pdf": "application/pdf",
    "record-of-processing.csv": "text/csv; charset=utf-8",
    "record-of-processing.json": "application/json",
}
"""Name of each file, and its type."""
SHAPE = re.compile(r"/register/([A-Za-z-]{2,12})/([a-z.-]+)", re.ASCII)


def address(name: str, *, language: str, now: datetime) -> str:
    """Where the record can be fetched for two minutes."""
    return shop.absolute(PREFIX + signed.sign(f"/register/{language}/{name}", life=LIFE, now=now))


def fetch(path: str, *, settings: Settings, now: datetime) -> tuple[str, Iterator[bytes]] | None:
    """Name and content of the file a signed path stands for; None for anything else. Raises PdfUnavailable."""
    found = SHAPE.fullmatch(signed.opened(path, now=now) or "")
    if found is None or found[2] not in FILES:
        return None
    with in_language(found[1], settings.time_zone) as language:
        made = record.of(entries.load(), language, settings=settings, now=now)
        if found[2].endswith(".csv"):
            content = record.as_csv(made).encode()
        elif found[2].endswith(".json"):
            content = record.as_json(made).encode()
        else:
            content = render_pdf(templates.render("register/record.html", {"record": made}))
    return found[2], iter([content])
