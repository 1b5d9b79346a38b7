"""The Saleor plugin: the settings form, the plugin URLs and the shop's hooks; thin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import conf, hooks
from .conf import ConsentKey
from .hooks import Left, deletion_hook, hook
from .host.plugin_base import BasePlugin, ConfigurationTypeField

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


def _type(entry: conf.Entry) -> str:
    if isinstance(entry.default, bool):
        kind = ConfigurationTypeField.BOOLEAN
    elif entry.secret:
        kind = ConfigurationTypeField.PASSWORD
    else:
        kind = ConfigurationTypeField.MULTILINE if entry.lines else ConfigurationTypeField.STRING
    return str(kind)


class GdprPlugin(BasePlugin):
    """The privacy desk. Inactive until its settings are valid (spec section 11)."""

    PLUGIN_ID = conf.PLUGIN_ID
    PLUGIN_NAME = "Privacy desk (GDPR)"
    PLUGIN_DESCRIPTION = "Answers the privacy requests of shoppers. A tool, not legal advice."
    DEFAULT_ACTIVE = False
    CONFIGURATION_PER_CHANNEL = False
    DEFAULT_CONFIGURATION = [{"name": name, "value": entry.default} for name, entry in conf.FORM.items()]
    CONFIG_STRUCTURE = {
        name: {"type": _type(entry), "label": entry.label, "help_text": entry.help}
        for name, entry in conf.FORM.items()
    }

    @classmethod
    def validate_plugin_configuration(cls, plugin_configuration: Any, **_kwargs: Any) -> None:
        """Wrong values are refused with a text beside their field; missing ones only when switched on."""
        from .host import mail, plugins

        values = {item["name"]: item["value"] for item in plugin_configuration.configuration or []}
        try:
            required = conf.REQUIRED if plugin_configuration.active else ()
            settings = conf.parse(values, required=required, saving=True)
        except conf.Misconfigured as wrong:
            raise plugins.misconfigured(wrong.errors) from None
        if plugin_configuration.active and mail.route("", settings.smtp) is None:
            text = "The shop has no EMAIL_URL; give an SMTP host here."
            raise plugins.misconfigured({"smtp_host": text})

    def webhook(self, request: HttpRequest, path: str, previous_value: Any) -> HttpResponse:
        """`/plugins/global/saleor_gdpr/…`; Saleor does not look whether a plugin is active, we do."""
        from . import http

        return http.respond(request, path, active=self.active)

    # What happens in the shop, as far as consent and erasure need it (`hooks` says how). Two are not here:
    # `account_change_email_requested` changes nothing yet, and staff's own accounts are customers like all others.

    @hook
    def customer_created(self, keys: tuple[ConsentKey, ...], customer: Any) -> Left:
        return hooks.created(self.requestor, keys, customer)

    @hook
    def customer_metadata_updated(self, keys: tuple[ConsentKey, ...], customer: Any) -> Left:
        return hooks.rewritten(self.requestor, keys, customer)

    @hook
    def customer_updated(self, keys: tuple[ConsentKey, ...], customer: Any) -> Left:
        return hooks.moved(customer)

    @hook
    def account_email_changed(self, keys: tuple[ConsentKey, ...], customer: Any) -> Left:
        return hooks.moved(customer)

    @hook
    def order_created(self, keys: tuple[ConsentKey, ...], order: Any) -> Left:
        return hooks.ordered(keys, order)

    @deletion_hook
    def customer_deleted(self, keys: tuple[ConsentKey, ...], customer: Any) -> Left:
        return hooks.gone(keys, customer, own=False)

    @deletion_hook
    def account_deleted(self, keys: tuple[ConsentKey, ...], customer: Any) -> Left:
        return hooks.gone(keys, customer, own=True)
