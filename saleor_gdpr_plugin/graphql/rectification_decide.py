"""gdprRectificationDecide."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from ..contracts import Refused
from ..host.schema import NonNullList
from ..rectification import deciding
from .decision import MANAGE_USERS, ORDERS_TOO, Decision
from .errors import GdprError
from .rectification import GdprChangeInput, GdprCorrectionDecisionInput, changes_of, correction_id


class GdprRectificationDecide(Decision):
    decide = staticmethod(deciding.decide)

    class Arguments(Decision.Arguments):
        decisions = NonNullList(
            GdprCorrectionDecisionInput, default_value=[], description="What is decided, field by field."
        )
        changes = NonNullList(
            GdprChangeInput, default_value=[], description="Words of the person, turned into fields by staff."
        )

    class Meta:
        description = (
            "Decide field by field about a request to correct data, and turn its words into fields; approving "
            f"carries out what was accepted. For corrections of orders: {ORDERS_TOO}"
        )
        permissions = MANAGE_USERS
        error_type_class = GdprError

    @classmethod
    def values(cls, **data: Any) -> dict[str, Any]:
        given = [dict(each) for each in data["decisions"]]
        return {
            "decisions": [_decision(each, f"decisions.{number}") for number, each in enumerate(given)],
            "changes": changes_of(data),
        }


def _decision(given: dict[str, Any], at: str) -> deciding.Decision:
    found = correction_id(given.pop("correction"))
    if found is None:
        raise Refused("not_found", _("There is no such open correction."), field=f"{at}.correction")
    address = given.pop("address", None)
    texts = {name: given.get(name) or "" for name in ("ground", "explanation", "seen", "consent", "override")}
    return deciding.Decision(
        correction=found,
        accept=given["accept"],
        value=given.get("value"),
        address=dict(address) if address else None,
        **texts,
    )
