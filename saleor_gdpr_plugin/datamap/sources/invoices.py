"""Invoices and their files."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from ...contracts import Field, LegalBasis, StoredFile, Subject
from ..erasing import METADATA as BOTH
from ..erasing import Loses
from ..table import Nested
from .common import METADATA, PRIVATE_METADATA, GoneWithOrders, actor, number_of_order, plain

CONTRACT, LAW = LegalBasis.CONTRACT, LegalBasis.LEGAL_OBLIGATION

EVENT = (
    Field("at", "date", CONTRACT),
    *plain(CONTRACT, "type", "parameters"),
    actor(),
    Field("order", "order__number", CONTRACT),
)


HANGING = (
    Loses("invoice.Invoice", on="order_id", always=("message", *BOTH)),
    Loses(
        "invoice.InvoiceEvent",
        on="invoice__order_id",
        always=("parameters",),
        known={"parameters": ("number", "url")},
    ),
    Loses(
        "invoice.InvoiceEvent", on="order_id", always=("parameters",), known={"parameters": ("number", "url")}
    ),
)
"""An issued invoice is never altered; when its time is over it goes with its file (`order_erasing`)."""


class InvoiceData(GoneWithOrders):
    """Invoices of the person's orders; the file lies beside, an address elsewhere is named and never fetched."""

    slug = "invoices"
    label = _("Invoices")
    retention = "invoices"
    model = "invoice.Invoice"
    order = ("-created_at", "-pk")
    entries = (
        Field("id", "pk", CONTRACT),
        number_of_order(),
        *plain(LAW, "number", "created", "created_at", "updated_at", "status", "message"),
        Field("external_url", "external_url", LAW),
        Field("file", "invoice_file", LAW),
        METADATA,
        PRIVATE_METADATA,
        Nested("events", "invoice.InvoiceEvent", EVENT, CONTRACT, on="invoice_id", order=("date", "pk")),
    )

    def files(self, subject: Subject) -> Iterable[StoredFile]:
        """The file of each invoice that has one."""
        rows = self._known(subject)
        if rows is None:
            return
        for pk, name in rows.exclude(invoice_file="").order_by("pk").values_list("pk", "invoice_file"):
            if name:
                yield StoredFile(f"invoices/{pk}-{name.rpartition('/')[2]}", name)
