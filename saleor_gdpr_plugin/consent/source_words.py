"""The ledger in words: what its fields are called in an answer, and what stands in those chosen from a list."""

from __future__ import annotations

from typing import Any

from django.utils.translation import pgettext_lazy

NAMES: dict[str, Any] = {
    "account": pgettext_lazy("privacy consent", "Number of the account"),
    "email": pgettext_lazy("privacy consent", "E-mail address"),
    "heard_at": pgettext_lazy("privacy consent", "Told on"),
    "mails": pgettext_lazy("privacy consent", "Mails about it"),
    "origin": pgettext_lazy("privacy consent", "Said where"),
    "proof": pgettext_lazy("privacy consent", "Shown by"),
    "recipient": pgettext_lazy("privacy consent", "Who was told"),
    "role": pgettext_lazy("privacy consent", "By"),
    "standing": pgettext_lazy("privacy consent", "What was said"),
    "taken_back": pgettext_lazy("privacy consent", "Taken back afterwards"),
}
CHOICES: dict[str, dict[str, Any]] = {
    "standing": {
        "given": pgettext_lazy("privacy consent", "agreed"),
        "withdrawn": pgettext_lazy("privacy consent", "consent withdrawn"),
        "pending": pgettext_lazy("privacy consent", "wished for, not confirmed"),
        "objected": pgettext_lazy("privacy consent", "objected"),
        "undone": pgettext_lazy("privacy consent", "taken back"),
    },
    "origin": {
        "widget": pgettext_lazy("privacy consent", "on the privacy page"),
        "account": pgettext_lazy("privacy consent", "in the account"),
        "checkout": pgettext_lazy("privacy consent", "at the checkout"),
        "order": pgettext_lazy("privacy consent", "with an order"),
        "import": pgettext_lazy("privacy consent", "taken over from another system"),
        "staff": pgettext_lazy("privacy consent", "to the shop's staff"),
        "app": pgettext_lazy("privacy consent", "in a program of the shop"),
        "unsubscribe": pgettext_lazy("privacy consent", "by a link in a mail"),
        "mirror": pgettext_lazy("privacy consent", "in the details of the account"),
    },
    "role": {
        "subject": pgettext_lazy("privacy consent", "you"),
        "staff": pgettext_lazy("privacy consent", "the shop's staff"),
        "app": pgettext_lazy("privacy consent", "a program of the shop"),
        "system": pgettext_lazy("privacy consent", "the privacy desk by itself"),
    },
    "proof": {
        "none": pgettext_lazy("privacy consent", "nothing"),
        "login": pgettext_lazy("privacy consent", "a login"),
        "mailbox": pgettext_lazy("privacy consent", "a mail to the address"),
        "staff": pgettext_lazy("privacy consent", "a note of the shop's staff"),
        "document": pgettext_lazy("privacy consent", "a document of the shop"),
    },
}
"""By field and stored value."""


def said(field: str, value: str) -> str | None:
    """A chosen value in words, in the active language; None for what is no choice."""
    found = CHOICES.get(field, {}).get(value)
    return None if found is None else str(found)
