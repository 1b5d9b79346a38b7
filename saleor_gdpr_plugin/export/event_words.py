"""What happened, in words: the types of events that Saleor stores, by the source they stand in.

A type that is unknown here is shown as it is stored, made readable.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import pgettext_lazy

CUSTOMER: dict[str, Any] = {
    "account_created": pgettext_lazy("privacy event", "Account created"),
    "account_activated": pgettext_lazy("privacy event", "Account switched on"),
    "account_deactivated": pgettext_lazy("privacy event", "Account switched off"),
    "password_reset_link_sent": pgettext_lazy("privacy event", "Link for a new password sent"),
    "password_reset": pgettext_lazy("privacy event", "Password set anew"),
    "password_changed": pgettext_lazy("privacy event", "Password changed"),
    "email_changed_request": pgettext_lazy("privacy event", "Change of the e-mail address asked for"),
    "email_changed": pgettext_lazy("privacy event", "E-mail address changed"),
    "placed_order": pgettext_lazy("privacy event", "Order placed"),
    "note_added_to_order": pgettext_lazy("privacy event", "Note added to an order"),
    "digital_link_downloaded": pgettext_lazy("privacy event", "Digital product downloaded"),
    "customer_deleted": pgettext_lazy("privacy event", "Customer deleted"),
    "email_assigned": pgettext_lazy("privacy event", "E-mail address set by the shop"),
    "name_assigned": pgettext_lazy("privacy event", "Name set by the shop"),
    "note_added": pgettext_lazy("privacy event", "Note added by the shop"),
}
"""Saleor's `CustomerEvents`."""
ORDER: dict[str, Any] = {
    "confirmed": pgettext_lazy("privacy event", "Order confirmed"),
    "draft_created": pgettext_lazy("privacy event", "Draft of an order made"),
    "draft_created_from_replace": pgettext_lazy("privacy event", "Draft of a replacement made"),
    "added_products": pgettext_lazy("privacy event", "Articles added"),
    "removed_products": pgettext_lazy("privacy event", "Articles taken out"),
    "placed": pgettext_lazy("privacy event", "Order placed"),
    "placed_from_draft": pgettext_lazy("privacy event", "Order made from a draft"),
    "placed_automatically_from_paid_checkout": pgettext_lazy(
        "privacy event", "Order placed by itself after payment"
    ),
    "oversold_items": pgettext_lazy("privacy event", "More articles ordered than in stock"),
    "canceled": pgettext_lazy("privacy event", "Order cancelled"),
    "expired": pgettext_lazy("privacy event", "Order expired"),
    "order_marked_as_paid": pgettext_lazy("privacy event", "Marked as paid"),
    "order_fully_paid": pgettext_lazy("privacy event", "Paid in full"),
    "order_replacement_created": pgettext_lazy("privacy event", "Replacement made"),
    "order_discount_added": pgettext_lazy("privacy event", "Discount added"),
    "order_discount_automatically_updated": pgettext_lazy("privacy event", "Discount changed by itself"),
    "order_discount_updated": pgettext_lazy("privacy event", "Discount changed"),
    "order_discount_deleted": pgettext_lazy("privacy event", "Discount taken away"),
    "order_line_discount_updated": pgettext_lazy("privacy event", "Discount of an article changed"),
    "order_line_discount_removed": pgettext_lazy("privacy event", "Discount of an article taken away"),
    "order_line_product_deleted": pgettext_lazy("privacy event", "Product left the shop"),
    "order_line_variant_deleted": pgettext_lazy("privacy event", "Variant left the shop"),
    "updated_address": pgettext_lazy("privacy event", "Address changed"),
    "email_sent": pgettext_lazy("privacy event", "Mail sent"),
    "payment_authorized": pgettext_lazy("privacy event", "Amount reserved"),
    "payment_captured": pgettext_lazy("privacy event", "Payment collected"),
    "payment_refunded": pgettext_lazy("privacy event", "Payment paid back"),
    "payment_voided": pgettext_lazy("privacy event", "Reservation given up"),
    "payment_failed": pgettext_lazy("privacy event", "Payment failed"),
    "transaction_event": pgettext_lazy("privacy event", "News of a payment"),
    "transaction_charge_requested": pgettext_lazy("privacy event", "Payment asked for"),
    "transaction_refund_requested": pgettext_lazy("privacy event", "Refund asked for"),
    "transaction_cancel_requested": pgettext_lazy("privacy event", "Cancellation of a payment asked for"),
    "transaction_mark_as_paid_failed": pgettext_lazy("privacy event", "Could not be marked as paid"),
    "external_service_notification": pgettext_lazy("privacy event", "Message of another service"),
    "invoice_requested": pgettext_lazy("privacy event", "Invoice asked for"),
    "invoice_generated": pgettext_lazy("privacy event", "Invoice made"),
    "invoice_updated": pgettext_lazy("privacy event", "Invoice changed"),
    "invoice_sent": pgettext_lazy("privacy event", "Invoice sent"),
    "fulfillment_canceled": pgettext_lazy("privacy event", "Delivery cancelled"),
    "fulfillment_restocked_items": pgettext_lazy("privacy event", "Articles put back into stock"),
    "fulfillment_fulfilled_items": pgettext_lazy("privacy event", "Articles sent"),
    "fulfillment_refunded": pgettext_lazy("privacy event", "Articles paid back"),
    "fulfillment_returned": pgettext_lazy("privacy event", "Articles returned"),
    "fulfillment_replaced": pgettext_lazy("privacy event", "Articles replaced"),
    "fulfillment_awaits_approval": pgettext_lazy("privacy event", "Delivery waits for approval"),
    "tracking_updated": pgettext_lazy("privacy event", "Number of the parcel changed"),
    "note_added": pgettext_lazy("privacy event", "Note added"),
    "note_updated": pgettext_lazy("privacy event", "Note changed"),
    "other": pgettext_lazy("privacy event", "Something else"),
}
"""Saleor's `OrderEvents`."""
GIFT_CARD: dict[str, Any] = {
    "issued": pgettext_lazy("privacy event", "Gift card issued"),
    "bought": pgettext_lazy("privacy event", "Gift card bought"),
    "updated": pgettext_lazy("privacy event", "Gift card changed"),
    "activated": pgettext_lazy("privacy event", "Gift card switched on"),
    "deactivated": pgettext_lazy("privacy event", "Gift card switched off"),
    "balance_reset": pgettext_lazy("privacy event", "Balance set anew"),
    "expiry_date_updated": pgettext_lazy("privacy event", "End of validity changed"),
    "tags_updated": pgettext_lazy("privacy event", "Tags changed"),
    "sent_to_customer": pgettext_lazy("privacy event", "Gift card sent"),
    "resent": pgettext_lazy("privacy event", "Gift card sent again"),
    "note_added": pgettext_lazy("privacy event", "Note added"),
    "used_in_order": pgettext_lazy("privacy event", "Used for an order"),
    "refunded_in_order": pgettext_lazy("privacy event", "Paid back onto the card"),
    "balance_adjusted": pgettext_lazy("privacy event", "Balance adjusted"),
    "assigned_to_user": pgettext_lazy("privacy event", "Assigned to an account"),
    "unassigned_from_user": pgettext_lazy("privacy event", "Taken from an account"),
}
"""Saleor's `GiftCardEvents`."""
TRANSACTION: dict[str, Any] = {
    "authorization_success": pgettext_lazy("privacy event", "Amount reserved"),
    "authorization_failure": pgettext_lazy("privacy event", "Amount could not be reserved"),
    "authorization_adjustment": pgettext_lazy("privacy event", "Reserved amount changed"),
    "authorization_request": pgettext_lazy("privacy event", "Reservation asked for"),
    "authorization_action_required": pgettext_lazy("privacy event", "Reservation needs a further step"),
    "charge_success": pgettext_lazy("privacy event", "Payment collected"),
    "charge_failure": pgettext_lazy("privacy event", "Payment failed"),
    "charge_back": pgettext_lazy("privacy event", "Payment charged back"),
    "charge_action_required": pgettext_lazy("privacy event", "Payment needs a further step"),
    "charge_request": pgettext_lazy("privacy event", "Payment asked for"),
    "refund_success": pgettext_lazy("privacy event", "Paid back"),
    "refund_failure": pgettext_lazy("privacy event", "Refund failed"),
    "refund_reverse": pgettext_lazy("privacy event", "Refund taken back"),
    "refund_request": pgettext_lazy("privacy event", "Refund asked for"),
    "cancel_success": pgettext_lazy("privacy event", "Reservation given up"),
    "cancel_failure": pgettext_lazy("privacy event", "Reservation could not be given up"),
    "cancel_request": pgettext_lazy("privacy event", "Cancellation asked for"),
    "info": pgettext_lazy("privacy event", "Information"),
}
"""Saleor's `TransactionEventType`."""
PAYMENT: dict[str, Any] = {
    "external": pgettext_lazy("privacy event", "Paid outside the shop"),
    "auth": pgettext_lazy("privacy event", "Amount reserved"),
    "capture": pgettext_lazy("privacy event", "Payment collected"),
    "capture_failed": pgettext_lazy("privacy event", "Payment failed"),
    "action_to_confirm": pgettext_lazy("privacy event", "Needs to be confirmed"),
    "void": pgettext_lazy("privacy event", "Reservation given up"),
    "pending": pgettext_lazy("privacy event", "Under way"),
    "refund": pgettext_lazy("privacy event", "Paid back"),
    "refund_ongoing": pgettext_lazy("privacy event", "Refund under way"),
    "refund_failed": pgettext_lazy("privacy event", "Refund failed"),
    "refund_reversed": pgettext_lazy("privacy event", "Refund taken back"),
    "confirm": pgettext_lazy("privacy event", "Confirmed"),
    "cancel": pgettext_lazy("privacy event", "Cancelled"),
}
"""Saleor's `TransactionKind`."""
INVOICE: dict[str, Any] = {
    "requested": pgettext_lazy("privacy event", "Invoice asked for"),
    "requested_deletion": pgettext_lazy("privacy event", "Deletion of the invoice asked for"),
    "created": pgettext_lazy("privacy event", "Invoice made"),
    "deleted": pgettext_lazy("privacy event", "Invoice deleted"),
    "sent": pgettext_lazy("privacy event", "Invoice sent"),
}
"""Saleor's `InvoiceEvents`."""
MAILS: dict[str, Any] = {
    "confirmed": pgettext_lazy("privacy mail", "order confirmed"),
    "payment_confirmation": pgettext_lazy("privacy mail", "payment received"),
    "shipping_confirmation": pgettext_lazy("privacy mail", "order sent"),
    "tracking_updated": pgettext_lazy("privacy mail", "number of the parcel"),
    "order_confirmation": pgettext_lazy("privacy mail", "order confirmation"),
    "order_cancel": pgettext_lazy("privacy mail", "order cancelled"),
    "order_refund": pgettext_lazy("privacy mail", "payment paid back"),
    "fulfillment_confirmation": pgettext_lazy("privacy mail", "order sent"),
    "digital_links": pgettext_lazy("privacy mail", "links to digital products"),
}
"""Saleor's `OrderEventsEmails`."""

EVENTS: dict[str, dict[str, Any]] = {
    "customer_events": CUSTOMER,
    "order_events": ORDER,
    "gift_cards": GIFT_CARD,
    "transactions": TRANSACTION,
    "payments": PAYMENT,
    "invoices": INVOICE,
}
"""By slug of the source."""
