"""The words for what stands in a record: states of orders and payments, reasons to hold data; the rights.

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
    "refunded": pgettext_lazy("privacy order", "paid back"),
    "refunded_and_returned": pgettext_lazy("privacy order", "paid back and returned"),
    "replaced": pgettext_lazy("privacy order", "replaced"),
    "waiting_for_approval": pgettext_lazy("privacy order", "waiting for approval"),
    "pending": pgettext_lazy("privacy order", "under way"),
    "success": pgettext_lazy("privacy order", "done"),
    "failure": pgettext_lazy("privacy order", "failed"),
    "failed": pgettext_lazy("privacy order", "failed"),
}
"""Saleor's `OrderStatus`, `FulfillmentStatus`, `OrderGrantedRefundStatus` and `JobStatus`, in words a customer
knows; an unknown state is shown as it is stored."""

PAYMENTS: dict[str, Any] = {
    "none": pgettext_lazy("privacy payment", "not paid"),
    "partial": pgettext_lazy("privacy payment", "partly paid"),
    "full": pgettext_lazy("privacy payment", "paid"),
    "overcharged": pgettext_lazy("privacy payment", "overpaid"),
    "not-charged": pgettext_lazy("privacy payment", "not paid"),
    "pending": pgettext_lazy("privacy payment", "under way"),
    "partially-charged": pgettext_lazy("privacy payment", "partly paid"),
    "fully-charged": pgettext_lazy("privacy payment", "paid"),
    "partially-refunded": pgettext_lazy("privacy payment", "partly paid back"),
    "fully-refunded": pgettext_lazy("privacy payment", "paid back"),
    "refused": pgettext_lazy("privacy payment", "refused"),
    "cancelled": pgettext_lazy("privacy payment", "cancelled"),
}
"""Saleor's `OrderChargeStatus` and `ChargeStatus`."""

RESERVED: dict[str, Any] = {
    "none": pgettext_lazy("privacy reserved", "nothing"),
    "partial": pgettext_lazy("privacy reserved", "in part"),
    "full": pgettext_lazy("privacy reserved", "in full"),
}
"""Saleor's `OrderAuthorizeStatus`."""

ORIGINS: dict[str, Any] = {
    "checkout": pgettext_lazy("privacy origin", "you, in the shop"),
    "draft": pgettext_lazy("privacy origin", "the shop's staff"),
    "reissue": pgettext_lazy("privacy origin", "the shop, in place of another order"),
    "bulk_create": pgettext_lazy("privacy origin", "the shop, taken over from another system"),
}
"""Saleor's `OrderOrigin`."""

ACTORS: dict[str, Any] = {
    "customer": pgettext_lazy("privacy actor", "a customer"),
    "staff": pgettext_lazy("privacy actor", "the shop's staff"),
    "app": pgettext_lazy("privacy actor", "a program of the shop"),
}
"""Who did something: names are other people's to have."""

METHODS: dict[str, Any] = {
    "card": pgettext_lazy("privacy method", "card"),
    "gift_card": pgettext_lazy("privacy method", "gift card"),
    "other": pgettext_lazy("privacy method", "another"),
}
"""Saleor's `PaymentMethodType`."""

YES = pgettext_lazy("privacy", "Yes")
NO = pgettext_lazy("privacy", "No")

RIGHTS: tuple[tuple[Any, str, Any], ...] = (
    (
        pgettext_lazy("privacy right", "Correction"),
        "Art. 16",
        _("we correct data that is wrong and complete what is missing."),
    ),
    (
        pgettext_lazy("privacy right", "Erasure"),
        "Art. 17",
        _("we delete your data, unless for example tax law obliges us to keep it."),
    ),
    (
        pgettext_lazy("privacy right", "Restriction"),
        "Art. 18",
        _("we keep your data but do not use it, for example while we check whether it is correct."),
    ),
    (
        pgettext_lazy("privacy right", "Portability"),
        "Art. 20",
        _("you get what you gave us in a form that another provider can read."),
    ),
    (
        pgettext_lazy("privacy right", "Objection"),
        "Art. 21",
        _(
            "you can object for reasons that arise from your situation; to marketing at any time, without a reason."
        ),
    ),
    (
        pgettext_lazy("privacy right", "Withdrawal"),
        "Art. 7",
        _("what you agreed to, you can withdraw at any time for the future."),
    ),
)
"""What a person may ask for besides access; the complaint (Art. 77) stands with its authority."""
