"""Small sources that show what erasure asks of each: one that asks outside, one that keeps, one that deletes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any, ClassVar

from django.db import models

from saleor_gdpr_plugin.contracts import (
    Disposition,
    Field,
    Item,
    Keeping,
    LeftOut,
    Outcome,
    Record,
    Source,
    Subject,
)
from saleor_gdpr_plugin.datamap.ownership import orders_of
from tests.cast import model


class Toy(Source):
    """What reading needs, and a list of what was erased."""

    retention = "account"
    erased: ClassVar[list[tuple[str, str, str]]] = []

    def fields(self) -> tuple[Field, ...]:
        return ()

    def covered(self) -> frozenset[str]:
        return frozenset()

    def rows(self, subject: Subject) -> Any:
        raise NotImplementedError

    def count(self, subject: Subject) -> int:
        return int(self.rows(subject).count())

    def export(self, subject: Subject, *, newest: int | None = None, skip: int = 0) -> Iterator[Record]:
        yield from ()

    def left_out(self, subject: Subject) -> Sequence[LeftOut]:
        return ()

    def remember(self, items: Sequence[Item]) -> None:
        Toy.erased += [(self.slug, item.key, item.disposition.value) for item in items]


def stamp(*values: object) -> str:
    return hashlib.sha256(repr(values).encode()).hexdigest()


def going(items: Sequence[Item]) -> list[str]:
    """The keys of what is not kept."""
    return [item.key for item in items if item.disposition != Disposition.KEEP]


class Accounts(Toy):
    """Deleted; its stamp sees the freeze."""

    slug = "account"
    label = "Account"

    def rows(self, subject: Subject) -> Any:
        return model("account.User").objects.filter(pk__in=subject.accounts)

    def plan(self, subject: Subject, keeping: Keeping, *, today: date) -> Iterator[Item]:
        for user in self.rows(subject).order_by("pk"):
            yield Item(
                self.slug,
                str(user.pk),
                Disposition.DELETE,
                label=user.email,
                blocked="staff_account" if user.is_staff else "",
                stamp=stamp(user.email, user.first_name, user.is_active),
            )

    def erase(self, subject: Subject, items: Sequence[Item], *, now: datetime) -> Outcome:
        self.remember(items)
        model("account.User").objects.filter(pk__in=going(items)).delete()
        return Outcome(done=len(items))


class Notes(Toy):
    """Deleted; they hang on the account."""

    slug = "notes"
    label = "Notes"
    within = "account"

    def rows(self, subject: Subject) -> Any:
        return model("account.CustomerNote").objects.filter(customer__in=subject.accounts)

    def plan(self, subject: Subject, keeping: Keeping, *, today: date) -> Iterator[Item]:
        for note in self.rows(subject).order_by("pk"):
            yield Item(self.slug, str(note.pk), Disposition.DELETE, stamp=stamp(note.content))

    def erase(self, subject: Subject, items: Sequence[Item], *, now: datetime) -> Outcome:
        self.remember(items)
        model("account.CustomerNote").objects.filter(pk__in=going(items)).delete()
        return Outcome(done=len(items))


class Orders(Toy):
    """Kept as the table says, else made anonymous; an open one stands against everything."""

    slug = "orders"
    label = "Orders"
    retention = "orders"

    def rows(self, subject: Subject) -> Any:
        return model("order.Order").objects.filter(pk__in=orders_of(subject).own)

    def plan(self, subject: Subject, keeping: Keeping, *, today: date) -> Iterator[Item]:
        for order in self.rows(subject).order_by("number"):
            until = keeping.until("orders", order.created_at.date())
            yield Item(
                self.slug,
                str(order.pk),
                Disposition.KEEP if until else Disposition.ANONYMISE,
                label=f"#{order.number}",
                rule="orders" if until else "",
                until=until,
                blocked="open_order" if order.status == "unfulfilled" else "",
                stamp=stamp(order.status, order.customer_note, order.user_email),
            )

    def erase(self, subject: Subject, items: Sequence[Item], *, now: datetime) -> Outcome:
        self.remember(items)
        rows = model("order.Order").objects
        rows.filter(pk__in=[item.key for item in items]).update(customer_note="")
        rest = [item.key for item in items if item.disposition != Disposition.KEEP]
        rows.filter(pk__in=rest).update(user=None, user_email="")
        return Outcome(done=len(items))


class Cards(Toy):
    """Stored payment methods: asked of somebody else than the database."""

    slug = "payment_methods"
    label = "Stored cards"
    outside = True
    held: ClassVar[dict[int, list[str]]] = {}

    def rows(self, subject: Subject) -> Any:
        return models.QuerySet(model("account.User")).filter(pk__in=subject.accounts)

    def plan(self, subject: Subject, keeping: Keeping, *, today: date) -> Iterator[Item]:
        for account in sorted(subject.accounts):
            for card in self.held.get(account, ()):
                yield Item(self.slug, card, Disposition.DELETE, stamp=card)

    def erase(self, subject: Subject, items: Sequence[Item], *, now: datetime) -> Outcome:
        self.remember(items)
        for account in subject.accounts:
            self.held[account] = [
                card for card in self.held.get(account, ()) if card not in {item.key for item in items}
            ]
        return Outcome(done=len(items))


class Silent(Toy):
    """An app that never says what erasing means."""

    slug = "silent"
    label = "Loyalty points"

    def rows(self, subject: Subject) -> Any:
        return model("account.User").objects.none()
