"""Who is asking: Saleor's user or app behind a GraphQL request, and what they may do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from . import models


@dataclass(frozen=True, slots=True)
class Requestor:
    """The user or app of a request; both None for a visitor."""

    user: Any | None
    app: Any | None

    @property
    def user_id(self) -> int | None:
        """Saleor user id of a logged-in user."""
        return self.user.pk if self.user else None


def requestor(context: Any) -> Requestor:
    """Resolve the lazy user of a GraphQL context; an app never counts as a user (3.20 to main)."""
    from saleor.graphql.app.dataloaders import get_app_promise

    app = get_app_promise(context).get()
    user = None if app else context.user
    return Requestor(user=user if user and user.is_active else None, app=app)


def denied(message: str) -> Exception:
    """Saleor's own permission error, a top-level GraphQL error."""
    from saleor.core.exceptions import PermissionDenied

    error: Exception = PermissionDenied(message)
    return error


def has_permission(requestor: Requestor, name: str) -> bool:
    """Whether the requestor's token carries an account, order or plugin permission, e.g. "MANAGE_USERS"."""
    who = requestor.user or requestor.app
    return bool(who and who.has_perm(permission(name)))


def staff_with(user_id: int, name: str) -> Any | None:
    """The active staff user of this id who has the permission by any group, or None."""
    user = models.user().objects.filter(pk=user_id, is_staff=True, is_active=True).first()
    return user if user is not None and user.has_perm(permission(name)) else None


def staff_names() -> dict[int, str]:
    """Names of all staff by user id, the e-mail address where there is no name."""
    rows = models.user().objects.filter(is_staff=True).values_list("pk", "first_name", "last_name", "email")
    return {pk: f"{first} {last}".strip() or email for pk, first, last, email in rows}


def permission(name: str) -> Any:
    """Member of Saleor's permission enums by its name."""
    from saleor.permission.enums import AccountPermissions, OrderPermissions, PluginsPermissions

    for enum in (AccountPermissions, OrderPermissions, PluginsPermissions):
        if name in enum.__members__:
            return enum[name]
    raise KeyError(name)


def forbidden_channels(user: Any, channel_ids: set[int]) -> set[int]:
    """Those of the channels that no permission group of the staff user opens.

    Saleor's rule (`AccessibleChannelsByUserIdLoader`): a group is restricted to its channels or opens all.
    A superuser, who may have no group at all, is held back by none.
    """
    if user.is_superuser or not channel_ids:
        return set()
    groups = user.groups.all()
    if groups.filter(restricted_access_to_channels=False).exists():
        return set()
    allowed = models.channel().objects.filter(group__in=groups, pk__in=channel_ids)
    return channel_ids - set(allowed.values_list("pk", flat=True))


def is_proven(user: Any) -> bool:
    """Whether a login proves the account's address.

    `is_confirmed` alone: accounts may log in without it when confirmation is off, and then the address
    was never shown to be theirs.
    """
    return bool(user.is_active and user.is_confirmed)
