"""What a payment app is asked and what it answers about stored payment methods."""

from dataclasses import dataclass, field
from typing import Any


@dataclass
class PaymentGateway:
    id: str
    name: str
    currencies: list[str]
    config: list[dict[str, Any]]


@dataclass
class ListStoredPaymentMethodsRequestData:
    channel: Any
    user: Any


@dataclass
class PaymentMethodCreditCardInfo:
    brand: str
    last_digits: str
    exp_month: int
    exp_year: int
    first_digits: str | None = None


@dataclass
class PaymentMethodData:
    id: str
    type: str
    external_id: str
    gateway: PaymentGateway
    supported_payment_flows: list[str] = field(default_factory=list)
    credit_card_info: PaymentMethodCreditCardInfo | None = None
    name: str | None = None
    data: Any = None
