"""Saleor's plugin base and the stored configuration of our plugin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.apps import apps


@dataclass(frozen=True, slots=True)
class Stored:
    """A plugin's row in the shop's database: switched on, and its form values by name."""

    active: bool
    values: dict[str, Any]


def stored(plugin_id: str, *, channel: str | None = None) -> Stored:
    """Read a plugin's configuration from the primary; an absent row is an inactive plugin.

    Read per request and task and never kept: web pods do not hear of each other's changes.
    """
    rows = apps.get_model("plugins", "PluginConfiguration").objects.filter(
        identifier=plugin_id, channel__slug=channel
    )
    row = rows.values("active", "configuration").first()
    if row is None:
        return Stored(active=False, values={})
    values = {item["name"]: item["value"] for item in row["configuration"] or []}
    return Stored(active=row["active"], values=values)


def misconfigured(errors: dict[str, str]) -> Exception:
    """The error that makes the Dashboard show a message beside each named form field."""
    from django.core.exceptions import ValidationError
    from saleor.plugins.error_codes import PluginErrorCode

    code = PluginErrorCode.PLUGIN_MISCONFIGURED.value
    return ValidationError({name: ValidationError(text, code=code) for name, text in errors.items()})
