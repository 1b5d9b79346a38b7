"""The people of every test, made with the ORM alone, so that they are the same on every Saleor."""

from __future__ import annotations

import decimal
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.hashers import make_password
from django.core.cache import cache
from django.core.files import File

PLUGIN_ID = "saleor_gdpr"
PLUGIN_PATH = "saleor_gdpr_plugin.plugin.GdprPlugin"
PASSWORD = "correct horse battery staple"
APP_TOKEN = "thirty-characters-of-app-token"

ANNA_HOME = {
    "first_name": "Anna",
    "last_name": "Beispiel",
    "company_name": "",
    "street_address_1": "Lindenstraße 7",
    "street_address_2": "",
    "city": "Köln",
    "city_area": "",
    "postal_code": "50667",
    "country": "DE",
    "country_area": "",
    "phone": "+4922112345678",
}
ANNA_WORK = ANNA_HOME | {
    "company_name": "Beispiel GmbH",
    "street_address_1": "Domplatz 1",
    "phone": "+4922187654321",
}


def model(label: str) -> Any:
    """A Saleor model by its label, e.g. "order.Order"."""
    return apps.get_model(label)


def knows(label: str, name: str) -> bool:
    """Whether this version's model has the field."""
    return any(found.name == name for found in model(label)._meta.get_fields())


def person(email: str, **values: Any) -> Any:
    """A confirmed account with the password PASSWORD."""
    values = {"is_active": True, "is_confirmed": True, "password": make_password(PASSWORD)} | values
    return model("account.User").objects.create(email=email, **values)


def permit(user: Any, *codenames: str, channels: tuple[Any, ...] = (), every_channel: bool = True) -> Any:
    """Give the permissions through a group of the user's own; return the group."""
    group = model("account.Group").objects.create(
        name=f"group of {user.email}", restricted_access_to_channels=not every_channel
    )
    group.permissions.set(permissions(*codenames))
    group.channels.set(channels)
    user.groups.add(group)
    return group


def permissions(*codenames: str) -> list[Any]:
    """Permission rows by lower-case name, e.g. "manage_users"."""
    rows = {
        row.codename: row for row in model("permission.Permission").objects.filter(codename__in=codenames)
    }
    return [rows[codename] for codename in codenames]


@pytest.fixture(autouse=True)
def _site(request: pytest.FixtureRequest) -> None:
    """The shop and its settings, which a flushed database has lost."""
    asked = {"db", "transactional_db"} & set(request.fixturenames) or request.node.get_closest_marker(
        "django_db"
    )
    if not asked:
        return
    request.getfixturevalue("_django_db_helper")
    # Saleor remembers apps by token and failed logins in the cache, which outlives a test.
    cache.clear()
    site, _ = model("sites.Site").objects.update_or_create(
        pk=1, defaults={"domain": "shop.example.com", "name": "Example shop"}
    )
    model("sites.Site").objects.clear_cache()
    model("site.SiteSettings").objects.get_or_create(site=site)


@pytest.fixture
def channel(db: None) -> Any:
    """The shop's main channel, in euro."""
    return model("channel.Channel").objects.create(
        name="Main", slug="main", currency_code="EUR", default_country="DE", is_active=True
    )


@pytest.fixture
def other_channel(db: None) -> Any:
    """A second channel, in Polish zloty."""
    return model("channel.Channel").objects.create(
        name="Poland", slug="pl", currency_code="PLN", default_country="PL", is_active=True
    )


@pytest.fixture
def anna(db: None) -> Any:
    """The customer: confirmed, two addresses, both defaults set."""
    home = model("account.Address").objects.create(**ANNA_HOME)
    work = model("account.Address").objects.create(**ANNA_WORK)
    user = person(
        "anna@example.com",
        first_name="Anna",
        last_name="Beispiel",
        language_code="de",
        default_billing_address=work,
        default_shipping_address=home,
    )
    user.addresses.set([home, work])
    return user


@pytest.fixture
def eve(db: None) -> Any:
    """The stranger: another customer, who must never see or change what is Anna's."""
    return person("eve@example.com", first_name="Eve", last_name="Fremd")


@pytest.fixture
def staff(db: None) -> Any:
    """Staff of the privacy desk: users and orders, every channel."""
    user = person("staff@example.com", first_name="Sam", last_name="Desk", is_staff=True)
    permit(user, "manage_users", "manage_orders")
    return user


@pytest.fixture
def staff_without_permission(db: None) -> Any:
    """Staff who may do nothing."""
    return person("intern@example.com", is_staff=True)


@pytest.fixture
def app(db: None) -> Any:
    """An app with MANAGE_USERS and the token APP_TOKEN."""
    found = model("app.App").objects.create(name="Mail tool", is_active=True)
    found.permissions.set(permissions("manage_users"))
    model("app.AppToken")(app=found, auth_token=make_password(APP_TOKEN), token_last_4=APP_TOKEN[-4:]).save()
    return found


@pytest.fixture
def order_for(channel: Any) -> Callable[..., Any]:
    """Make an order: `order_for(anna)`, `order_for(email="x@example.com", lines=[("Mug", 2, "9.90")])`."""
    main = channel

    def make(
        user: Any = None,
        email: str | None = None,
        channel: Any = None,
        lines: Any = (("Mug", 1, "10.00"),),
        **values: Any,
    ) -> Any:
        shop = channel or main
        total = sum(decimal.Decimal(price) * count for _, count, price in lines)
        values = {
            "user": user,
            "user_email": email if email is not None else getattr(user, "email", ""),
            "channel": shop,
            "currency": shop.currency_code,
            "origin": "checkout",
            "status": "unfulfilled",
            "total_net_amount": total,
            "total_gross_amount": total,
            "language_code": "de",
        } | values
        if knows("order.Order", "lines_count"):
            values.setdefault("lines_count", len(lines))
        for kind in ("billing_address", "shipping_address"):
            values.setdefault(kind, model("account.Address").objects.create(**ANNA_HOME))
        order = model("order.Order").objects.create(**values)
        for name, count, price in lines:
            unit = decimal.Decimal(price)
            model("order.OrderLine").objects.create(
                order=order,
                product_name=name,
                quantity=count,
                currency=order.currency,
                is_gift_card=False,
                is_shipping_required=True,
                unit_price_net_amount=unit,
                unit_price_gross_amount=unit,
                total_price_net_amount=unit * count,
                total_price_gross_amount=unit * count,
            )
        return order

    return make


@dataclass(frozen=True)
class Guest:
    """Someone without an account: an address as typed at the checkout, and an order."""

    email: str
    order: Any


@pytest.fixture
def guest(order_for: Callable[..., Any]) -> Guest:
    """Ordered without an account, under an address typed with capitals."""
    return Guest("Guest@Example.com", order_for(email="Guest@Example.com"))


@pytest.fixture
def plugin(settings: Any, db: None) -> Callable[..., Any]:
    """Switch our plugin on: `plugin(controller="…")` stores the form values and returns the row."""

    def switch_on(*, active: bool = True, **values: Any) -> Any:
        settings.PLUGINS = [PLUGIN_PATH]
        form = [{"name": name, "value": value} for name, value in values.items()]
        row, _ = model("plugins.PluginConfiguration").objects.update_or_create(
            identifier=PLUGIN_ID,
            channel=None,
            defaults={"name": "GDPR", "active": active, "configuration": form},
        )
        return row

    return switch_on


@dataclass(frozen=True)
class Answer:
    """What `/graphql/` said."""

    status: int
    body: dict[str, Any]
    data: dict[str, Any] = field(default_factory=dict)
    errors: list[dict[str, Any]] = field(default_factory=list)

    @property
    def codes(self) -> list[str]:
        """Exception codes of the top-level errors, e.g. ["PermissionDenied"]."""
        return [error["extensions"]["exception"]["code"] for error in self.errors]


@pytest.fixture
def graphql(client: Any, db: None) -> Callable[..., Answer]:
    """Post to `/graphql/`: `graphql(query, {"id": …}, user=anna)`; `app=APP_TOKEN`, or nobody.

    A variable that is a file goes as a part of a multipart request.
    """

    def post(
        query: str,
        variables: dict[str, Any] | None = None,
        *,
        user: Any = None,
        app: str | None = None,
        **headers: str,
    ) -> Answer:
        from saleor.core.jwt import create_access_token

        token = create_access_token(user) if user else app
        sent = {"Authorization": f"Bearer {token}"} if token else {}
        given = dict(variables or {})
        files = {name: value for name, value in given.items() if isinstance(value, File)}
        asked = json.dumps({"query": query, "variables": given | dict.fromkeys(files)})
        if files:
            places = json.dumps({f"part-{name}": [f"variables.{name}"] for name in files})
            parts = {f"part-{name}": file for name, file in files.items()}
            body = {"operations": asked, "map": places, **parts}
            response = client.post("/graphql/", body, headers=sent | headers)
        else:
            response = client.post(
                "/graphql/", asked, content_type="application/json", headers=sent | headers
            )
        said = json.loads(response.content)
        return Answer(response.status_code, said, said.get("data") or {}, said.get("errors") or [])

    return post
