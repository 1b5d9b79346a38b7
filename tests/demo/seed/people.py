"""The people of the demo: a customer, a guest, a stranger, two of staff, and a mail tool; each may do what it needs."""

from __future__ import annotations

import secrets
from typing import Any

from django.apps import apps
from django.contrib.auth.hashers import make_password

PASSWORD = "harbour-coffee"
STAFF = "petra.privacy@harbour-coffee.example"
OWNER = "olga.owner@harbour-coffee.example"

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
    return _colleague(STAFF, "Petra", "Privacy", "manage_users", "manage_orders")


def owner() -> dict[str, str]:
    """Whoever runs the shop: settings, purposes, channels, and the second look at what cannot be undone."""
    names = ("manage_plugins", "manage_channels", "manage_users", "manage_orders")
    return _colleague(OWNER, "Olga", "Owner", *names)


def mail_tool() -> dict[str, str]:
    """An app of the shop that sends its newsletter."""
    app = model("app.App").objects.create(name="Mail tool", is_active=True)
    app.permissions.set(model("permission.Permission").objects.filter(codename="manage_users"))
    token = secrets.token_urlsafe(30)[:30]
    model("app.AppToken")(app=app, auth_token=make_password(token), token_last_4=token[-4:]).save()
    return {"token": token}


def _colleague(email: str, first_name: str, last_name: str, *names: str) -> dict[str, str]:
    user = customer(email, first_name, last_name, is_staff=True)
    group = model("account.Group").objects.create(
        name=f"{first_name} {last_name}", restricted_access_to_channels=False
    )
    group.permissions.set(model("permission.Permission").objects.filter(codename__in=names))
    user.groups.add(group)
    return login(user)


def login(user: Any) -> dict[str, str]:
    """What somebody types to be this person."""
    name = f"{user.first_name} {user.last_name}".strip()
    return {"email": user.email, "password": PASSWORD, "name": name}
