"""What the letter and the page print: bounded for the letter, complete for the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from ..contracts import LegalBasis
from ..paper import language
from .values import METADATA, Row, envelope, full_name, label, rows, words
from .words import BASES

if TYPE_CHECKING:
    from .report import Report

LETTER_ORDERS = 20
LETTER_LINES = 30
LETTER_ADDRESSES = 10
LETTER_ROWS = 40
LETTER_TEXT = 500
"""What a letter shows at most: orders, lines of an order, addresses, rows of the account, letters of text."""

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
    """One line of an order; `rest` is whatever the table has no column for."""

    name: str
    variant: str
    sku: str
    quantity: str
    unit: str
    total: str
    rest: list[Row]


@dataclass(frozen=True, slots=True)
class AddressView:
    """An address as on an envelope; `role` says what it is the default for."""

    role: str
    lines: list[str]
    rows: list[Row]


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
    rest: list[Row]

    @property
    def short(self) -> bool:
        """Whether breaking it across pages would only disturb."""
        return len(self.lines) <= 8 and not self.more_lines


@dataclass(frozen=True, slots=True)
class CategoryView:
    """A category in words."""

    label: str
    count: str
    reasons: list[str]
    retention: str
    provided: bool


def letter(report: Report) -> dict[str, Any]:
    """What the letter prints, bounded whatever the person's history."""
    orders = [order(record, lines=LETTER_LINES) for record in report.orders[:LETTER_ORDERS]]
    addresses = [address(record) for record in report.addresses[:LETTER_ADDRESSES]]
    account = rows(report.account or {})
    return {
        **_common(report),
        "account": [Row(_clipped(row.label), _clipped(row.value)) for row in account[:LETTER_ROWS]],
        "addresses": addresses,
        "more_addresses": len(report.addresses) - len(addresses),
        "orders": orders,
        "more_orders": max(report.order_count - len(orders), 0),
    }


def page(report: Report) -> dict[str, Any]:
    """What the page prints: every record it was given, every field that is not empty."""
    return {
        **_common(report),
        "account": rows(report.account or {}),
        "addresses": [address(record) for record in report.addresses],
        "orders": [order(record) for record in report.orders],
        "older": [(str(old.year), old.filename, old.count) for old in report.older],
    }


def _common(report: Report) -> dict[str, Any]:
    return {
        "person": full_name(report.account),
        "controller_lines": report.controller.splitlines(),
        "authority_lines": report.authority.splitlines(),
        "categories": [_category(found) for found in report.categories],
        "has_retention": any(found.retention for found in report.categories),
        "not_covered": _not_covered(report),
        "totals": language.listed([language.money(amount, currency) for currency, amount in report.totals]),
    }


def _category(found: Any) -> CategoryView:
    reasons = [
        *map(str, found.purposes),
        *(str(BASES[basis]) for basis in LegalBasis if basis in found.bases),
    ]
    return CategoryView(
        str(found.label), language.number(found.count), reasons, found.retention, found.provided
    )


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
    return AddressView(", ".join(roles), envelope(record), rows(record))


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
        rest=_rest(record) if lines is None else [],
    )


def _rest(record: Mapping[str, Any]) -> list[Row]:
    """What the heading, the table and the two envelopes of an order do not show."""
    found = rows(record, skip=HEADLINE)
    for key in ("billing_address", "shipping_address"):
        entries = rows({METADATA: (record.get(key) or {}).get(METADATA)})
        found += [Row(f"{label(key)} – {entry.label}", entry.value) for entry in entries]
    return found


def _line(record: Mapping[str, Any]) -> LineView:
    return LineView(
        name=record.get("product_name") or "",
        variant=record.get("variant_name") or "",
        sku=record.get("sku") or "",
        quantity=words("quantity", record.get("quantity")),
        unit=words("unit_price_gross", record.get("unit_price_gross")),
        total=words("total_price_gross", record.get("total_price_gross")),
        rest=rows(record, skip=LINE_HEADLINE),
    )


def _clipped(value: str) -> str:
    """At most LETTER_TEXT characters; the whole text stands in data.json."""
    return value if len(value) <= LETTER_TEXT else f"{value[:LETTER_TEXT].rstrip()} … (data.json)"
