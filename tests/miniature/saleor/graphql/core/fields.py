"""Fields that check permissions before they resolve, and fields that page."""

from functools import wraps

import graphene
from django.conf import settings

from ...core.exceptions import PermissionDenied
from . import permissions as rules


class PermissionsField(graphene.Field):
    def __init__(self, *args, **kwargs):
        self.permissions = kwargs.pop("permissions", [])
        automatic = kwargs.pop("auto_permission_message", True)
        self.doc_category = kwargs.pop("doc_category", None)
        self.webhook_events_info = kwargs.pop("webhook_events_info", None)
        super().__init__(*args, **kwargs)
        if automatic and self.permissions:
            self.description = (self.description or "") + rules.message(self.permissions)

    def get_resolver(self, parent_resolver):
        resolver = self.resolver or parent_resolver
        if not self.permissions:
            return resolver

        @wraps(resolver)
        def checked(root, info, **args):
            if not rules.allowed(info.context, self.permissions):
                raise PermissionDenied(permissions=self.permissions)
            return resolver(root, info, **args)

        return checked


class ConnectionField(PermissionsField):
    def __init__(self, type_, *args, **kwargs):
        limit = (
            "Note that the system only allows fetching a maximum of "
            f"{settings.GRAPHQL_PAGINATION_LIMIT} objects in a single query."
        )
        for name in ("before", "after"):
            text = f"Return the elements in the list that come {name} the specified cursor."
            kwargs.setdefault(name, graphene.String(description=text))
        for name in ("first", "last"):
            text = f"Retrieve the {name} n elements from the list. {limit}"
            kwargs.setdefault(name, graphene.Int(description=text))
        super().__init__(type_, *args, **kwargs)
