"""What the letter and the page print: bounded for the letter, complete for the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ..contracts import LegalBasis
from ..paper import language
from . import sections
from .markup import small, table
from .values import ENVELOPE, Row, envelope, flat, full_name, label, rows, words
from .words import BASES, RIGHTS

if TYPE_CHECKING:
    from .report import Report

LETTER_ORDERS = 20
LETTER_LINES = 30
LETTER_ADDRESSES = 10
LETTER_ROWS = 40
LETTER_TEXT = 500
LETTER_PARTIES = 60
"""What a letter shows at most: orders, lines of an order, addresses, rows of the account, letters of text, and
recipients or other systems."""

HEADLINE = frozenset(
    {
        "number",
        "placed_at",
        "status",
        "total_gross",
        "shipping_price_gross",
        "billing_address",
        "shipping_address",
        "customer_note",
        "lines",
    }
)
"""Fields of an order that its heading and table already show."""
LINE_HEADLINE = frozenset(
    {"product_name", "variant_name", "sku", "quantity", "unit_price_gross", "total_price_gross"}
)


@dataclass(frozen=True, slots=True)
class LineView:
    """One line of an order; `rest` is whatever the table has no column for, as markup."""

    name: str
    variant: str
    sku: str
    quantity: str
    unit: str
    total: str
    rest: SafeString


@dataclass(frozen=True, slots=True)
class AddressView:
    """An address as on an envelope; `role` says what it is the default for, `table` shows every field."""

    role: str
    lines: list[str]
    table: SafeString


@dataclass(frozen=True, slots=True)
class OrderView:
    """One order; `more_lines` counts the lines left out, `short` says that it fits on one page."""

    number: str
    placed: str
    status: str
    total: str
    billing: list[str]
    shipping: list[str]
    delivery: str
    note: str
    lines: list[LineView]
    more_lines: int
    rest: SafeString

    @property
    def short(self) -> bool:
        """Whether breaking it across pages would only disturb."""
        return len(self.lines) <= 8 and not self.more_lines


@dataclass(frozen=True, slots=True)
class CategoryView:
    """Kinds of data that are held for the same reasons, as long, and from the same origin: one row for all.

    `kinds` are their names, each with how many entries there are.
    """

    kinds: list[tuple[str, str]]
    purposes: list[str]
    bases: list[str]
    retention: str
    origin: str


@dataclass(frozen=True, slots=True)
class SectionView:
    """A kind of data in the letter: its newest entries, and how many more there are."""

    anchor: str
    label: str
    count: int
    lines: list[sections.Line]
    more: int


def letter(report: Report) -> dict[str, Any]:
    """What the letter prints, bounded whatever the person's history."""
    orders = [order(record, lines=LETTER_LINES) for record in report.orders[:LETTER_ORDERS]]
    addresses = [address(record) for record in report.addresses[:LETTER_ADDRESSES]]
    return {
        **_common(report),
        "accounts": [_account(record) for record in report.accounts[:LETTER_ADDRESSES]],
        "addresses": addresses,
        "more_addresses": max(report.address_count, len(report.addresses)) - len(addresses),
        "orders": orders,
        "more_orders": max(report.order_count - len(orders), 0),
        "sections": [_section(anchor, found) for anchor, found in _filled(report)],
        "recipients": report.recipients[:LETTER_PARTIES],
        "more_recipients": max(len(report.recipients) - LETTER_PARTIES, 0),
        "systems": report.systems[:LETTER_PARTIES],
    }


def page(report: Report) -> dict[str, Any]:
    """What the page prints: every record it was given, every field that is not empty."""
    return {
        **_common(report),
        "accounts": [table(rows(record, source="account")) for record in report.accounts],
        "addresses": [address(record) for record in report.addresses],
        "more_addresses": max(report.address_count - len(report.addresses), 0),
        "older": [(str(old.year), old.filename, old.count) for old in report.older],
        "sections": [(anchor, str(found.label)) for anchor, found in _filled(report)],
        "recipients": report.recipients,
        "more_recipients": 0,
        "systems": report.systems,
    }


def _filled(report: Report) -> list[tuple[str, sections.Section]]:
    """Kinds that hold anything, each with an anchor that no name of a source can spoil."""
    filled = [found for found in report.sections if found.count]
    return [(f"kind-{position}", found) for position, found in enumerate(filled, start=1)]


def section_pieces(report: Report) -> list[tuple[str, sections.Section]]:
    """The kinds a page shows after the orders, with their anchors."""
    return _filled(report)


def _section(anchor: str, found: sections.Section) -> SectionView:
    shown = sections.lines(found)
    return SectionView(anchor, str(found.label), found.count, shown, max(found.count - len(shown), 0))


def _account(record: Mapping[str, Any]) -> list[Row]:
    every = flat(rows(record, source="account"))
    return [Row(_clipped(name), _clipped(value)) for name, value in islice(every, LETTER_ROWS)]


def _common(report: Report) -> dict[str, Any]:
    return {
        "person": full_name(report.account),
        "controller_lines": report.controller.splitlines(),
        "authority_lines": report.authorities,
        "categories": _categories(report),
        "not_held": language.listed([str(each.label) for each in report.categories if not each.held]),
        "has_retention": any(found.retention for found in report.categories),
        "rights": RIGHTS,
        "not_covered": _not_covered(report),
        "totals": language.listed([language.money(amount, currency) for currency, amount in report.totals]),
    }


def _categories(report: Report) -> list[CategoryView]:
    """The kinds of which there is anything; those about which the same is to be said share a row."""
    rows: dict[tuple[Any, ...], CategoryView] = {}
    for found in report.categories:
        if not found.held:
            continue
        usual = _("from you, in part from our shop") if found.provided else _("from our shop")
        same = (found.purposes, found.retention, found.origin or usual)
        row = rows.setdefault(same, CategoryView([], list(map(str, found.purposes)), [], *same[1:]))
        row.kinds.append((str(found.label), language.number(found.count) if found.read else ""))
        for basis in LegalBasis:
            if basis in found.bases and (words := str(BASES[basis])) not in row.bases:
                row.bases.append(words)
    return list(rows.values())


def _not_covered(report: Report) -> list[str]:
    """What Art. 15(1) asks for and the shop has not recorded: said openly rather than left out."""
    open_points = [
        (report.recipients, _("who has received your data")),
        (all(found.retention for found in report.categories), _("how long we keep your data")),
        (report.automated_decisions, _("whether we take decisions about you automatically")),
    ]
    return [point for known, point in open_points if not known]


def address(record: Mapping[str, Any]) -> AddressView:
    """An address of the address book."""
    roles = [label(key) for key in ("is_default_billing", "is_default_shipping") if record.get(key) is True]
    return AddressView(", ".join(roles), envelope(record), table(rows(record)))


def order(record: Mapping[str, Any], *, lines: int | None = None) -> OrderView:
    """An order; `lines` bounds how many of its lines are shown, and then long texts are clipped too."""
    every: Sequence[Mapping[str, Any]] = record.get("lines") or ()
    shown = every[:lines]
    note = record.get("customer_note") or ""
    return OrderView(
        number=words("number", record.get("number")),
        placed=words("placed_at", record.get("placed_at")),
        status=words("status", record.get("status")),
        total=words("total_gross", record.get("total_gross")),
        billing=envelope(record.get("billing_address")),
        shipping=envelope(record.get("shipping_address")),
        delivery=words("shipping_price_gross", record.get("shipping_price_gross")),
        note=note if lines is None else _clipped(note),
        lines=[_line(line) for line in shown],
        more_lines=len(every) - len(shown),
        rest=table(_rest(record)) if lines is None else SafeString(),
    )


def _rest(record: Mapping[str, Any]) -> list[Row]:
    """What the heading, the table and the two envelopes of an order do not show."""
    found = rows(record, skip=HEADLINE, source="orders")
    for key in ("billing_address", "shipping_address"):
        inside = record.get(key)
        if isinstance(inside, Mapping) and (others := rows(inside, skip=ENVELOPE)):
            found.append(Row(label(key), rows=tuple(others)))
    return found


def _line(record: Mapping[str, Any]) -> LineView:
    return LineView(
        name=record.get("product_name") or "",
        variant=record.get("variant_name") or "",
        sku=record.get("sku") or "",
        quantity=words("quantity", record.get("quantity")),
        unit=words("unit_price_gross", record.get("unit_price_gross")),
        total=words("total_price_gross", record.get("total_price_gross")),
        rest=small(rows(record, skip=LINE_HEADLINE, source="orders")),
    )


def _clipped(value: str) -> str:
    """At most LETTER_TEXT characters; the whole text stands in data.json."""
    return value if len(value) <= LETTER_TEXT else f"{value[:LETTER_TEXT].rstrip()} … (data.json)"
