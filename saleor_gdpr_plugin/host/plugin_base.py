"""Saleor's plugin class. Apart from `plugins`, because it can only be imported once models are loaded."""

from saleor.plugins.base_plugin import BasePlugin, ConfigurationTypeField

__all__ = ["BasePlugin", "ConfigurationTypeField"]
