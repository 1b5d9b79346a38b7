"""The names by which people know the payment services of Saleor's own plugins."""

PLUGINS = {
    "mirumee.payments.adyen": "Adyen",
    "mirumee.payments.authorize_net": "Authorize.Net",
    "mirumee.payments.braintree": "Braintree",
    "mirumee.payments.np-atobarai": "NP Atobarai",
    "mirumee.payments.razorpay": "Razorpay",
    "mirumee.payments.stripe": "Stripe",
    "saleor.payments.stripe": "Stripe",
}
"""Saleor's own payment plugins by their id, which is all that a payment says."""
