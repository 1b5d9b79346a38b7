"""The app's own source: everything here comes from the public contract (`saleor_gdpr_plugin.datamap.registry`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import Q

from saleor_gdpr_plugin.contracts import (
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
from saleor_gdpr_plugin.datamap.rows import stream
from saleor_gdpr_plugin.subject import same_address, spelled_like

from .models import Wish

FIELDS = (
    Field("email", "email", LegalBasis.CONSENT, provided=True),
    Field("note", "note", LegalBasis.CONSENT, provided=True),
    Field("urgent", "urgent", LegalBasis.CONSENT, provided=True),
    Field("added_at", "added_at", LegalBasis.CONSENT),
)


class WishData(Source):
    """Wishes of the person's accounts, and those left under a mailbox that is proven."""

    slug = "wishes"
    label = "Wishes"
    retention = "wishes"

    def fields(self) -> tuple[Field, ...]:
        return FIELDS

    def covered(self) -> frozenset[str]:
        return frozenset(f"example_app.Wish.{name}" for name in ("account_id", "email", "note"))

    def count(self, subject: Subject) -> int:
        return len(self._own(subject))

    def export(self, subject: Subject, *, newest: int | None = None, skip: int = 0) -> Iterator[Record]:
        own = Wish.objects.filter(pk__in=self._own(subject)).order_by("-added_at", "-pk")
        yield from stream(own[skip : None if newest is None else skip + newest], FIELDS)

    def left_out(self, subject: Subject) -> Sequence[LeftOut]:
        return ()

    def plan(self, subject: Subject, keeping: Keeping, *, today: date) -> Iterator[Item]:
        for pk in self._own(subject):
            yield Item(self.slug, str(pk), Disposition.DELETE)

    def erase(self, subject: Subject, items: Sequence[Item], *, now: datetime) -> Outcome:
        """Found anew: what is somebody else's by now stays, and what is gone already is done."""
        gone = {item.key for item in items if item.disposition != Disposition.KEEP}
        Wish.objects.filter(pk__in=[pk for pk in self._own(subject) if str(pk) in gone]).delete()
        return Outcome(done=len(gone), kept=len(items) - len(gone))

    @staticmethod
    def _own(subject: Subject) -> list[Any]:
        """The index finds look-alikes too, so each address is compared; an account's wish is that account's alone."""
        if not subject.accounts and not subject.mailboxes:
            return []
        reach = Q(account_id__in=subject.accounts)
        for address in sorted(subject.mailboxes):
            reach |= Q(account_id=None) & spelled_like("email", address)
        found = Wish.objects.filter(reach).values_list("pk", "account_id", "email")
        return [pk for pk, account, email in found if account or same_address(email) in subject.mailboxes]
