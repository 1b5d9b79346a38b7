"""What happened to the account."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ...contracts import Field, LegalBasis, Subject
from ...host import models
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
