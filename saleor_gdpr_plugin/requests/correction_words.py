"""What the fields of corrections, of changed e-mail addresses and of told recipients are called in an answer."""

from __future__ import annotations

from typing import Any

from django.utils.translation import pgettext_lazy

NAMES: dict[str, Any] = {
    "after": pgettext_lazy("privacy correction", "New value"),
    "applied_at": pgettext_lazy("privacy correction", "Changed on"),
    "asked": pgettext_lazy("privacy correction", "Value you asked for"),
    "before": pgettext_lazy("privacy correction", "Before"),
    "consent": pgettext_lazy("privacy correction", "How you agreed to another value"),
    "corrections": pgettext_lazy("privacy correction", "Corrections"),
    "email_changes": pgettext_lazy("privacy correction", "Changes of the e-mail address"),
    "ended": pgettext_lazy("privacy correction", "How it ended"),
    "ended_at": pgettext_lazy("privacy correction", "Ended on"),
    "field": pgettext_lazy("privacy correction", "Field"),
    "new": pgettext_lazy("privacy correction", "New e-mail address"),
    "new_confirmed_at": pgettext_lazy("privacy correction", "New mailbox agreed on"),
    "old": pgettext_lazy("privacy correction", "Former e-mail address"),
    "old_confirmed_at": pgettext_lazy("privacy correction", "Former mailbox agreed on"),
    "orders": pgettext_lazy("privacy correction", "Open orders too"),
    "override": pgettext_lazy("privacy correction", "Why it was changed although a rule keeps it"),
    "records": pgettext_lazy("privacy correction", "Records concerned"),
    "recipients": pgettext_lazy("privacy correction", "Who was told"),
    "result": pgettext_lazy("privacy correction", "Result"),
    "seen": pgettext_lazy("privacy correction", "Value when it was decided"),
    "typed": pgettext_lazy("privacy correction", "Named as"),
    "verdict": pgettext_lazy("privacy correction", "Decision"),
    "way": pgettext_lazy("privacy correction", "How they were told"),
    "what": pgettext_lazy("privacy correction", "About"),
}
CHOICES: dict[str, dict[str, Any]] = {
    "verdict": {
        "accepted": pgettext_lazy("privacy correction", "accepted"),
        "refused": pgettext_lazy("privacy correction", "refused"),
    },
    "result": {
        "applied": pgettext_lazy("privacy correction", "changed"),
        "already": pgettext_lazy("privacy correction", "was so already"),
    },
    "way": {
        "event": pgettext_lazy("privacy correction", "by the shop system"),
        "by_hand": pgettext_lazy("privacy correction", "by the shop's staff"),
    },
    "what": {
        "corrected": pgettext_lazy("privacy correction", "corrected data"),
        "erased": pgettext_lazy("privacy correction", "erased data"),
        "restricted": pgettext_lazy("privacy correction", "restricted data"),
    },
    "ended": {
        "done": pgettext_lazy("privacy correction", "changed"),
        "declined": pgettext_lazy("privacy correction", "declined"),
        "expired": pgettext_lazy("privacy correction", "not confirmed in time"),
        "refused": pgettext_lazy("privacy correction", "refused"),
        "replaced": pgettext_lazy("privacy correction", "replaced by another wish"),
        "taken": pgettext_lazy("privacy correction", "the new address has an account already"),
    },
    "state": {
        "told": pgettext_lazy("privacy correction", "told"),
        "to_do": pgettext_lazy("privacy correction", "about to be told"),
        "done": pgettext_lazy("privacy correction", "done"),
        "impossible": pgettext_lazy("privacy correction", "impossible, for the reason named"),
    },
}
"""By field and stored value."""
