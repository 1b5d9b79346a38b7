"""What is kept of corrections beside the shop's own data: statements, and what the accounts were before."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..contracts import Field, LegalBasis, Subject
from ..datamap.erasing import Sealed
from ..datamap.sources.common import plain
from . import statements
from .models import RecordKind

LAW = LegalBasis.LEGAL_OBLIGATION


class Former(Sealed):
    """What the person's accounts were before, newest first."""

    retention = "privacy"
    order = ("-until", "-pk")

    def rows(self, subject: Subject) -> Any:
        if not subject.accounts:
            return None
        return self.objects().filter(account_id__in=subject.accounts)


class FormerAddresses(Former):
    """Addresses the person's accounts had before, kept so that older data stays theirs."""

    slug = "former_addresses"
    label = _("Your earlier e-mail addresses")
    names = {
        "account": pgettext_lazy("privacy request", "Number of the account"),
        "address": pgettext_lazy("privacy request", "Address as compared"),
        "until": pgettext_lazy("privacy request", "Until"),
        "proven": pgettext_lazy("privacy request", "Mailbox was proven"),
    }
    model = "saleor_gdpr_plugin.Alias"
    entries = (
        Field("id", "pk", LAW),
        Field("account", "account_id", LAW),
        Field("address", "address", LAW, provided=True),
        *plain(LAW, "until", "proven"),
    )


class FormerNames(Former):
    """Names the person's accounts had until they were corrected, kept so that older orders stay theirs."""

    slug = "former_names"
    label = _("Your earlier names")
    names = {
        "account": pgettext_lazy("privacy request", "Number of the account"),
        "first_name": pgettext_lazy("privacy", "First name"),
        "last_name": pgettext_lazy("privacy", "Last name"),
        "until": pgettext_lazy("privacy request", "Until"),
    }
    model = "saleor_gdpr_plugin.FormerName"
    entries = (
        Field("id", "pk", LAW),
        Field("account", "account_id", LAW),
        *plain(LAW, "first_name", "last_name", provided=True),
        *plain(LAW, "until"),
    )


class StatementData(Sealed):
    """What the person said beside records that were not corrected (Art. 16)."""

    slug = "statements"
    label = _("Your statements")
    retention = "privacy"
    names = {
        "record": pgettext_lazy("privacy request", "Stands beside"),
        "record_id": pgettext_lazy("privacy request", "Which one"),
    }
    model = "saleor_gdpr_plugin.Statement"
    order = ("-at", "-pk")
    entries = (
        Field("id", "pk", LAW),
        Field("record", "kind", LAW),
        Field("record_id", "key", LAW),
        Field("text", "text", LAW, provided=True),
        *plain(LAW, "at"),
    )

    def in_words(self, field: str, value: str) -> str | None:
        return RecordKind(value).words if field == "record" and value in tuple(RecordKind) else None

    def rows(self, subject: Subject) -> Any:
        if not (subject.accounts or subject.mailboxes or subject.joined_orders):
            return None
        return statements.of(subject)
