"""gdprStatementAttach."""

from __future__ import annotations

from typing import Any

import graphene

from ..rectification import statements
from .decision import MANAGE_USERS, ORDERS_TOO, Decision
from .errors import GdprError


class GdprStatementAttach(Decision):
    decide = staticmethod(statements.attach)

    class Arguments(Decision.Arguments):
        order = graphene.ID(description="The order it stands beside, by id or number.")
        address = graphene.ID(description="The entry of the address book it stands beside.")
        text = graphene.String(required=True, description="What the person says.")

    class Meta:
        description = (
            "Put the person's statement beside a record that is kept as it was: an order, an entry of the address "
            f"book, else the account. It is part of every later export. For orders: {ORDERS_TOO}"
        )
        permissions = MANAGE_USERS
        error_type_class = GdprError

    @classmethod
    def values(cls, **data: Any) -> dict[str, Any]:
        return {name: data.get(name) or "" for name in ("order", "address", "text")}
