"""What a payment app is asked about stored payment methods."""

from dataclasses import make_dataclass as made

ListStoredPaymentMethodsRequestData = made("ListStoredPaymentMethodsRequestData", ["channel", "user"])
StoredPaymentMethodRequestDeleteData = made("RequestDelete", ["payment_method_id", "user", "channel"])
