"""Loads the plugins of a request and passes events on to the active ones; every event is recorded."""

from django.conf import settings
from django.http import HttpResponseNotFound
from django.utils.module_loading import import_string

from .models import PluginConfiguration

recorded = []
"""(event, arguments) of every call, newest last: the effects of Saleor that do not happen here."""


class PluginsManager:
    def __init__(self, plugins, requestor_getter=None, allow_replica=True):
        self.plugins, self.requestor_getter, self.allow_replica = plugins, requestor_getter, allow_replica

    def get_plugins(self, channel_slug=None, active_only=False):
        replica = settings.DATABASE_CONNECTION_REPLICA_NAME
        rows = PluginConfiguration.objects.using(replica if self.allow_replica else None)
        found = []
        for path in self.plugins:
            kind = import_string(path)
            channel = channel_slug if kind.CONFIGURATION_PER_CHANNEL else None
            row = rows.filter(identifier=kind.PLUGIN_ID, channel__slug=channel).first()
            plugin = kind(
                configuration=row.configuration if row else kind.DEFAULT_CONFIGURATION,
                active=row.active if row else kind.DEFAULT_ACTIVE,
                channel=row.channel if row else None,
                requestor_getter=self.requestor_getter,
                db_config=row,
                allow_replica=self.allow_replica,
            )
            fits = channel or not kind.CONFIGURATION_PER_CHANNEL
            found += [plugin] if fits and (plugin.active or not active_only) else []
        return found

    def get_plugin(self, plugin_id, channel_slug=None):
        return next((one for one in self.get_plugins(channel_slug) if one.check_plugin_id(plugin_id)), None)

    def save_plugin_configuration(self, plugin_id, channel_slug, cleaned_data):
        plugin = self.get_plugin(plugin_id, channel_slug)
        row, _ = PluginConfiguration.objects.get_or_create(
            identifier=plugin_id, channel=plugin.channel, defaults={"configuration": plugin.configuration}
        )
        return plugin.save_plugin_configuration(row, cleaned_data)

    def webhook(self, request, plugin_id, channel_slug, *, inactive_too=False):
        plugin = self.get_plugin(plugin_id, channel_slug)
        if not plugin or not (plugin.active or inactive_too) or not hasattr(plugin, "webhook"):
            return HttpResponseNotFound()
        path = request.path.split(plugin_id, maxsplit=1)[1]
        return plugin.webhook(request, path, previous_value=HttpResponseNotFound())

    def __getattr__(self, event):
        if event.startswith("_"):
            raise AttributeError(event)

        def call(*args, channel_slug=None, previous=None, **kwargs):
            recorded.append((event, args))
            for plugin in self.get_plugins(channel_slug, active_only=True):
                if hook := getattr(plugin, event, None):
                    previous = hook(*args, previous_value=previous, **kwargs)
            return previous

        return call


def get_plugins_manager(allow_replica, requestor_getter=None):
    return PluginsManager(settings.PLUGINS, requestor_getter, allow_replica)
