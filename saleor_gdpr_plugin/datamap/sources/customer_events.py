"""What happened to the account."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ...contracts import Disposition, Field, Item, Keeping, LegalBasis, Outcome, Subject
from ...host import models
from ..erasing import deletable
from ..ownership import addresses_of
from ..table import Table
from .common import actor

CONTRACT, INTEREST = LegalBasis.CONTRACT, LegalBasis.LEGITIMATE_INTEREST
OF_OTHERS = (
    "email_assigned",
    "name_assigned",
    "account_activated",
    "account_deactivated",
    "customer_deleted",
)
"""Events Saleor books under the colleague who changed a customer; only their parameters say which customer."""


class CustomerEvents(Table):
    """Events of the account: by the person, and by staff about the person."""

    slug = "customer_events"
    label = _("Account history")
    retention = "account"
    within = "account"
    model = "account.CustomerEvent"
    order = ("-date", "-pk")
    entries = (
        Field("id", "pk", CONTRACT),
        Field("at", "date", INTEREST),
        Field("type", "type", INTEREST),
        Field("order", "order__number", CONTRACT),
        actor(),
        Field("parameters", "parameters", INTEREST),
    )

    def rows(self, subject: Subject) -> Any:
        if not subject.accounts:
            return None
        emails = models.user().objects.filter(pk__in=subject.accounts).values_list("email", flat=True)
        # By the address alone: another customer may bear the same name.
        named = Q(type="email_assigned", parameters__message__in=[email for email in emails if email])
        switched = ("account_activated", "account_deactivated")
        by_id = Q(type__in=switched, parameters__account_id__in=sorted(subject.accounts))
        own = Q(user_id__in=subject.accounts) & ~Q(type__in=OF_OTHERS)
        return self.objects().filter(own | named | by_id)

    def plan(self, subject: Subject, keeping: Keeping, *, today: date) -> Iterator[Item]:
        """One item per account: its history goes as a whole, and its name out of what colleagues did."""
        for account in sorted(subject.accounts):
            yield Item(self.slug, str(account), Disposition.DELETE)

    def erase(self, subject: Subject, items: Sequence[Item], *, now: datetime) -> Outcome:
        """Events of colleagues stay theirs, without what they say of the customer."""
        keys = {int(key) for key in deletable(items)} & subject.accounts
        if keys:
            self.objects().filter(Q(user_id__in=keys) & ~Q(type__in=OF_OTHERS)).delete()
            self.objects().filter(_about(subject, keys)).update(parameters={})
        return Outcome(done=len(items), kept=len(items) - len(deletable(items)))


def _about(subject: Subject, accounts: set[int]) -> Q:
    """What colleagues did to these accounts: by number, by address, and by a name that nobody else has."""
    switched = ("account_activated", "account_deactivated")
    found = Q(type__in=switched, parameters__account_id__in=sorted(accounts))
    rows = list(models.user().objects.filter(pk__in=accounts).values_list("email", "first_name", "last_name"))
    emails = {email for email, _first, _last in rows if email} | addresses_of(subject)
    found |= Q(type="email_assigned", parameters__message__in=sorted(emails))
    for _email, first, last in rows:
        others = models.user().objects.filter(first_name=first, last_name=last).exclude(pk__in=accounts)
        if (name := f"{first} {last}".strip()) and not others.exists():
            found |= Q(type="name_assigned", parameters__message=name)
    return found
