"""The request as GraphQL context: app at once, user when first asked for."""

from django.utils.functional import SimpleLazyObject

from ..core.jwt import token_of, user_of
from .app.dataloaders import get_app_promise
from .core.context import get_database_connection_name


def get_context_value(request):
    request.dataloaders = getattr(request, "dataloaders", {})
    request.allow_replica = getattr(request, "allow_replica", True)
    if not hasattr(request, "app"):
        request.app = get_app_promise(request).get()

    def user():
        token = None if request.app else token_of(request)
        return user_of(token, get_database_connection_name(request)) if token else None

    request.user = SimpleLazyObject(user)
    return request


def clear_context(context):
    context.dataloaders.clear()
    del context.user
