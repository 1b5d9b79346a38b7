"""Payments that belong to no order: those of carts go with their cart, the others are items of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from typing import Any, ClassVar

from ..contracts import Disposition, Item, Keeping, Outcome, Subject
from ..host import models
from .erasing import Loses, changed, lose, stamp
from .table import Table


class LooseMoney(Table):
    """Payments and transactions: those of orders become what the order becomes, those of carts go with the cart.

    What belongs to neither is kept by the rule for payments, and then says nothing of the person.
    """

    loses: ClassVar[tuple[Loses, ...]]
    moment: ClassVar[str]
    """When a row was made."""

    owner: ClassVar[str]
    """The column that says whose a loose row is; empty once it was erased."""

    def loose(self, subject: Subject) -> Any | None:
        """The person's rows of neither order nor cart; None when there can be none."""
        raise NotImplementedError

    def plan(self, subject: Subject, keeping: Keeping, *, today: date) -> Iterator[Item]:
        rows = self.loose(subject) if models.named(self.model) else None
        if rows is None:
            return
        signed = rows.annotate(_stamp=stamp("psp_reference", "order_id", "checkout_id")).order_by("pk")
        for pk, reference, made, sign in signed.values_list("pk", "psp_reference", self.moment, "_stamp"):
            until = keeping.until(self.retention, made.astimezone(UTC).date())
            end, rule = (Disposition.KEEP, self.retention) if until else (Disposition.ANONYMISE, "")
            yield Item(self.slug, str(pk), end, label=reference or "", rule=rule, until=until, stamp=sign)

    def erase(self, subject: Subject, items: Sequence[Item], *, now: datetime) -> Outcome:
        """Kept later by its key alone: what a kept row has lost, the person is no longer found by."""
        ends = {int(item.key): item for item in items}
        rows = self.objects().filter(pk__in=ends, order_id__isnull=True, checkout_id__isnull=True)
        held = dict(rows.select_for_update(of=("self",)).order_by("pk").values_list("pk", self.owner))
        mine = self.loose(subject)
        own = set() if mine is None else set(mine.values_list("pk", flat=True))
        for pk, owner in held.items():
            if owner and pk not in own:
                raise changed(f"{self.label} {ends[pk].label}".strip())
        kept = sorted(pk for pk in held if ends[pk].disposition == Disposition.KEEP)
        lose(self.loses, kept, finally_=False)
        lose(self.loses, sorted(set(held) - set(kept)), finally_=True)
        return Outcome(done=len(items) - len(kept), kept=len(kept))
