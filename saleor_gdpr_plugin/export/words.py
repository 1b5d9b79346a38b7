"""The words for what stands in a record: names of fields, states of orders, reasons to hold data.

Short texts carry the context "privacy", because Django and the shop translate words such as "Status" too.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..contracts import LegalBasis

BASES: dict[LegalBasis, Any] = {
    LegalBasis.CONSENT: _("you agreed to it (Art.\u00a06(1)(a))"),
    LegalBasis.CONTRACT: _("we need it for your orders or your account (Art.\u00a06(1)(b))"),
    LegalBasis.LEGAL_OBLIGATION: _("the law obliges us to, for example tax law (Art.\u00a06(1)(c))"),
    LegalBasis.LEGITIMATE_INTEREST: _(
        "we have a legitimate interest, for example against fraud (Art.\u00a06(1)(f))"
    ),
}

FIELDS: dict[str, Any] = {
    "billing_address": pgettext_lazy("privacy", "Billing address"),
    "channel": pgettext_lazy("privacy", "Shop channel"),
    "charge_status": pgettext_lazy("privacy", "Payment"),
    "city": pgettext_lazy("privacy", "City"),
    "city_area": pgettext_lazy("privacy", "District"),
    "collection_point": pgettext_lazy("privacy", "Pick-up point"),
    "company_name": pgettext_lazy("privacy", "Company"),
    "country": pgettext_lazy("privacy", "Country"),
    "country_area": pgettext_lazy("privacy", "State or region"),
    "currency": pgettext_lazy("privacy", "Currency"),
    "customer_note": pgettext_lazy("privacy", "Your note"),
    "date_joined": pgettext_lazy("privacy", "Registered"),
    "discount_reason": pgettext_lazy("privacy", "Reason for the discount"),
    "email": pgettext_lazy("privacy", "E-mail address"),
    "external_reference": pgettext_lazy("privacy", "Number in another system"),
    "first_name": pgettext_lazy("privacy", "First name"),
    "id": pgettext_lazy("privacy", "Number in the shop system"),
    "is_active": pgettext_lazy("privacy", "Account is active"),
    "is_confirmed": pgettext_lazy("privacy", "E-mail address confirmed"),
    "is_default_billing": pgettext_lazy("privacy", "Default for billing"),
    "is_default_shipping": pgettext_lazy("privacy", "Default for delivery"),
    "language_code": pgettext_lazy("privacy", "Language"),
    "last_login": pgettext_lazy("privacy", "Last login"),
    "last_name": pgettext_lazy("privacy", "Last name"),
    "note": pgettext_lazy("privacy", "Note by the shop's staff"),
    "number": pgettext_lazy("privacy", "Order number"),
    "origin": pgettext_lazy("privacy", "Placed by"),
    "phone": pgettext_lazy("privacy", "Phone"),
    "placed_at": pgettext_lazy("privacy", "Ordered on"),
    "postal_code": pgettext_lazy("privacy", "Postal code"),
    "private_metadata_keys": pgettext_lazy("privacy", "Internal entries (names only)"),
    "product_name": pgettext_lazy("privacy", "Product"),
    "quantity": pgettext_lazy("privacy", "Quantity"),
    "shipping_address": pgettext_lazy("privacy", "Delivery address"),
    "shipping_method": pgettext_lazy("privacy", "Way of delivery"),
    "shipping_price_gross": pgettext_lazy("privacy", "Delivery"),
    "sku": pgettext_lazy("privacy", "Article number"),
    "status": pgettext_lazy("privacy", "Status"),
    "street_address_1": pgettext_lazy("privacy", "Street"),
    "street_address_2": pgettext_lazy("privacy", "Street, second line"),
    "tax_rate": pgettext_lazy("privacy", "Tax rate"),
    "total_charged": pgettext_lazy("privacy", "Paid so far"),
    "total_gross": pgettext_lazy("privacy", "Total"),
    "total_net": pgettext_lazy("privacy", "Total without tax"),
    "total_price_gross": pgettext_lazy("privacy", "Sum"),
    "tracking_client_id": pgettext_lazy("privacy", "Analytics number"),
    "unit_price_gross": pgettext_lazy("privacy", "Price"),
    "unit_price_net": pgettext_lazy("privacy", "Price without tax"),
    "variant_name": pgettext_lazy("privacy", "Variant"),
    "voucher_code": pgettext_lazy("privacy", "Voucher code"),
}

STATES: dict[str, Any] = {
    "draft": pgettext_lazy("privacy order", "draft"),
    "unconfirmed": pgettext_lazy("privacy order", "not yet confirmed"),
    "unfulfilled": pgettext_lazy("privacy order", "not yet delivered"),
    "partially_fulfilled": pgettext_lazy("privacy order", "partly delivered"),
    "fulfilled": pgettext_lazy("privacy order", "delivered"),
    "partially_returned": pgettext_lazy("privacy order", "partly returned"),
    "returned": pgettext_lazy("privacy order", "returned"),
    "canceled": pgettext_lazy("privacy order", "cancelled"),
    "expired": pgettext_lazy("privacy order", "expired"),
}
"""Saleor's `OrderStatus`, in words a customer knows; an unknown state is shown as it is stored."""

PAYMENTS: dict[str, Any] = {
    "none": pgettext_lazy("privacy payment", "not paid"),
    "partial": pgettext_lazy("privacy payment", "partly paid"),
    "full": pgettext_lazy("privacy payment", "paid"),
    "overcharged": pgettext_lazy("privacy payment", "overpaid"),
}
"""Saleor's `OrderChargeStatus`."""

YES = pgettext_lazy("privacy", "Yes")
NO = pgettext_lazy("privacy", "No")
