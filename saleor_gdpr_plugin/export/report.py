"""What a report says, and its forms for people: the letter (PDF) and the page (HTML).

The letter's cost does not grow with the person's history: it shows the newest of every kind and counts the rest.
The page is written piece by piece, so that its cost in memory is one entry.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from itertools import islice
from typing import Any

from django.utils import timezone

from ..contracts import LegalBasis
from ..paper.language import in_language
from ..paper.templates import render
from ..register.answer import Recipient
from . import sections, view

CHUNK = 50
"""Orders or entries rendered at a time."""
HERE = "<!-- here -->"
"""Where a page is cut open to stream what is long. No value can say so: markup in values is escaped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """One kind of data: how much of it, why, for how long, and whether the person gave part of it."""

    label: Any
    """Name shown to the person; may be a lazy translation."""
    count: int
    bases: tuple[LegalBasis, ...]
    provided: bool
    slug: str = ""
    purposes: tuple[str, ...] = ()
    """The merchant's own words, shown before the legal bases."""
    retention: str = ""
    origin: str = ""
    """Where it comes from; "" where only `provided` is known."""
    read: bool = True
    """False where it could not be read: then nobody knows how much there is."""

    @property
    def held(self) -> bool:
        """Whether there is anything, or may be."""
        return bool(self.count) or not self.read


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
class Elsewhere:
    """A system outside Saleor, and whether it answered (`OtherSystem` says what)."""

    name: str
    contact: str
    holds: str
    answered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything the letter and the page say. Records are dicts as they stand in data.json.

    `orders` are the newest ones, newest first; `order_count`, the days and `totals` speak of all orders.
    `sections` are all other kinds of data.
    """

    shop: str
    controller: str
    """Name and postal address, one line each."""
    contact_email: str
    authorities: tuple[str, ...]
    """Whom the person may complain to, one line each (Art. 15(1)(f))."""
    privacy_policy_url: str
    reference: str
    language: str
    time_zone: str | tzinfo
    email: str
    received_on: date
    made_at: datetime
    categories: tuple[Category, ...]
    logo: str = ""
    """A data: address of a PNG or JPEG, or ""."""
    account: Mapping[str, Any] | None = None
    joined: tuple[Mapping[str, Any], ...] = ()
    """Further accounts that staff found to be the person's."""
    addresses: Sequence[Mapping[str, Any]] = ()
    address_count: int = 0
    orders: Sequence[Mapping[str, Any]] = ()
    order_count: int = 0
    first_order_on: date | datetime | None = None
    last_order_on: date | datetime | None = None
    totals: tuple[tuple[str, str], ...] = ()
    """(currency, amount as text)."""
    totals_masked: bool = False
    """Whether they are left out, because an amount of an order is masked."""
    older: tuple[Older, ...] = ()
    sections: tuple[sections.Section, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    """Who received this person's data, with place and safeguard where it left the EU (Art. 15(1)(c), (2))."""
    automated_decisions: str = ""
    """What Art. 15(1)(h) asks for, or that there are none."""
    systems: tuple[Elsewhere, ...] = ()
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

    @property
    def accounts(self) -> tuple[Mapping[str, Any], ...]:
        """The person's own account, then those that were joined."""
        return (*((self.account,) if self.account is not None else ()), *self.joined)


def summary_pdf_html(report: Report) -> str:
    """The letter as HTML for `render_pdf`."""
    with in_language(report.language, report.time_zone):
        return render("export/letter.html", _variables(report, "letter.css", view.letter(report)))


def report_html(report: Report) -> str:
    """The page: one file without script, which a browser never lets load anything."""
    return "".join(page_html(report))


def page_html(report: Report) -> Iterator[str]:
    """The page in pieces: what is bounded first, then each further kind of data, entry by entry."""
    # The language is set for each piece and never across a yield: it belongs to the consumer's thread.
    with in_language(report.language, report.time_zone):
        frame = render("export/report.html", _variables(report, "report.css", view.page(report)))
        filled = view.section_pieces(report)
    head, *orders_end, foot = frame.split(HERE)
    yield head
    if orders_end:
        yield from _orders_html(report, report.orders)
        yield orders_end[0]
    for anchor, section in filled:
        yield from _section_html(report, anchor, section)
    yield foot


def _orders_html(report: Report, orders: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    rest = iter(orders)
    while chunk := tuple(islice(rest, CHUNK)):
        with in_language(report.language, report.time_zone):
            piece = "".join(render("export/order.html", {"order": view.order(order)}) for order in chunk)
        yield piece


def _section_html(report: Report, anchor: str, section: sections.Section) -> Iterator[str]:
    more = max(section.count - len(section.records), 0)
    with in_language(report.language, report.time_zone):
        shown = {"anchor": anchor, "section": section, "more": more, "here": HERE}
        frame = render("export/section.html", shown)
    head, _, foot = frame.partition(HERE)
    yield head
    every = sections.entries(section)
    while True:
        with in_language(report.language, report.time_zone):
            chunk = [render("export/entry.html", {"entry": entry}) for entry in islice(every, CHUNK)]
        if not chunk:
            break
        yield "".join(chunk)
    yield foot


def orders_page_html(report: Report, year: int, orders: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """A page with the older orders of one year, in pieces, so that memory stays flat."""
    with in_language(report.language, report.time_zone):
        frame = render("export/orders.html", _variables(report, "report.css", {"year": str(year)}))
    head, _, foot = frame.partition(HERE)
    yield head
    yield from _orders_html(report, orders)
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
        "here": HERE,
        **shown,
    }
