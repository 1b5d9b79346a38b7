"""Until each of our sources says what it covers: the models they are about. Goes when they all do."""

from __future__ import annotations

from saleor_gdpr_plugin.contracts import Source
from saleor_gdpr_plugin.datamap import coverage

MODELS = frozenset({
    "account.Address", "account.CustomerEvent", "account.CustomerNote", "account.User",
    "attribute.AssignedUserAttributeValue", "attribute.AttributeValue",
    "checkout.Checkout", "checkout.CheckoutDelivery", "checkout.CheckoutLine", "checkout.CheckoutMetadata",
    "discount.CheckoutDiscount", "discount.CheckoutLineDiscount", "discount.OrderDiscount",
    "discount.OrderLineDiscount", "discount.VoucherCustomer",
    "giftcard.GiftCard", "giftcard.GiftCardEvent", "giftcard.GiftCardTag",
    "invoice.Invoice", "invoice.InvoiceEvent",
    "order.Fulfillment", "order.FulfillmentLine", "order.Order", "order.OrderEvent", "order.OrderGrantedRefund",
    "order.OrderGrantedRefundLine", "order.OrderLine",
    "payment.Payment", "payment.Transaction", "payment.TransactionEvent", "payment.TransactionItem",
    "thumbnail.Thumbnail",
    "saleor_gdpr_plugin.Archive", "saleor_gdpr_plugin.Attachment", "saleor_gdpr_plugin.Download",
    "saleor_gdpr_plugin.Event", "saleor_gdpr_plugin.OutboxMail", "saleor_gdpr_plugin.Request",
    "saleor_gdpr_plugin.ThreadEntry",
})  # fmt: skip


class Owed(Source):
    """Stands in for the sources that cannot say yet."""

    slug = "owed"
    label = "Owed"
    retention = "owed"

    def covered(self) -> frozenset[str]:
        return frozenset(each.name for each in coverage.candidates() if each.model in MODELS)
