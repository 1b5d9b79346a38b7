"""Fields that stand in many tables of Saleor, and the rows that hang on a person's orders."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar
from uuid import UUID

from django.db.models import Case, CharField, F, Q, Value, When
from django.utils.translation import gettext_lazy as _

from ...contracts import Field, LegalBasis, NothingToErase, Subject
from ..ownership import orders_of
from ..rows import Amount, IsOneOf, PrivateMetadata
from ..table import Table

CONTRACT, LAW = LegalBasis.CONTRACT, LegalBasis.LEGAL_OBLIGATION
INTEREST = LegalBasis.LEGITIMATE_INTEREST

METADATA = Field("metadata", "metadata", CONTRACT)


def private(name: str) -> Field:
    """Private metadata may hold secrets of apps: keys are named, the values of those that are not personal masked."""
    return Field(name, PrivateMetadata(name), INTEREST, covers=(name,))


PRIVATE_METADATA = private("private_metadata")


def money(
    name: str, amount: str | None = None, *, basis: LegalBasis = LAW, currency: str = "currency"
) -> Field:
    """An amount with its currency; the column is `<name>_amount` unless it is named."""
    column = amount or f"{name}_amount"
    return Field(name, Amount(column, currency), basis, covers=(column, currency.split("__", maxsplit=1)[0]))


class Actor(Case):
    """Who did something: "customer", "staff", "app" or nobody."""


def actor(name: str = "by", *, user: str | None = "user", app: str | None = "app") -> Field:
    """Who did something, without a name: "customer", "staff" or "app"; nobody's name is another person's to have."""
    cases = []
    if user:
        cases.append(When(Q(**{f"{user}__is_staff": True}), then=Value("staff", output_field=CharField())))
        cases.append(When(Q(**{f"{user}__isnull": False}), then=Value("customer", output_field=CharField())))
    if app:
        cases.append(When(Q(**{f"{app}__isnull": False}), then=Value("app", output_field=CharField())))
    return Field(
        name,
        Actor(*cases, default=None, output_field=CharField(null=True)),
        INTEREST,
        covers=tuple(filter(None, (user, app))),
    )


def plain(basis: LegalBasis, *names: str, provided: bool = False) -> tuple[Field, ...]:
    """Fields that bear the name of their column."""
    return tuple(Field(name, name, basis, provided=provided) for name in names)


class OfOrders(Table):
    """Rows that belong to the person's own orders by their column `column`."""

    column: ClassVar[str] = "order"

    def rows(self, subject: Subject) -> Any:
        own = orders_of(subject).own
        return self.objects().filter(IsOneOf(f"{self.column}_id", own)) if own else None


class GoneWithOrders(NothingToErase, OfOrders):
    """Rows that become what their order becomes; what they lose stands beside them as `hanging`."""

    because = _("Erased or kept together with its order.")


def number_of_order(column: str = "order") -> Field:
    """The order a row belongs to, by the number the person knows."""
    return Field("order", F(f"{column}__number"), CONTRACT, covers=(column,))


def ids(values: Iterable[UUID]) -> frozenset[str]:
    """Ids as they stand in records."""
    return frozenset(map(str, values))
