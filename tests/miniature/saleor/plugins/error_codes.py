"""Codes of a plugin form's errors."""

from enum import Enum

VALUES = ["graphql_error", "invalid", "not_found", "required", "unique"]
PluginErrorCode = Enum(
    "PluginErrorCode",
    [(value.upper(), value) for value in VALUES] + [("PLUGIN_MISCONFIGURED", "plugin-misconfigured")],
)
