"""What every decision of staff begins with: lock the request, check rights, check the version."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from ..contracts import Refused
from ..host import auth
from . import authority
from .lifecycle import lock
from .models import Request
from .states import is_final
from .subjects import one_at_a_time


def decided(
    request_id: UUID, version: int, requestor: auth.Requestor, *, handle_data: bool = False
) -> Request:
    """Lock a request inside a transaction for a decision; of two at once, the second sees the first.

    `handle_data` asks for the rights over order data too. Raises Forbidden, or Refused for an unknown request and
    for a version that is no longer the newest.
    """
    one_at_a_time(address_of(request_id))
    request = lock(request_id)
    check = authority.may_handle_data if handle_data else authority.may_decide
    check(requestor, request)
    if request.version != version:
        message = _("Somebody changed this request meanwhile. Look at it again, then decide.")
        raise Refused("changed", message, field="version")
    return request


def address_of(request_id: UUID) -> str:
    """Read before anything is locked, so that all take their locks in the same order: address, token, request."""
    return Request.objects.filter(pk=request_id).values_list("address", flat=True).first() or ""


def still_open(request: Request) -> None:
    """Raises Refused for a request that has ended."""
    if is_final(request.state):
        raise Refused("state", _("This request is closed."))
