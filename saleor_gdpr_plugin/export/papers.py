"""What people read of an answer to Art. 15: report.html, a page for each year of older orders, and the letter."""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.utils import timezone
from django.utils.translation import gettext as _

from ..conf import Settings
from ..contracts import LeftOut, Record, Source, Subject
from ..datamap import ownership, registry
from ..datamap.exclusions import LEGAL_HOLD
from ..datamap.rows import Ids
from ..datamap.sources import orders as order_source
from ..host import shop
from ..paper.pdf import PdfUnavailable, render_pdf
from ..register.answer import Information
from ..requests.letters import complaint
from ..requests.models import Request
from . import report, sections
from .document import Written, reading
from .information import REGISTER
from .masking import Masks
from .told import Told

NEWEST = 500
"""Records of a kind on the page itself; older orders get a file per year."""
ROOM = 8 * 1024 * 1024
"""Characters of records kept for the page; when they are used up, the rest stands in data.json only."""
ACCOUNT, ADDRESSES, ORDERS = "account", "addresses", order_source.OrderData.slug
OWN_FORM = frozenset({ACCOUNT, ADDRESSES, ORDERS})
"""Sources that the page and the letter show in a form of their own."""
PDF_ENGINE = "pdf"
"""Name under which a missing letter stands among the problems; it stops nothing."""


class Papers:
    """Collects what the report needs while data.json is written: bounded, whatever the person's history."""

    def __init__(self, request: Request, settings: Settings, *, made_at: datetime) -> None:
        self._request, self._settings, self._made_at = request, settings, made_at
        self._kept: dict[str, list[Record]] = {}
        self._room = ROOM
        self._report: report.Report | None = None

    def see(self, slug: str, position: int, record: Record) -> None:
        """Keep a record if a paper shows it: the newest of each kind, without a gap, while there is room."""
        kept = self._kept.setdefault(slug, [])
        size = len(record.json)
        if position < NEWEST and position == len(kept) and (size <= self._room or not kept):
            kept.append(record)
            self._room -= size

    def write_pages(
        self,
        package: ZipFile,
        subject: Subject,
        written: Written,
        *,
        told: Told,
        deadline: float,
    ) -> None:
        """Write report.html and the pages of older orders; must run in the transaction that read the rows."""
        failed = any(problem["source"] == ORDERS for problem in written.problems)
        with reading(ORDERS):
            own = Ids() if failed else ownership.orders_of(subject).own
            sums = order_source.totals(own, skip=len(self._kept.get(ORDERS, ())))
        self._report = self._compose(sums, written, told)
        with package.open(entry("report.html", self._made_at), "w") as page:
            _pour(page, report.page_html(self._report), deadline)
        with reading(ORDERS):
            self._write_older(package, subject, sums, deadline, told.masks)

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
        shown = len(self._report.orders)
        older = masks.over(ORDERS, order_source.OrderData().export(subject, skip=shown))
        by_year = itertools.groupby(
            (record.data() for record in older), key=lambda order: order["placed_at"][:4]
        )
        for year, orders in by_year:
            with package.open(entry(_page(int(year)), self._made_at), "w") as page:
                _pour(page, report.orders_page_html(self._report, int(year), orders), deadline)

    def write_letter(self, package: ZipFile, written: Written) -> None:
        """Write summary.pdf; without the engine the archive says so and is whole all the same."""
        assert self._report is not None
        missing = _("The PDF could not be made. report.html says the same.")
        write_pdf(package, report.summary_pdf_html(self._report), written, missing, made_at=self._made_at)

    def _compose(self, sums: order_source.Totals, written: Written, told: Told) -> report.Report:
        request, settings, known = self._request, self._settings, told.known
        answered = {each.name for each in told.answers if each.answer != "missing"}
        account, joined = self._accounts()
        # Whoever knows the sum and all totals but one knows that one too.
        masked = told.masks.took_effect(ORDERS, order_source.AMOUNTS)
        return report.Report(
            shop=settings.shop_name or shop.name(),
            logo=settings.logo,
            controller=settings.controller,
            contact_email=settings.contact_email,
            authorities=complaint(request, settings),
            privacy_policy_url=settings.privacy_policy_url,
            reference=request.reference,
            language=request.language,
            time_zone=settings.time_zone,
            email=request.email,
            received_on=request.received_on or self._made_at.date(),
            made_at=self._made_at,
            categories=tuple(_category(source, written, known) for source in registry.sources()),
            account=account,
            joined=joined,
            addresses=sections.Loaded(self._kept.get(ADDRESSES, ())),
            address_count=written.counts.get(ADDRESSES, 0),
            orders=sections.Loaded(self._kept.get(ORDERS, ())),
            order_count=sums.count,
            first_order_on=sums.first_on,
            last_order_on=sums.last_on,
            totals=() if masked else sums.sums,
            totals_masked=masked,
            older=tuple(
                report.Older(year=year, filename=_page(year), count=count) for year, count in sums.years
            ),
            sections=tuple(
                sections.Section(
                    slug=source.slug,
                    label=source.label,
                    count=written.counts.get(source.slug, 0),
                    records=tuple(self._kept.get(source.slug, ())),
                )
                for source in registry.sources()
                if source.slug not in OWN_FORM
            ),
            recipients=known.recipients,
            automated_decisions=known.automated_decisions,
            systems=tuple(
                report.Elsewhere(
                    name=each.name, contact=each.contact, holds=each.holds, answered=each.name in answered
                )
                for each in known.systems
            ),
            left_out=tuple(sentence for _source, sentence in told.left_out),
            masked=tuple(map(_masked, told.masks.told())),
            other_systems=told.answers,
            problems=tuple(problem_sentence(problem) for problem in written.problems),
        )

    def _accounts(self) -> tuple[Mapping[str, Any] | None, tuple[Mapping[str, Any], ...]]:
        """The account that asked, and those that staff joined to it."""
        every = tuple(sections.Loaded(self._kept.get(ACCOUNT, ())))
        asked = self._request.account_id
        own = next((each for each in every if each.get("id") == asked), next(iter(every), None))
        return own, tuple(each for each in every if each is not own)


def _pour(page: IO[bytes], texts: Iterable[str], deadline: float) -> None:
    for text in texts:
        page.write(text.encode())
        if time.monotonic() > deadline:
            raise TimeoutError("the report took too long")


def write_pdf(package: ZipFile, html: str, written: Written, missing: str, *, made_at: datetime) -> None:
    """Write summary.pdf; without the engine a text says so, and the archive is whole all the same."""
    try:
        package.writestr(entry("summary.pdf", made_at), render_pdf(html))
    except PdfUnavailable as problem:
        written.problems.append({"source": PDF_ENGINE, "reason": problem.reason})
        package.writestr(entry("summary-missing.txt", made_at), missing + "\n")


def entry(name: str, when: datetime) -> ZipInfo:
    """A file of the archive, dated in the shop's time zone as ZIP has it (without one)."""
    info = ZipInfo(name, timezone.localtime(when).timetuple()[:6])
    info.compress_type = ZIP_DEFLATED
    return info


def _page(year: int) -> str:
    return f"orders-{year}.html"


def _category(source: Source, written: Written, known: Information) -> report.Category:
    fields = source.fields()
    return report.Category(
        slug=source.slug,
        label=source.label,
        count=written.counts.get(source.slug, 0),
        bases=tuple(sorted({field.basis for field in fields})),
        provided=any(field.provided for field in fields),
        purposes=tuple(known.purposes.get(source.slug, ())),
        retention=known.retention.get(source.retention, ""),
        origin=known.origins.get(source.slug, ""),
        read=all(problem["source"] != source.slug for problem in written.problems),
    )


def problem_sentence(problem: dict[str, str]) -> str:
    """What the person is told about something that could not be read."""
    labels = {source.slug: str(source.label) for source in registry.sources()}
    labels[REGISTER] = _("Our register of recipients and retention")
    return _("%(kind)s could not be read completely.") % {
        "kind": labels.get(problem["source"], problem["source"])
    }


def _masked(told: dict[str, str]) -> str:
    labels = {source.slug: str(source.label) for source in registry.sources()}
    return f"{labels.get(told['source'], told['source'])}, {told['record']}: {told['path']}"


def left_out_sentences(request: Request, found: Sequence[LeftOut]) -> list[tuple[str, str]]:
    """What the person is told about what is not in the archive: kind of data, and sentence.

    An unproven mailbox is named whether such orders exist or not. Orders of other accounts are not the
    person's to hear of.
    """
    told, reasons = [], {each.reason for each in found}
    if not request.mailbox_proven:
        message = _(
            "Orders placed as a guest with your address are not included, because the link in our mail was not used."
        )
        told.append((ORDERS, message))
    if reasons & {ownership.FOREIGN_ADDRESS, ownership.FOREIGN_NAME}:
        message = _(
            "Orders of your account that bear another name or address are not included. Please contact us if they are "
            "yours."
        )
        told.append((ORDERS, message))
    if LEGAL_HOLD in reasons:
        message = _(
            "Our notes about legal claims are not included: giving them out would harm the claims (Art. 15(4) GDPR)."
        )
        told.append((LEGAL_HOLD, message))
    return told
