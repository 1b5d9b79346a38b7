"""Plugin URLs; only `/global/` and `/channel/` look at whether the plugin is active."""

from ..core.db.connection import allow_writer
from .manager import get_plugins_manager


@allow_writer()
def any_plugin(request, plugin_id):
    return get_plugins_manager(allow_replica=False).webhook(request, plugin_id, None, inactive_too=True)


@allow_writer()
def active_only(request, plugin_id, channel_slug=None):
    return get_plugins_manager(allow_replica=False).webhook(request, plugin_id, channel_slug)
