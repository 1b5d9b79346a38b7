"""The people of the demo: a customer, a guest, a stranger, and a member of staff with no more than she needs."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.contrib.auth.hashers import make_password

PASSWORD = "harbour-coffee"
STAFF = "petra.privacy@harbour-coffee.example"

ANNA_HOME = {
    "first_name": "Anna",
    "last_name": "Example",
    "street_address_1": "Lindenstraße 7",
    "city": "Köln",
    "postal_code": "50667",
    "country": "DE",
    "phone": "+4922112345678",
}
ANNA_WORK = ANNA_HOME | {
    "company_name": "Example GmbH",
    "street_address_1": "Domplatz 1",
    "phone": "+4922187654321",
}
GUSTAV = ANNA_HOME | {
    "first_name": "Gustav",
    "last_name": "Gast",
    "street_address_1": "Hafenstraße 20",
    "city": "Hamburg",
    "postal_code": "20457",
    "phone": "+494012345678",
}


def model(label: str) -> Any:
    """A model of the shop by its label, e.g. "order.Order"."""
    return apps.get_model(label)


def customer(email: str, first_name: str, last_name: str, *addresses: dict[str, str], **values: Any) -> Any:
    """A confirmed account with the demo's password; the first address is the default for both uses."""
    rows = [model("account.Address").objects.create(**each) for each in addresses]
    user = model("account.User").objects.create(
        email=email,
        first_name=first_name,
        last_name=last_name,
        is_active=True,
        is_confirmed=True,
        password=make_password(PASSWORD),
        default_billing_address=rows[0] if rows else None,
        default_shipping_address=rows[0] if rows else None,
        **values,
    )
    user.addresses.set(rows)
    return user


def let_in(user: Any) -> dict[str, str]:
    """Give an account of the sample data the demo's password and a confirmed address."""
    user.password, user.is_active, user.is_confirmed = make_password(PASSWORD), True, True
    user.save(update_fields=["password", "is_active", "is_confirmed"])
    return login(user)


def staff() -> dict[str, str]:
    """Staff of the privacy desk: the two permissions that answering a request needs, every channel."""
    user = customer(STAFF, "Petra", "Privacy", is_staff=True)
    group = model("account.Group").objects.create(name="Privacy desk", restricted_access_to_channels=False)
    names = ("manage_users", "manage_orders")
    group.permissions.set(model("permission.Permission").objects.filter(codename__in=names))
    user.groups.add(group)
    return login(user)


def login(user: Any) -> dict[str, str]:
    """What somebody types to be this person."""
    name = f"{user.first_name} {user.last_name}".strip()
    return {"email": user.email, "password": PASSWORD, "name": name}
