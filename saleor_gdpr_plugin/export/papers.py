"""What people read: report.html, a page for each year of older orders, and the letter."""

from __future__ import annotations

import itertools
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.utils import timezone
from django.utils.translation import gettext as _

from ..conf import Settings
from ..contracts import LeftOut, Record, Source, Subject
from ..datamap import ownership, registry
from ..datamap.sources import orders as order_source
from ..host import shop
from ..paper.pdf import PdfUnavailable, render_pdf
from ..requests.models import Request
from . import report
from .document import Written, reading
from .masking import Masks

NEWEST = 500
"""Orders on the page itself; older ones get a file per year."""
ORDERS = order_source.OrderData.slug
PDF_ENGINE = "pdf"
"""Name under which a missing letter stands among the problems; it stops nothing."""


class Papers:
    """Collects what the report needs while data.json is written: bounded, whatever the person's history."""

    def __init__(self, request: Request, settings: Settings, *, made_at: datetime) -> None:
        self._request, self._settings, self._made_at = request, settings, made_at
        self._account: dict[str, Any] | None = None
        self._addresses: list[dict[str, Any]] = []
        self._orders: list[dict[str, Any]] = []
        self._report: report.Report | None = None

    def see(self, slug: str, position: int, record: Record) -> None:
        """Keep a record if a paper shows it."""
        match slug:
            case "account":
                self._account = record.data()
            case "addresses" if position < NEWEST:
                self._addresses.append(record.data())
            case "orders" if position < NEWEST:
                self._orders.append(record.data())

    def write_pages(
        self,
        package: ZipFile,
        subject: Subject,
        written: Written,
        left_out: list[str],
        *,
        deadline: float,
        masks: Masks,
        other_systems: tuple[report.OtherSystem, ...],
    ) -> None:
        """Write report.html and the pages of older orders; must run in the transaction that read the rows."""
        failed = any(problem["source"] == ORDERS for problem in written.problems)
        with reading(ORDERS):
            own = [] if failed else ownership.orders_of(subject).own
            sums = order_source.totals(own, skip=NEWEST)
        self._report = replace(
            self._compose(sums, written, left_out),
            masked=tuple(map(_masked, masks.told())),
            other_systems=other_systems,
        )
        package.writestr(entry("report.html", self._made_at), report.report_html(self._report))
        with reading(ORDERS):
            self._write_older(package, subject, sums, deadline, masks)

    def _write_older(
        self,
        package: ZipFile,
        subject: Subject,
        sums: order_source.Totals,
        deadline: float,
        masks: Masks,
    ) -> None:
        assert self._report is not None
        if not sums.years:
            return
        older = masks.over(ORDERS, order_source.OrderData().export(subject, skip=NEWEST))
        by_year = itertools.groupby(
            (record.data() for record in older), key=lambda order: order["placed_at"][:4]
        )
        for year, orders in by_year:
            with package.open(entry(_page(int(year)), self._made_at), "w") as page:
                for text in report.orders_page_html(self._report, int(year), orders):
                    page.write(text.encode())
                    if time.monotonic() > deadline:
                        raise TimeoutError("the report took too long")

    def write_letter(self, package: ZipFile, written: Written) -> None:
        """Write summary.pdf; without the engine the archive says so and is whole all the same."""
        assert self._report is not None
        try:
            package.writestr(
                entry("summary.pdf", self._made_at), render_pdf(report.summary_pdf_html(self._report))
            )
        except PdfUnavailable as missing:
            written.problems.append({"source": PDF_ENGINE, "reason": missing.reason})
            text = _("The PDF could not be made. report.html says the same.") + "\n"
            package.writestr(entry("summary-missing.txt", self._made_at), text)

    def _compose(self, sums: order_source.Totals, written: Written, left_out: list[str]) -> report.Report:
        request, settings = self._request, self._settings
        return report.Report(
            shop=settings.shop_name or shop.name(),
            controller=settings.controller,
            contact_email=settings.contact_email,
            authority=settings.authority,
            privacy_policy_url=settings.privacy_policy_url,
            reference=request.reference,
            language=request.language,
            time_zone=settings.time_zone,
            email=request.email,
            received_on=request.received_on or self._made_at.date(),
            made_at=self._made_at,
            categories=tuple(_category(source, written) for source in registry.sources()),
            account=self._account,
            addresses=tuple(self._addresses),
            orders=tuple(self._orders),
            order_count=sums.count,
            first_order_on=sums.first_on,
            last_order_on=sums.last_on,
            totals=sums.sums,
            older=tuple(
                report.Older(year=year, filename=_page(year), count=count) for year, count in sums.years
            ),
            left_out=tuple(left_out),
            problems=tuple(_problem(problem) for problem in written.problems),
        )


def entry(name: str, when: datetime) -> ZipInfo:
    """A file of the archive, dated in the shop's time zone as ZIP has it (without one)."""
    info = ZipInfo(name, timezone.localtime(when).timetuple()[:6])
    info.compress_type = ZIP_DEFLATED
    return info


def _page(year: int) -> str:
    return f"orders-{year}.html"


def _category(source: Source, written: Written) -> report.Category:
    fields = source.fields()
    return report.Category(
        label=source.label,
        count=written.counts.get(source.slug, 0),
        bases=tuple(sorted({field.basis for field in fields})),
        provided=any(field.provided for field in fields),
    )


def _problem(problem: dict[str, str]) -> str:
    labels = {source.slug: str(source.label) for source in registry.sources()}
    return _("%(kind)s could not be read completely.") % {
        "kind": labels.get(problem["source"], problem["source"])
    }


def _masked(told: dict[str, str]) -> str:
    labels = {source.slug: str(source.label) for source in registry.sources()}
    return f"{labels.get(told['source'], told['source'])}, {told['record']}: {told['path']}"


def left_out_sentences(request: Request, found: Sequence[LeftOut]) -> list[str]:
    """What the person is told about orders that are not in the archive.

    An unproven mailbox is named whether such orders exist or not. Orders of other accounts are not the
    person's to hear of.
    """
    told = []
    if not request.mailbox_proven:
        told.append(
            _(
                "Orders placed as a guest with your address are not included, because the link in our mail was "
                "not used."
            )
        )
    if any(each.reason in (ownership.FOREIGN_ADDRESS, ownership.FOREIGN_NAME) for each in found):
        told.append(
            _(
                "Orders of your account that bear another name or address are not included. Please contact us if "
                "they are yours."
            )
        )
    return told
