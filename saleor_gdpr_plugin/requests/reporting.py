"""The report and the register as files: short-lived addresses, and what they give."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from ..conf import Settings
from ..host import shop
from ..paper import templates
from ..paper.language import in_language
from ..paper.pdf import render_pdf
from ..proof import signed
from . import registry, report
from .grounds import Ground
from .states import State

LIFE = timedelta(minutes=2)
PREFIX = "/plugins/global/saleor_gdpr"
FILES = {
    "report.csv": "text/csv; charset=utf-8",
    "report.pdf": "application/pdf",
    "register.csv": "text/csv; charset=utf-8",
}
"""Name of each file, and its type."""
SHAPE = re.compile(r"/report/([A-Za-z-]{2,12})/(\d{4}-\d\d-\d\d)/(\d{4}-\d\d-\d\d)/([a-z.]+)", re.ASCII)


def address(name: str, first: date, last: date, *, language: str, now: datetime) -> str:
    """Where a file of the period can be fetched for two minutes."""
    path = f"/report/{language}/{first}/{last}/{name}"
    return shop.absolute(PREFIX + signed.sign(path, life=LIFE, now=now))


def fetch(path: str, *, settings: Settings, now: datetime) -> tuple[str, Iterator[bytes]] | None:
    """Name and content of the file a signed path stands for; None for anything else. Raises PdfUnavailable."""
    found = SHAPE.fullmatch(signed.opened(path, now=now) or "")
    if found is None or found[4] not in FILES:
        return None
    first, last, name = date.fromisoformat(found[2]), date.fromisoformat(found[3]), found[4]
    if name == "register.csv":
        lines = report.register(first, last, settings=settings)
        return name, (line.encode() for line in lines)
    counted = report.of(first, last, settings=settings, now=now)
    if name == "report.csv":
        return name, iter([report.as_csv(counted).encode()])
    return name, iter([_pdf(counted, found[1], settings, now)])


def _pdf(counted: report.Report, language: str, settings: Settings, now: datetime) -> bytes:
    with in_language(language, settings.time_zone) as used:
        variables = {
            "language": used,
            "shop": settings.shop_name or shop.name(),
            "controller": settings.controller,
            "made_at": now,
            "report": counted,
            "late": counted.answered - counted.on_time,
            "rights": [(registry.label(slug), number) for slug, number in counted.by_right.items()],
            "states": [(State(state).for_staff, number) for state, number in counted.by_state.items()],
            "grounds": [
                (Ground(ground).sentence, number) for ground, number in counted.refused_by_ground.items()
            ],
        }
        return render_pdf(templates.render("report/period.html", variables))
