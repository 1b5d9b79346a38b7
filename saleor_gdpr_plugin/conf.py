"""The merchant's settings, parsed once per request or task into a frozen value.

Every default stands in FORM, on one screen. Nothing here is kept between requests: web pods do not hear of
each other's changes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from .host import mail, plugins

PLUGIN_ID = "saleor_gdpr"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the plugin form: its default and the words the merchant reads."""

    default: str | bool
    label: str
    help: str
    secret: bool = False
    lines: bool = False


FORM: dict[str, Entry] = {
    "controller": Entry(
        "", "Controller", "Name and postal address of the company responsible (Art. 4(7)).", lines=True
    ),
    "contact_email": Entry("", "Contact e-mail", "Where people reach you about privacy; shown to shoppers."),
    "authority": Entry("", "Supervisory authority", "The authority people may complain to, with its city."),
    "privacy_policy_url": Entry("", "Privacy policy", "https address of your privacy policy."),
    "storefront_url": Entry("", "Storefront page", "https address of the page that holds <saleor-privacy>."),
    "country": Entry(
        "", "Country", "Two letters (DE, FR, …): decides the public holidays of the legal clock."
    ),
    "time_zone": Entry("UTC", "Time zone", "For example Europe/Berlin. The day of receipt is counted in it."),
    "guest_visitors": Entry(
        True, "Support guest visitors", "People who are not logged in may submit requests."
    ),
    "review_before_release": Entry(
        True, "Review before release", "Staff looks at an archive before it leaves."
    ),
    "staff_emails": Entry(
        "", "Staff notices", "E-mail addresses, one a line, told about requests.", lines=True
    ),
    "link_hours": Entry("24", "Life of a link (hours)", "How long a link in a mail works."),
    "code_minutes": Entry("10", "Life of a code (minutes)", "How long the six-digit code works."),
    "archive_days": Entry("5", "Life of an archive (days)", "How long a released archive can be downloaded."),
    "archive_downloads": Entry("10", "Downloads", "How often a released archive can be downloaded."),
    "client_submits_per_hour": Entry("10", "Submissions per client and hour", "Then the client has to wait."),
    "address_mails_per_day": Entry("5", "Verify mails per address and day", "More are silently not sent."),
    "shop_mails_per_hour": Entry("300", "Verify mails of the shop per hour", "More wait for the next hour."),
    "proxy_depth": Entry(
        "0",
        "Proxies before Saleor",
        "How many of your own proxies add to X-Forwarded-For; wrong, all guests share one limit.",
    ),
    "smtp_host": Entry("", "SMTP host", "Leave empty to send by the shop's own mail configuration."),
    "smtp_port": Entry("587", "SMTP port", "Usually 587 (TLS) or 465 (SSL)."),
    "smtp_user": Entry("", "SMTP user", ""),
    "smtp_password": Entry("", "SMTP password", "", secret=True),
    "smtp_security": Entry("tls", "SMTP security", "tls, ssl or none."),
    "sender_name": Entry("", "Sender name", "Shown as the sender with our own SMTP settings."),
    "sender_address": Entry("", "Sender address", "Needed with our own SMTP settings."),
}
NUMBERS = {
    "link_hours": (1, 168),
    "code_minutes": (2, 60),
    "archive_days": (1, 30),
    "archive_downloads": (1, 100),
    "client_submits_per_hour": (1, 1000),
    "address_mails_per_day": (1, 100),
    "shop_mails_per_hour": (1, 100_000),
    "proxy_depth": (0, 10),
    "smtp_port": (1, 65535),
}
"""Whole numbers and the range each may have, both ends included."""
REQUIRED = ("controller", "contact_email", "storefront_url", "country")
"""Without these the plugin stays inactive (spec section 11)."""


class Misconfigured(Exception):
    """Wrong settings: `errors` maps the name of a form entry to what to do."""

    def __init__(self, errors: dict[str, str]) -> None:
        super().__init__("; ".join(f"{name}: {text}" for name, text in errors.items()))
        self.errors = errors


@dataclass(frozen=True, slots=True)
class Settings:
    """What the merchant decided; lives are in the unit of their name."""

    controller: str
    contact_email: str
    authority: str
    privacy_policy_url: str
    storefront_url: str
    country: str
    time_zone: ZoneInfo
    guest_visitors: bool
    review_before_release: bool
    staff_emails: tuple[str, ...]
    link_hours: int
    code_minutes: int
    archive_days: int
    archive_downloads: int
    client_submits_per_hour: int
    address_mails_per_day: int
    shop_mails_per_hour: int
    proxy_depth: int
    smtp: mail.Smtp | None


def load() -> Settings | None:
    """The settings now, or None while the plugin is inactive or wrongly set up (fail closed)."""
    stored = plugins.stored(PLUGIN_ID)
    if not stored.active:
        return None
    try:
        return parse(stored.values)
    except Misconfigured:
        return None


def committed() -> Settings:
    """The settings for work that goes on while inactive: mails already promised, purge, expiry.

    Falls back to the default of each entry that is missing or wrong.
    """
    values = plugins.stored(PLUGIN_ID).values
    try:
        return parse(values, required=())
    except Misconfigured as wrong:
        return parse({k: v for k, v in values.items() if k not in wrong.errors}, required=())


def parse(values: Mapping[str, Any], *, required: tuple[str, ...] = REQUIRED) -> Settings:
    """Turn form values into Settings; raises Misconfigured with one text per wrong entry."""
    text = {name: _text(values.get(name), entry) for name, entry in FORM.items()}
    errors = {name: "This is needed before the plugin can be active." for name in required if not text[name]}
    numbers = {name: _number(text[name], *bounds, errors, name) for name, bounds in NUMBERS.items()}
    _check_texts(text, errors)
    staff = tuple(line.strip() for line in text["staff_emails"].splitlines() if line.strip())
    for address in staff:
        _check_email(address, errors, "staff_emails")
    smtp = _smtp(text, numbers["smtp_port"], errors)
    if errors:
        raise Misconfigured(errors)
    return Settings(
        controller=text["controller"],
        contact_email=text["contact_email"],
        authority=text["authority"],
        privacy_policy_url=text["privacy_policy_url"],
        storefront_url=text["storefront_url"],
        country=text["country"].upper(),
        time_zone=ZoneInfo(text["time_zone"]),
        guest_visitors=_flag(values, "guest_visitors"),
        review_before_release=_flag(values, "review_before_release"),
        staff_emails=staff,
        smtp=smtp,
        **{name: value for name, value in numbers.items() if name != "smtp_port"},
    )


def _text(value: Any, entry: Entry) -> str:
    return str(entry.default if value in (None, "") else value).strip()


def _flag(values: Mapping[str, Any], name: str) -> bool:
    value = values.get(name)
    return bool(FORM[name].default) if value is None else str(value).lower() in ("true", "1")


def _number(text: str, low: int, high: int, errors: dict[str, str], name: str) -> int:
    if not (text.isascii() and text.isdigit() and low <= int(text) <= high):
        errors[name] = f"Give a whole number from {low} to {high}."
        return low
    return int(text)


def _check_texts(text: dict[str, str], errors: dict[str, str]) -> None:
    if text["contact_email"]:
        _check_email(text["contact_email"], errors, "contact_email")
    for name in ("storefront_url", "privacy_policy_url"):
        if text[name] and not _is_web_address(text[name]):
            errors[name] = "Give a full address that starts with https:// and has no # part."
    country = text["country"]
    if country and not (len(country) == 2 and country.isascii() and country.isalpha()):
        errors["country"] = "Give the two letters of the country, for example DE."
    if text["time_zone"] not in available_timezones():
        errors["time_zone"] = "Give a time zone such as Europe/Berlin."


def _is_web_address(url: str) -> bool:
    """https, or http on this very machine, where a developer tries things out."""
    try:
        parts = urlsplit(url)
        local = parts.hostname in ("localhost", "127.0.0.1")
        return bool(parts.hostname) and not parts.fragment and (parts.scheme == "https" or local)
    except ValueError:
        return False


def _check_email(address: str, errors: dict[str, str], name: str) -> None:
    try:
        validate_email(address)
    except ValidationError:
        errors[name] = f"“{address}” is not an e-mail address."


def _smtp(text: dict[str, str], port: int, errors: dict[str, str]) -> mail.Smtp | None:
    if not text["smtp_host"]:
        return None
    security = text["smtp_security"].lower()
    if security not in ("tls", "ssl", "none"):
        errors["smtp_security"] = "Give tls, ssl or none."
    if not text["sender_address"]:
        errors["sender_address"] = "This is needed together with an SMTP host."
    else:
        _check_email(text["sender_address"], errors, "sender_address")
    return mail.Smtp(
        host=text["smtp_host"],
        port=port,
        user=text["smtp_user"],
        password=text["smtp_password"],
        security="" if security == "none" else security,
        sender_name=text["sender_name"],
        sender_address=text["sender_address"],
    )
