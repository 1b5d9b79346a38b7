"""gdprExportRenew."""

from ..export import life
from .decision import MANAGE_USERS, ORDERS_TOO, Decision
from .errors import GdprError


class GdprExportRenew(Decision):
    decide = staticmethod(life.renew)

    class Meta:
        description = (
            "Give a released archive its days and downloads once more; the person gets a fresh link. "
            + ORDERS_TOO
        )
        permissions = MANAGE_USERS
        error_type_class = GdprError
