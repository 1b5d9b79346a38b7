"""Asking for corrections, and deciding about them, as in a browser."""

from __future__ import annotations

from typing import Any

import graphene
import pytest

from tests.cast import ANNA_HOME, model
from tests.desk import Desk

NEW = {
    "firstName": "Anna",
    "lastName": "Beispiel",
    "streetAddress1": "Rheinallee 3",
    "city": "Bonn",
    "postalCode": "53173",
    "country": "DE",
    "phone": "0228 123456",
}
"""Where Anna lives now, as she types it."""
STORED = ANNA_HOME | {
    "street_address_1": "Rheinallee 3",
    "city": "BONN",
    "postal_code": "53173",
    "phone": "+49228123456",
}
"""The same as Saleor stores it."""


def order_id(order: Any) -> str:
    """The global id of an order."""
    return str(graphene.Node.to_global_id("Order", order.pk))


def address_id(address: Any) -> str:
    """The global id of an address."""
    return str(graphene.Node.to_global_id("Address", address.pk))


def words(pk: int) -> dict[str, str]:
    """What an address row says."""
    row = model("account.Address").objects.get(pk=pk)
    values = {name: getattr(row, name) for name in ANNA_HOME}
    values["country"] = getattr(row.country, "code", row.country)
    values["phone"] = getattr(row.phone, "as_e164", row.phone)
    return values


def reload(row: Any) -> Any:
    """The row as the database has it now."""
    return type(row).objects.get(pk=row.pk)


class Person:
    """Somebody who asks the desk to correct something."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def asks(self, *changes: dict[str, Any], **how: Any) -> dict[str, Any]:
        """Submit changes; returns the answer."""
        return self.desk.submit(right="RECTIFICATION", changes=list(changes), **how)

    def refused(self, *changes: dict[str, Any], user: Any = None, **values: Any) -> list[tuple[str, str]]:
        """Submit changes that must be refused; returns field and code of each error."""
        given = {"right": "RECTIFICATION", "channel": "main", "language": "en", "changes": list(changes)}
        answer = self.desk.ask("RequestSubmit", user=user, input=given | values)
        assert answer.errors == []
        return [(each["field"], each["code"]) for each in answer.data["gdprRequestSubmit"]["errors"]]


@pytest.fixture
def person(desk: Desk) -> Person:
    """A person before the desk."""
    return Person(desk)


def corrections(desk: Desk, request_id: str, *, user: Any) -> list[dict[str, Any]]:
    """The corrections of a request as this user sees them."""
    return list(desk.run("Corrections", user=user, id=request_id)["corrections"])


def version(desk: Desk, request_id: str, *, user: Any) -> int:
    """The version of a request."""
    return int(desk.run("Corrections", user=user, id=request_id)["version"])


def decide(
    desk: Desk, request_id: str, *decisions: dict[str, Any], user: Any, changes: Any = ()
) -> list[dict[str, Any]]:
    """Decide with the current version; returns the errors."""
    answer = desk.ask(
        "RectificationDecide",
        user=user,
        id=request_id,
        version=version(desk, request_id, user=user),
        decisions=list(decisions),
        changes=list(changes),
    )
    assert answer.errors == []
    return list(answer.data["gdprRectificationDecide"]["errors"])


def value(parts: list[dict[str, str]]) -> dict[str, str]:
    """A value as the API shows it, by name."""
    return {part["name"]: part["value"] for part in parts}
