"""The shop's way of sending mail.

Order (Saleor fact): own SMTP settings of our plugin; else Saleor's user e-mail plugin where it is active for
the channel; else Django's EMAIL_URL. Saleor leaves EMAIL_BACKEND empty when EMAIL_URL is unset, and then
`send_mail` fails with ImportError, so an empty backend is no path at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from email.headerregistry import Address
from typing import Any

from django.conf import settings

from . import plugins

USER_EMAIL_PLUGIN = "mirumee.notifications.user_email"
TIMEOUT = 15
"""Seconds a mail server may take to answer."""


@dataclass(frozen=True, slots=True)
class Smtp:
    """A mail server. `security` is "tls" (STARTTLS), "ssl" or "" (none)."""

    host: str
    port: int
    user: str
    password: str
    security: str
    sender_name: str
    sender_address: str


@dataclass(frozen=True, slots=True)
class Route:
    """A Django mail connection, not opened yet, and the From header that goes with it."""

    connection: Any
    sender: str


def route(channel: str, own: Smtp | None) -> Route | None:
    """How mail of this channel leaves the shop, or None when there is no working configuration."""
    smtp = own or _of_user_email_plugin(channel)
    if smtp:
        return Route(_connection(smtp), str(Address(smtp.sender_name, addr_spec=smtp.sender_address)))
    if not settings.EMAIL_BACKEND:
        return None
    from django.core.mail import get_connection

    return Route(get_connection(), settings.DEFAULT_FROM_EMAIL)


def _connection(smtp: Smtp) -> Any:
    from django.core.mail.backends.smtp import EmailBackend

    return EmailBackend(
        host=smtp.host,
        port=smtp.port,
        username=smtp.user or None,
        password=smtp.password or None,
        use_tls=smtp.security == "tls",
        use_ssl=smtp.security == "ssl",
        timeout=TIMEOUT,
    )


def _of_user_email_plugin(channel: str) -> Smtp | None:
    """SMTP values of Saleor's own mail plugin, if it is active for the channel and complete.

    The plugin also takes USER_EMAIL_URL from the environment; Saleor merges it into the settings
    USER_EMAIL_*, which fill what the form leaves empty.
    """
    found = plugins.stored(USER_EMAIL_PLUGIN, channel=channel)
    if not found.active:
        return None
    values = found.values
    host = values.get("host") or getattr(settings, "USER_EMAIL_HOST", "")
    sender = values.get("sender_address") or settings.DEFAULT_FROM_EMAIL
    if not host or not sender:
        return None
    tls = values.get("use_tls") or getattr(settings, "USER_EMAIL_USE_TLS", False)
    ssl = values.get("use_ssl") or getattr(settings, "USER_EMAIL_USE_SSL", False)
    return Smtp(
        host=host,
        port=int(values.get("port") or getattr(settings, "USER_EMAIL_PORT", "") or 25),
        user=str(values.get("username") or getattr(settings, "USER_EMAIL_HOST_USER", "")),
        password=str(values.get("password") or getattr(settings, "USER_EMAIL_HOST_PASSWORD", "")),
        security="tls" if tls else "ssl" if ssl else "",
        sender_name=values.get("sender_name") or "",
        sender_address=sender,
    )
