"""The app behind a request: a token of 30 characters is an app's, any other a user's."""

from django.contrib.auth.hashers import check_password
from promise import Promise

from ...core.jwt import token_of
from ..core.context import get_database_connection_name


def get_app_promise(context):
    if hasattr(context, "app"):
        return Promise.resolve(context.app)
    token = token_of(context)
    if not token or len(token) != 30:
        return Promise.resolve(None)
    from saleor.app.models import AppToken

    rows = AppToken.objects.using(get_database_connection_name(context)).select_related("app")
    rows = rows.filter(token_last_4=token[-4:], app__is_active=True, app__removed_at=None)
    return Promise.resolve(next((row.app for row in rows if check_password(token, row.auth_token)), None))
