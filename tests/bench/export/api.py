"""Baseline (b): what a shop without us does, paging the orders out of its own GraphQL API as staff.

In the same process through Django's test client: a real server adds HTTP on top.
"""

from __future__ import annotations

import json
from typing import Any

PAGE = 100
QUERY = """query Everything($email: String!, $first: Int!, $after: String) {
  orders(first: $first, after: $after, filter: {customer: $email}) {
    pageInfo { hasNextPage endCursor }
    edges { node {
      number id created status chargeStatus channel { slug } origin userEmail languageCodeEnum customerNote
      externalReference trackingClientId voucherCode shippingMethodName collectionPointName
      total { currency net { amount } gross { amount } } shippingPrice { gross { amount currency } }
      totalCharged { amount currency } billingAddress { ...Address } shippingAddress { ...Address }
      metadata { key value } privateMetadata { key }
      lines {
        productName variantName productSku quantity unitPrice { net { amount currency } gross { amount currency } }
        totalPrice { gross { amount currency } } taxRate unitDiscountReason voucherCode metadata { key value }
      }
    } }
  }
}
fragment Address on Address {
  firstName lastName companyName streetAddress1 streetAddress2 city cityArea postalCode country { code } countryArea
  phone metadata { key value }
}"""


class Api:
    """A member of staff, logged in."""

    def __init__(self) -> None:
        from django.test import Client

        from saleor_gdpr_plugin.host import models

        self._staff = models.user().objects.get(email="staff@shop.example")
        self._client = Client(headers={"host": "localhost"})

    def read(self, email: str) -> int:
        """Page through all orders of an address; return how many came."""
        from saleor.core.jwt import create_access_token

        sent = {"Authorization": f"Bearer {create_access_token(self._staff)}"}
        count, after = 0, None
        while True:
            orders = self._page(sent, email=email, first=PAGE, after=after)
            count += len(orders["edges"])
            if not orders["pageInfo"]["hasNextPage"]:
                return count
            after = orders["pageInfo"]["endCursor"]

    def _page(self, sent: dict[str, str], **variables: Any) -> Any:
        body = json.dumps({"query": QUERY, "variables": variables})
        answer = self._client.post("/graphql/", body, content_type="application/json", headers=sent)
        said = json.loads(answer.content)
        if said.get("errors"):
            raise RuntimeError(f"the API refused: {said['errors'][0]['message']}")
        return said["data"]["orders"]
