"""The files of an answer to Art. 20: a table for each kind of data, and a page that says what they are."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zipfile import ZipFile

from django.utils.translation import gettext as _

from ..conf import Settings
from ..contracts import Record, Subject
from ..host import shop
from ..paper.language import in_language
from ..paper.templates import render
from ..requests.models import Request
from . import csv_file, portable
from .document import Written, reading, records_of
from .papers import entry, problem_sentence, write_pdf
from .scope import Scope
from .told import Told

VERSION = "portability-1"
"""Name of the published schema, `export/schema/portability-1.json`."""


@dataclass(frozen=True, slots=True)
class Table:
    """One file and what it holds."""

    label: str
    filename: str
    count: int


class TakeAlong:
    """CSV beside data.json; the rows are read a second time, in the same moment, so that memory stays flat."""

    def __init__(self, request: Request, settings: Settings, *, made_at: datetime) -> None:
        self._request, self._settings, self._made_at = request, settings, made_at
        self._tables: list[Table] = []
        self._left_out: list[str] = []

    def see(self, slug: str, position: int, record: Record) -> None:
        """Nothing is shown here that data.json does not hold."""

    def write_pages(
        self,
        package: ZipFile,
        subject: Subject,
        written: Written,
        *,
        told: Told,
        deadline: float,
    ) -> None:
        """Write the tables; must run in the transaction that read the rows."""
        self._left_out = [sentence for _source, sentence in told.left_out]
        failed = {problem["source"] for problem in written.problems}
        for source in portable.sources():
            if source.slug in failed:
                continue
            filename = f"csv/{source.slug}.csv"
            columns = [field.name for field in source.fields()]
            records = told.masks.over(source.slug, records_of(source, subject, failed, told))
            with reading(source.slug), package.open(entry(filename, self._made_at), "w") as file:
                for line in csv_file.lines(columns, (record.data() for record in records)):
                    file.write(line)
                    if time.monotonic() > deadline:
                        raise TimeoutError("the tables took too long")
            self._tables.append(Table(str(source.label), filename, written.counts.get(source.slug, 0)))

    def write_letter(self, package: ZipFile, written: Written) -> None:
        """Write summary.pdf, one page as a rule."""
        problems = [problem_sentence(problem) for problem in written.problems]
        missing = _("The PDF could not be made. The data stands in data.json and in the tables.")
        write_pdf(
            package, summary_pdf_html(self._variables(problems)), written, missing, made_at=self._made_at
        )

    def _variables(self, problems: list[str]) -> dict[str, Any]:
        request, settings = self._request, self._settings
        return {
            "shop": settings.shop_name or shop.name(),
            "logo": settings.logo,
            "controller": settings.controller,
            "contact_email": settings.contact_email,
            "reference": request.reference,
            "language": request.language,
            "time_zone": settings.time_zone,
            "email": request.email,
            "received_on": request.received_on or self._made_at.date(),
            "made_at": self._made_at,
            "tables": self._tables,
            "left_out": self._left_out,
            "problems": problems,
        }


def summary_pdf_html(variables: dict[str, Any]) -> str:
    """The short letter as HTML for `render_pdf`."""
    with in_language(variables["language"], variables["time_zone"]):
        controller = variables["controller"] or variables["shop"]
        shown = {
            "report": variables,
            "css": render("export/letter.css", {}),
            "controller_lines": variables["controller"].splitlines(),
            "responsible": controller.splitlines()[0],
        }
        return render("export/portability.html", shown)


PORTABLE = Scope(version=VERSION, sources=portable.sources, answer=TakeAlong, informs=False)
