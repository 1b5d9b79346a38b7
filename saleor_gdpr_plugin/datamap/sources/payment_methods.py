"""Payment methods that a payment app keeps for the account."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from ...contracts import (
    Disposition,
    Field,
    Item,
    Keeping,
    LeftOut,
    LegalBasis,
    Outcome,
    Record,
    Source,
    Subject,
)
from ...host import payment
from ..erasing import deletable

CONTRACT = LegalBasis.CONTRACT
NAMES = (
    "id", "account", "gateway", "type", "name", "external_id", "brand", "first_digits", "last_digits", "exp_month",
    "exp_year",
)  # fmt: skip


class PaymentMethods(Source):
    """Stored payment methods, asked of the payment apps through Saleor; nothing of them is in the database."""

    slug = "payment_methods"
    label = _("Stored payment methods")
    retention = "account"
    outside = True

    def fields(self) -> tuple[Field, ...]:
        return tuple(Field(name, None, CONTRACT, provided=name in ("type", "name")) for name in NAMES)

    def covered(self) -> frozenset[str]:
        return frozenset()

    def count(self, subject: Subject) -> int:
        """Not asked before an export: it would call every payment app to learn what an account shows anyway."""
        return 0

    def export(self, subject: Subject, *, newest: int | None = None, skip: int = 0) -> Iterator[Record]:
        found = [
            Record.of({name: method.get(name) for name in NAMES})
            for account in sorted(subject.accounts)
            for method in payment.stored_methods(account)
        ]
        yield from found[skip : None if newest is None else skip + newest]

    def left_out(self, subject: Subject) -> Sequence[LeftOut]:
        return ()

    def plan(self, subject: Subject, keeping: Keeping, *, today: date) -> Iterator[Item]:
        """One item per account: which methods there are, the payment apps are asked only when they are erased."""
        for account in sorted(subject.accounts):
            yield Item(self.slug, str(account), Disposition.DELETE)

    def erase(self, subject: Subject, items: Sequence[Item], *, now: datetime) -> Outcome:
        """Outside of any transaction, while the account is there. What an app does not delete is named, not hidden."""
        refused = [
            name
            for key in deletable(items)
            if int(key) in subject.accounts
            for name in payment.forget_methods(int(key))
        ]
        why = tuple(
            str(_("%(gateway)s did not delete a payment method.") % {"gateway": each}) for each in refused
        )
        return Outcome(done=len(items), kept=len(refused), why=why)
