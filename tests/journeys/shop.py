"""What happens in the shop without us: a storefront and a mail tool that use Saleor's own GraphQL."""

from __future__ import annotations

from typing import Any

from tests.demo.operations import Api

from .receiver import Receiver
from .story import Broken
from .world import World

ME = "{ me { id metadata { key value } } }"
CUSTOMER = "query($email: String!) { user(email: $email) { id metadata { key value } } }"
UPDATE = """mutation($id: ID!, $input: [MetadataInput!]!) {
  updateMetadata(id: $id, input: $input) { errors { field message } }
}"""
REGISTER = """mutation($input: AccountRegisterInput!) { accountRegister(input: $input) { errors { field message } } }"""
WEBHOOK = """mutation($input: WebhookCreateInput!) {
  webhookCreate(input: $input) { webhook { id } errors { field message } }
}"""
UNPAID = """mutation($id: ID!) {
  channelUpdate(id: $id, input: {orderSettings: {allowUnpaidOrders: true}}) { errors { field message } }
}"""
CHANNEL = "query($slug: String!) { channel(slug: $slug) { id } }"
VARIANTS = """query($channel: String!) {
  products(first: 100, channel: $channel, filter: {stockAvailability: IN_STOCK}) {
    edges { node { productType { isShippingRequired } isAvailable
      variants { id quantityAvailable pricing { price { gross { amount } } } } } }
  }
}"""
CHECKOUT = """mutation($input: CheckoutCreateInput!) {
  checkoutCreate(input: $input) { checkout { id shippingMethods { id } } errors { field message code } }
}"""
DELIVER = """mutation($id: ID!, $method: ID!) {
  checkoutDeliveryMethodUpdate(id: $id, deliveryMethodId: $method) { errors { field message code } }
}"""
COMPLETE = """mutation($id: ID!) { checkoutComplete(id: $id) { order { id number } errors { field message code } } }"""
ADDRESS = {
    "firstName": "Mallory", "lastName": "Stranger", "streetAddress1": "Domplatz 1", "city": "Köln",
    "postalCode": "50667", "country": "DE",
}  # fmt: skip
US = ADDRESS | {"city": "New York", "postalCode": "10001", "country": "US", "countryArea": "NY"}


def did(answer: Any) -> Any:
    """The answer of a mutation of Saleor; raises Broken when it names errors."""
    if answer["errors"]:
        raise Broken(f"Saleor refused: {answer['errors']}")
    return answer


def subscribe(world: World, receiver: Receiver) -> None:
    """The mail tool asks to be told of every change of a customer."""
    events = ["CUSTOMER_METADATA_UPDATED", "CUSTOMER_UPDATED"]
    given = {"name": "Customers", "targetUrl": receiver.url, "asyncEvents": events, "isActive": True}
    did(world.mail_tool().saleor(WEBHOOK, input=given))


def flag(api: Api) -> str | None:
    """What the customer's own metadata says under "newsletter"."""
    return _value(api.saleor(ME))


def flag_of(world: World, email: str) -> str | None:
    """The same, as the mail tool sees it."""
    return _value(world.mail_tool().saleor(CUSTOMER, email=email))


def _value(user: Any) -> str | None:
    return {each["key"]: each["value"] for each in user["metadata"]}.get("newsletter")


def set_flag(api: Api, user_id: str, value: str) -> None:
    """Write the flag as whoever `api` speaks for."""
    did(api.saleor(UPDATE, id=user_id, input=[{"key": "newsletter", "value": value}]))


def id_of(world: World, email: str) -> str:
    """Saleor's id of an account."""
    return str(world.mail_tool().saleor(CUSTOMER, email=email)["id"])


def register(world: World, email: str) -> None:
    """Somebody registers an account, with the box ticked."""
    given = {
        "email": email,
        "password": "harbour-coffee-2",
        "channel": world.channel,
        "redirectUrl": world.facts["addresses"]["storefront"],
        "metadata": [{"key": "newsletter", "value": "true"}],
    }
    did(world.visitor().saleor(REGISTER, input=given))


def order(world: World, email: str) -> str:
    """Somebody who is not logged in orders under this address, with the box ticked; the order's number."""
    owner, visitor = world.login("owner"), world.visitor()
    channel = owner.saleor(CHANNEL, slug=world.channel)["id"]
    did(owner.saleor(UNPAID, id=channel))
    variant = _variant(visitor.saleor(VARIANTS, channel=world.channel))
    given = {
        "channel": world.channel, "email": email, "lines": [{"variantId": variant, "quantity": 1}],
        "shippingAddress": US, "billingAddress": US,
    }  # fmt: skip
    checkout = did(visitor.saleor(CHECKOUT, input=given))["checkout"]
    did(visitor.saleor(UPDATE, id=checkout["id"], input=[{"key": "newsletter", "value": "true"}]))
    if checkout["shippingMethods"]:
        did(visitor.saleor(DELIVER, id=checkout["id"], method=checkout["shippingMethods"][0]["id"]))
    return str(did(visitor.saleor(COMPLETE, id=checkout["id"]))["order"]["number"])


def _variant(products: Any) -> str:
    for edge in products["edges"]:
        for variant in edge["node"]["variants"] or ():
            if (
                edge["node"]["isAvailable"]
                and (variant["quantityAvailable"] or 0) > 0
                and variant["pricing"]["price"]
            ):
                return str(variant["id"])
    raise Broken("The shop has nothing to sell.")
