"""Saleor's public addresses: the API and the plugins."""

from django.urls import re_path
from django.views.decorators.csrf import csrf_exempt

from .graphql.api import API_PATH  # noqa: F401  (builds the schema, as importing Saleor's urls does)
from .graphql.views import graphql
from .plugins import views

ID = r"(?P<plugin_id>[.0-9A-Za-z_\-]+)"
urlpatterns = [
    re_path(r"^graphql/$", csrf_exempt(graphql), name="api"),
    re_path(
        rf"^plugins/channel/(?P<channel_slug>[.0-9A-Za-z_\-]+)/{ID}/",
        views.active_only,
        name="plugins-per-channel",
    ),
    re_path(rf"^plugins/global/{ID}/", views.active_only, name="plugins-global"),
    re_path(rf"^plugins/{ID}/", views.any_plugin, name="plugins"),
]
