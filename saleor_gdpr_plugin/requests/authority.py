"""Who of the shop's staff may do what with a request (spec section 1). Nobody decides about themselves."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from .. import subject
from ..contracts import Actor, Forbidden, Role
from ..datamap.ownership import orders_of
from ..datamap.rows import IsOneOf
from ..host import auth, models
from .models import Attachment, Kind, Request
from .states import State
from .subjects import claimed, subject_of


def may_see(requestor: auth.Requestor) -> None:
    """The queue is for staff and apps with `MANAGE_USERS`; raises Forbidden."""
    if not auth.has_permission(requestor, "MANAGE_USERS"):
        raise Forbidden(_("You need the permission MANAGE_USERS."))


def acting(requestor: auth.Requestor) -> Actor:
    """Who stands behind a decision: a staff user, or an app of the shop."""
    if requestor.app is not None:
        return Actor(Role.APP, requestor.app.pk)
    return Actor(Role.STAFF, requestor.user_id)


def visible(rows: Any, requestor: auth.Requestor) -> Any:
    """The requests a requestor may see: those of staff only with `MANAGE_STAFF`."""
    may_see(requestor)
    if auth.has_permission(requestor, "MANAGE_STAFF"):
        return rows
    colleagues = models.user().objects.using(rows.db).filter(is_staff=True).values("pk")
    return rows.exclude(account_id__in=colleagues)


def may_register(requestor: auth.Requestor, request: Request) -> None:
    """Writing a request down is for staff users and apps with `MANAGE_USERS`; never one's own, or a colleague's
    without `MANAGE_STAFF`."""
    may_see(requestor)
    if requestor.app is None:
        may_decide(requestor, request)
    elif subject.is_staff(request.account_id) and not auth.has_permission(requestor, "MANAGE_STAFF"):
        raise Forbidden(_("You need the permission MANAGE_STAFF, because this person is staff."))


def must_be_staff(requestor: auth.Requestor) -> None:
    """A staff user with `MANAGE_USERS`, not an app; raises Forbidden."""
    may_see(requestor)
    _must_be_user(requestor)


def may_read_register(requestor: auth.Requestor) -> None:
    """The register is for staff users who look after requests, and for whoever may change it; raises Forbidden."""
    if not any(auth.has_permission(requestor, name) for name in ("MANAGE_USERS", "MANAGE_PLUGINS")):
        raise Forbidden(_("You need the permission MANAGE_USERS or MANAGE_PLUGINS."))
    _must_be_user(requestor)


def may_configure(requestor: auth.Requestor) -> None:
    """What holds for the data of all is for staff users with `MANAGE_PLUGINS` to decide; raises Forbidden."""
    if not auth.has_permission(requestor, "MANAGE_PLUGINS"):
        raise Forbidden(_("You need the permission MANAGE_PLUGINS."))
    _must_be_user(requestor)


def _must_be_user(requestor: auth.Requestor) -> None:
    if requestor.user is None or not requestor.user.is_staff:
        raise Forbidden(_("Only a staff user can decide, not an app."))


def may_decide(requestor: auth.Requestor, request: Request) -> None:
    """Deciding needs a staff user, `MANAGE_STAFF` for requests of staff, and never one's own request."""
    must_be_staff(requestor)
    user: Any = requestor.user
    attached = Attachment.objects.filter(request_id=request.pk, kind=Kind.ACCOUNT, key=str(user.pk))
    own = user.pk == request.account_id or subject.same_address(user.email) == request.address
    if own or attached.exists():
        raise Forbidden(_("Nobody decides about their own request."))
    if subject.is_staff(request.account_id) and not auth.has_permission(requestor, "MANAGE_STAFF"):
        raise Forbidden(_("You need the permission MANAGE_STAFF, because this person is staff."))


def may_restrict(requestor: auth.Requestor, account_id: int | None, address: str) -> None:
    """Restricting somebody without a request is decided like a request of theirs."""
    may_decide(requestor, Request(account_id=account_id, address=address))


def may_ask_about(requestor: auth.Requestor, account_id: int | None) -> None:
    """Asking what holds for a person is for staff and apps with `MANAGE_USERS`; about staff with `MANAGE_STAFF`."""
    may_see(requestor)
    if subject.is_staff(account_id) and not auth.has_permission(requestor, "MANAGE_STAFF"):
        raise Forbidden(_("You need the permission MANAGE_STAFF, because this person is staff."))


def may_handle_data(requestor: auth.Requestor, request: Request) -> None:
    """Approving, looking and releasing need `MANAGE_ORDERS` and every channel of the orders concerned."""
    may_decide(requestor, request)
    person = claimed(request) if request.state == State.UNVERIFIED else subject_of(request)
    own = orders_of(person).own
    if not own:
        return
    count = len(own)
    if not auth.has_permission(requestor, "MANAGE_ORDERS"):
        message = _("%(count)s orders, no permission: you need MANAGE_ORDERS.")
        raise Forbidden(message % {"count": count})
    rows = models.order().objects.filter(IsOneOf("pk", own))
    channels = set(rows.values_list("channel_id", flat=True).distinct())
    if auth.forbidden_channels(requestor.user, channels):
        message = _("%(count)s orders, some in channels that your permission groups do not open.")
        raise Forbidden(message % {"count": count})
