"""From form values to settings, with one text for every wrong entry."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from ..host import mail, shop
from . import consent_keys, logo
from .form import CHANNELED, FLAGS, FORM, NUMBERS, REQUIRED, WEB, WEB_HINT, Entry
from .settings import Settings

ORIGIN = re.compile(r"https?://[a-z0-9-]+(\.[a-z0-9-]+)*(:[0-9]{1,5})?")


class Misconfigured(Exception):
    """Wrong settings: `errors` maps the name of a form entry to what to do."""

    def __init__(self, errors: dict[str, str]) -> None:
        super().__init__("; ".join(f"{name}: {text}" for name, text in errors.items()))
        self.errors = errors


def parse(
    values: Mapping[str, Any], *, required: tuple[str, ...] = REQUIRED, saving: bool = False
) -> Settings:
    """Turn form values into Settings; raises Misconfigured with one text per wrong entry.

    `saving` also looks whether channels and region exist: asked once, when the merchant saves the form.
    """
    text = {name: _text(values.get(name), entry) for name, entry in FORM.items()}
    errors = {name: "This is needed before the plugin can be active." for name in required if not text[name]}
    numbers: dict[str, Any] = {
        name: _number(text[name], *bounds, errors, name) for name, bounds in NUMBERS.items()
    }
    _check_texts(text, errors)
    addresses: dict[str, Any] = {
        name: _addresses(text[name], errors, name) for name in ("staff_emails", "dpo_emails")
    }
    origins = _origins(text["dashboard_origins"], errors)
    channels = _channels(text, errors)
    details = _details(text["rectifiable_metadata"], errors)
    flags: dict[str, Any] = {name: _flag(values, name) for name in FLAGS}
    smtp = _smtp(text, numbers["smtp_port"], errors)
    if text["logo"] and (wrong := logo.complaint(text["logo"])):
        errors["logo"] = wrong
    keys, wrong = consent_keys.read(text["consent_keys"])
    if wrong:
        errors["consent_keys"] = wrong
    if saving:
        _check_region(text, errors)
        _check_channels(channels, text, errors)
    if errors:
        raise Misconfigured(errors)
    return Settings(
        controller=text["controller"],
        contact_email=text["contact_email"],
        authority=text["authority"],
        privacy_policy_url=text["privacy_policy_url"],
        storefront_url=text["storefront_url"],
        country=text["country"].upper(),
        region=text["region"],
        rule_set=text["rule_set"].lower() or ("uk" if text["country"].upper() == "GB" else "eu"),
        time_zone=ZoneInfo(text["time_zone"]),
        **flags,
        **addresses,
        channels=channels,
        dashboard_origins=origins,
        smtp=smtp,
        rectifiable_metadata=details,
        logo=text["logo"],
        consent_keys=keys,
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


def _addresses(text: str, errors: dict[str, str], name: str) -> tuple[str, ...]:
    found = tuple(line.strip() for line in text.splitlines() if line.strip())
    for address in found:
        _check_email(address, errors, name)
    return found


def _origins(text: str, errors: dict[str, str]) -> tuple[str, ...]:
    """Each line an origin and nothing else: it goes into a security policy as it is."""
    found = tuple(
        dict.fromkeys(line.strip().rstrip("/").lower() for line in text.splitlines() if line.strip())
    )
    for origin in found:
        if not (ORIGIN.fullmatch(origin) and _is_web_address(origin)):
            errors["dashboard_origins"] = f"“{origin}” is not of the form https://host or https://host:port."
    return found


def _channels(text: dict[str, str], errors: dict[str, str]) -> dict[str, dict[str, str]]:
    """The lines "slug = value" of every entry that may differ per channel, by channel."""
    found: dict[str, dict[str, str]] = {}
    for name, replaces in CHANNELED.items():
        for line in filter(None, map(str.strip, text[name].splitlines())):
            slug, equals, value = (part.strip() for part in line.partition("="))
            if not (slug and equals and value):
                errors[name] = f"“{line}” is not of the form channel-slug = value."
            elif replaces in found.get(slug, {}):
                errors[name] = f"The channel “{slug}” stands here twice."
            elif replaces in ("contact_email", "sender_address"):
                _check_email(value, errors, name)
            elif replaces in WEB and not _is_web_address(value):
                errors[name] = WEB_HINT
            if replaces == "controller":
                value = "\n".join(part.strip() for part in value.split("|"))
            found.setdefault(slug, {})[replaces] = value
    return found


def _details(text: str, errors: dict[str, str]) -> dict[str, str]:
    """The lines "key = name" of details that can be corrected."""
    found: dict[str, str] = {}
    for line in filter(None, map(str.strip, text.splitlines())):
        key, equals, name = (part.strip() for part in line.partition("="))
        if not (key and equals and name) or key in found or len(key) > 256:
            errors["rectifiable_metadata"] = f"“{line}” is not of the form key = name, or stands here twice."
        found[key] = name
    return found


def _check_channels(found: dict[str, dict[str, str]], text: dict[str, str], errors: dict[str, str]) -> None:
    for slug, values in found.items():
        if not shop.has_channel(slug):
            name = next(name for name, replaces in CHANNELED.items() if replaces in values)
            errors[name] = f"There is no channel “{slug}”."


def _check_region(text: dict[str, str], errors: dict[str, str]) -> None:
    if not text["region"]:
        return
    import holidays  # imported late: nothing at a shop's start needs it

    country, region = text["country"].upper(), text["region"]
    known = holidays.list_supported_countries(include_aliases=False).get(country, [])
    if region not in known:
        listed = ", ".join(known) or "none"
        errors["region"] = f"The calendar of {country or 'this country'} knows these regions: {listed}."


def _check_texts(text: dict[str, str], errors: dict[str, str]) -> None:
    if text["contact_email"]:
        _check_email(text["contact_email"], errors, "contact_email")
    for name in WEB:
        if text[name] and not _is_web_address(text[name]):
            errors[name] = WEB_HINT
    country = text["country"]
    if country and not (len(country) == 2 and country.isascii() and country.isalpha()):
        errors["country"] = "Give the two letters of the country, for example DE."
    if text["rule_set"].lower() not in ("", "eu", "uk"):
        errors["rule_set"] = "Give eu or uk, or leave it empty."
    if not _is_time_zone(text["time_zone"]):
        errors["time_zone"] = "Give a time zone such as Europe/Berlin."


def _is_time_zone(name: str) -> bool:
    """Asked with every request: the list of all zones would be read from the disk each time."""
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # unknown, a path, a folder
        return False
    return True


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
