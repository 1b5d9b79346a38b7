"""The merchant's settings, parsed once per request or task into a frozen value.

Every default stands in the form, on one screen. Nothing here is kept between requests: web pods do not hear of
each other's changes.
"""

from __future__ import annotations

from ..host import plugins
from . import consent_keys
from .consent_keys import ConsentKey
from .form import FORM, REQUIRED, Entry
from .parsing import Misconfigured, parse
from .settings import Settings

__all__ = [
    "FORM",
    "PLUGIN_ID",
    "REQUIRED",
    "ConsentKey",
    "Entry",
    "Misconfigured",
    "Settings",
    "committed",
    "consent_keys",
    "load",
    "parse",
]

PLUGIN_ID = "saleor_gdpr"


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
