"""One restriction of one person for one cause, from setting it to lifting it."""

from __future__ import annotations

import enum
from typing import Any
from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _


class Ground(enum.StrEnum):
    """Why the person may have the processing restricted (Art. 18(1))."""

    ACCURACY = "accuracy"
    """(a): the person contests the accuracy, until it is verified."""
    UNLAWFUL = "unlawful"
    """(b): the processing is unlawful, and the person wants no erasure."""
    CLAIMS = "claims"
    """(c): the shop needs the data no longer, the person needs it for legal claims."""
    OBJECTION = "objection"
    """(d): the person objected under Art. 21(1), until it is weighed."""

    @property
    def sentence(self) -> str:
        """The ground as a person reads it, in the active language."""
        return str(_SENTENCES[self])


_SENTENCES: dict[Ground, Any] = {
    Ground.ACCURACY: _("You contest that the data is accurate (Art. 18(1)(a) GDPR)."),
    Ground.UNLAWFUL: _(
        "The processing is unlawful, and you do not want the data erased (Art. 18(1)(b) GDPR)."
    ),
    Ground.CLAIMS: _("You need the data for legal claims (Art. 18(1)(c) GDPR)."),
    Ground.OBJECTION: _("You objected, and we are weighing the reasons (Art. 18(1)(d) GDPR)."),
}


class Restriction(models.Model):
    """A person under restriction. Open until `lifted_at`; the order is set, notice, lifted.

    `account_id` is a Saleor user id, `address` a normalised address, `request_id` the id of one of our requests;
    `by_id` and `lift_by` are Saleor ids of the staff user or app of that role. `cause` tells two restrictions of one
    person apart: the request, or the ground when there is none. Where the person is told stands in `email`, `language`
    and `channel` when there is no request that says it. `notice` is the cause of the mail that told the
    person; `told` says how they were told in another way.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    account_id = models.BigIntegerField(null=True)
    address = models.CharField(max_length=320, blank=True)
    cause = models.CharField(max_length=64)
    ground = models.CharField(max_length=16)
    request_id = models.UUIDField(null=True)
    email = models.CharField(max_length=254, blank=True, default="")
    language = models.CharField(max_length=35, blank=True, default="")
    channel = models.CharField(max_length=255, blank=True, default="")
    note = models.TextField(blank=True, default="")
    since = models.DateTimeField()
    by_role = models.CharField(max_length=16)
    by_id = models.BigIntegerField(null=True)
    notice = models.CharField(max_length=200, blank=True, default="")
    notice_at = models.DateTimeField(null=True)
    told = models.CharField(max_length=500, blank=True, default="")
    lift_at = models.DateTimeField(null=True)
    lift_reason = models.TextField(blank=True, default="")
    lift_role = models.CharField(max_length=16, blank=True, default="")
    lift_by = models.BigIntegerField(null=True)
    lifted_at = models.DateTimeField(null=True)
    emptied_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-since", "-id"]
        constraints = [
            # Two who set it at once set one; after it was lifted the same cause may come again.
            models.UniqueConstraint(
                fields=["address", "cause"],
                condition=models.Q(lifted_at__isnull=True),
                name="gdpr_restriction_once",
            )
        ]
        indexes = [
            models.Index(
                fields=["account_id"],
                condition=models.Q(lifted_at__isnull=True),
                name="gdpr_restriction_account",
            ),
            models.Index(fields=["request_id"], name="gdpr_restriction_request"),
            models.Index(
                fields=["lift_at"],
                condition=models.Q(lifted_at__isnull=True, lift_at__isnull=False),
                name="gdpr_restriction_due",
            ),
            models.Index(
                fields=["lifted_at"],
                condition=models.Q(emptied_at__isnull=True, lifted_at__isnull=False),
                name="gdpr_restriction_over",
            ),
        ]
