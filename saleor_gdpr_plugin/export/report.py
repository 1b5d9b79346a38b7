"""What a report says, and its forms for people: the letter (PDF) and the page (HTML).

The letter's cost does not grow with the number of orders: it shows the newest in full and the rest as totals.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from itertools import islice
from typing import Any

from django.utils import timezone

from ..contracts import LegalBasis
from ..paper.language import in_language
from ..paper.templates import render
from . import view

CHUNK = 50
"""Orders rendered at a time on a page of older orders."""
ORDERS_HERE = "<!-- orders -->"
"""Where a page of older orders is cut open to stream them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """One kind of data: how much of it, why, for how long, and whether the person gave part of it."""

    label: Any
    """Name shown to the person; may be a lazy translation."""
    count: int
    bases: tuple[LegalBasis, ...]
    provided: bool
    purposes: tuple[str, ...] = ()
    """The merchant's own words, shown before the legal bases."""
    retention: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Older:
    """The older orders of one year, in a file of their own."""

    year: int
    filename: str
    """Relative to report.html."""
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherSystem:
    """A system outside Saleor: `answer` is `nothing`, `given` or `missing`; `files` are paths in the archive."""

    name: str
    answer: str
    text: str = ""
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything the letter and the page say. Records are dicts as they stand in data.json.

    `orders` are the newest ones, newest first; `order_count`, the days and `totals` speak of all orders.
    """

    shop: str
    controller: str
    """Name and postal address, one line each."""
    contact_email: str
    authority: str
    privacy_policy_url: str
    reference: str
    language: str
    time_zone: str | tzinfo
    email: str
    received_on: date
    made_at: datetime
    categories: tuple[Category, ...]
    account: Mapping[str, Any] | None = None
    addresses: tuple[Mapping[str, Any], ...] = ()
    orders: tuple[Mapping[str, Any], ...] = ()
    order_count: int = 0
    first_order_on: date | datetime | None = None
    last_order_on: date | datetime | None = None
    totals: tuple[tuple[str, str], ...] = ()
    """(currency, amount as text)."""
    older: tuple[Older, ...] = ()
    recipients: tuple[str, ...] = ()
    """Who received this person's data, with place and safeguard where it left the EU (Art. 15(1)(c), (2))."""
    automated_decisions: str = ""
    """What Art. 15(1)(h) asks for, or that there are none."""
    left_out: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    masked: tuple[str, ...] = ()
    """Fields that staff masked because they concern other people, by the way to them."""
    other_systems: tuple[OtherSystem, ...] = ()

    @property
    def other_files(self) -> int:
        """How many files of other systems the archive holds."""
        return sum(len(each.files) for each in self.other_systems)

    @property
    def unanswered(self) -> list[str]:
        """Systems that did not answer."""
        return [each.name for each in self.other_systems if each.answer == "missing"]


def summary_pdf_html(report: Report) -> str:
    """The letter as HTML for `render_pdf`."""
    with in_language(report.language, report.time_zone):
        return render("export/letter.html", _variables(report, "letter.css", view.letter(report)))


def report_html(report: Report) -> str:
    """The page: one file without script, which a browser never lets load anything."""
    with in_language(report.language, report.time_zone):
        return render("export/report.html", _variables(report, "report.css", view.page(report)))


def orders_page_html(report: Report, year: int, orders: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """A page with the older orders of one year, in pieces, so that memory stays flat."""
    # The language is set for each piece and never across a yield: it belongs to the consumer's thread.
    with in_language(report.language, report.time_zone):
        frame = render("export/orders.html", _variables(report, "report.css", {"year": str(year)}))
    head, _, foot = frame.partition(ORDERS_HERE)
    yield head
    rest = iter(orders)
    while chunk := tuple(islice(rest, CHUNK)):
        with in_language(report.language, report.time_zone):
            piece = "".join(render("export/order.html", {"order": view.order(order)}) for order in chunk)
        yield piece
    yield foot


def _variables(report: Report, css_name: str, shown: Mapping[str, Any]) -> dict[str, Any]:
    """The variables every form has. The hash makes the page's own style the only thing it may apply."""
    css = render(f"export/{css_name}", {})
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    return {
        "report": report,
        "responsible": (report.controller or report.shop).splitlines()[0],
        "time_zone": str(timezone.get_current_timezone()),
        "css": css,
        "css_hash": digest,
        "orders_here": ORDERS_HERE,
        **shown,
    }
