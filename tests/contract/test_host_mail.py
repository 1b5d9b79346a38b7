"""`host.mail`: own SMTP, else Saleor's mail plugin, else EMAIL_URL, else no way at all."""

from __future__ import annotations

from typing import Any

import pytest

from saleor_gdpr_plugin.host import mail
from tests.cast import model

OWN = mail.Smtp(
    host="smtp.desk.example",
    port=465,
    user="desk",
    password="secret",
    security="ssl",
    sender_name="Privacy, desk",
    sender_address="privacy@shop.example",
)


@pytest.fixture
def user_email_plugin(channel: Any) -> Any:
    """Saleor's own mail plugin, switched on for the main channel."""

    def store(**values: Any) -> Any:
        form = [{"name": name, "value": value} for name, value in values.items()]
        return model("plugins.PluginConfiguration").objects.create(
            identifier="mirumee.notifications.user_email",
            name="User emails",
            channel=channel,
            active=True,
            configuration=form,
        )

    return store


def _smtp(route: Any) -> dict[str, Any]:
    connection = route.connection
    return {
        key: getattr(connection, key)
        for key in ("host", "port", "username", "password", "use_tls", "use_ssl", "timeout")
    }


def test_route__own_settings_win(user_email_plugin: Any) -> None:
    user_email_plugin(host="smtp.other.example", port="25", sender_address="shop@shop.example")

    route = mail.route("main", OWN)

    assert route is not None
    assert route.sender == '"Privacy, desk" <privacy@shop.example>'
    assert _smtp(route) == {
        "host": "smtp.desk.example",
        "port": 465,
        "username": "desk",
        "password": "secret",
        "use_tls": False,
        "use_ssl": True,
        "timeout": 15,
    }


def test_route__plugin_of_the_channel(user_email_plugin: Any) -> None:
    user_email_plugin(
        host="smtp.shop.example",
        port="587",
        username="shop",
        password="pw",
        use_tls=True,
        use_ssl=False,
        sender_name="Shop",
        sender_address="shop@shop.example",
    )

    route = mail.route("main", None)

    assert route is not None
    assert route.sender == "Shop <shop@shop.example>"
    assert _smtp(route) == {
        "host": "smtp.shop.example",
        "port": 587,
        "username": "shop",
        "password": "pw",
        "use_tls": True,
        "use_ssl": False,
        "timeout": 15,
    }


def test_route__environment_fills_what_the_form_leaves_empty(user_email_plugin: Any, settings: Any) -> None:
    settings.USER_EMAIL_HOST, settings.USER_EMAIL_PORT = "smtp.env.example", "2525"
    settings.USER_EMAIL_HOST_USER, settings.USER_EMAIL_HOST_PASSWORD = "env", "pw"
    settings.USER_EMAIL_USE_SSL = True
    user_email_plugin(sender_address="shop@shop.example")

    route = mail.route("main", None)

    assert route is not None
    assert _smtp(route) == {
        "host": "smtp.env.example",
        "port": 2525,
        "username": "env",
        "password": "pw",
        "use_tls": False,
        "use_ssl": True,
        "timeout": 15,
    }


@pytest.mark.parametrize("channel_slug", ["pl", ""])
def test_route__plugin_of_another_channel_does_not_count(user_email_plugin: Any, channel_slug: str) -> None:
    user_email_plugin(host="smtp.shop.example", sender_address="shop@shop.example")

    route = mail.route(channel_slug, None)

    assert route is not None
    assert type(route.connection).__module__ == "django.core.mail.backends.locmem"


def test_route__inactive_plugin_does_not_count(user_email_plugin: Any) -> None:
    row = user_email_plugin(host="smtp.shop.example", sender_address="shop@shop.example")
    type(row).objects.filter(pk=row.pk).update(active=False)

    route = mail.route("main", None)

    assert route is not None
    assert type(route.connection).__module__ == "django.core.mail.backends.locmem"


def test_route__incomplete_plugin_does_not_count(user_email_plugin: Any) -> None:
    user_email_plugin(host="", sender_address="shop@shop.example")

    route = mail.route("main", None)

    assert route is not None
    assert type(route.connection).__module__ == "django.core.mail.backends.locmem"


def test_route__email_url(db: None, settings: Any) -> None:
    settings.DEFAULT_FROM_EMAIL = "noreply@shop.example"

    route = mail.route("main", None)

    assert route is not None
    assert route.sender == "noreply@shop.example"
    assert type(route.connection).__module__ == "django.core.mail.backends.locmem"


def test_route__no_way_at_all(db: None, settings: Any) -> None:
    settings.EMAIL_BACKEND = ""  # what Saleor sets when EMAIL_URL is missing

    assert mail.route("main", None) is None
