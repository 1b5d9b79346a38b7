"""The desk's own records in words: what their fields are called, and what stands in those chosen from a list."""

from __future__ import annotations

from typing import Any

from django.utils.translation import pgettext_lazy

from ..contracts import Refused
from . import correction_words, registry, timeline
from .grounds import Ground
from .models import Origin
from .states import State

NAMES: dict[str, Any] = {
    "about": pgettext_lazy("privacy request", "The question was about"),
    "account": pgettext_lazy("privacy request", "Number of the account"),
    "address": pgettext_lazy("privacy request", "Address as compared"),
    "answered_on": pgettext_lazy("privacy request", "Answered on"),
    "archives": pgettext_lazy("privacy request", "Copies of the data"),
    "by_staff": pgettext_lazy("privacy request", "By the shop's staff"),
    "contents": pgettext_lazy("privacy request", "How many records"),
    "details": pgettext_lazy("privacy request", "What you wrote"),
    "downloads": pgettext_lazy("privacy request", "Downloads"),
    "explanation": pgettext_lazy("privacy request", "Explanation"),
    "extended_on": pgettext_lazy("privacy request", "Extended on"),
    "extension_reason": pgettext_lazy("privacy request", "Why it took longer"),
    "ground": pgettext_lazy("privacy request", "Ground of the refusal"),
    "identity_note": pgettext_lazy("privacy request", "What was checked"),
    "joined": pgettext_lazy("privacy request", "Added"),
    "key": pgettext_lazy("privacy request", "Which one"),
    "kind": pgettext_lazy("privacy request", "What"),
    "left_out": pgettext_lazy("privacy request", "Left out"),
    "log": pgettext_lazy("privacy request", "Downloads, one by one"),
    "mails": pgettext_lazy("privacy request", "Mails and letters"),
    "masks": pgettext_lazy("privacy request", "Masked fields"),
    "media_type": pgettext_lazy("privacy request", "Kind of file"),
    "name": pgettext_lazy("privacy request", "Name"),
    "note": pgettext_lazy("privacy request", "Note"),
    "on": pgettext_lazy("privacy request", "Day"),
    "origin": pgettext_lazy("privacy request", "Came from"),
    "other_answers": pgettext_lazy("privacy request", "Answers of other systems"),
    "parts": pgettext_lazy("privacy request", "Data that staff added or left out"),
    "path": pgettext_lazy("privacy request", "Field"),
    "paused_since": pgettext_lazy("privacy request", "Waiting for an answer since"),
    "postal_address": pgettext_lazy("privacy request", "Address for letters"),
    "problems": pgettext_lazy("privacy request", "What could not be read"),
    "received_via": pgettext_lazy("privacy request", "Came by"),
    "record": pgettext_lazy("privacy request", "Record"),
    "representative_proof": pgettext_lazy("privacy request", "How the mandate was shown"),
    "role": pgettext_lazy("privacy request", "By"),
    "size": pgettext_lazy("privacy request", "Size in bytes"),
    "source": pgettext_lazy("privacy request", "Kind of data"),
    "system": pgettext_lazy("privacy request", "System"),
    "target_on": pgettext_lazy("privacy request", "Own target of the shop"),
    "thread": pgettext_lazy("privacy request", "Questions and answers"),
    **correction_words.NAMES,
}
CHOICES: dict[str, dict[str, Any]] = {
    "role": {
        "subject": pgettext_lazy("privacy request", "you"),
        "staff": pgettext_lazy("privacy request", "the shop's staff"),
        "app": pgettext_lazy("privacy request", "a program of the shop"),
        "system": pgettext_lazy("privacy request", "the privacy desk by itself"),
    },
    "origin": {
        Origin.ACCOUNT: pgettext_lazy("privacy request", "you, logged in"),
        Origin.GUEST: pgettext_lazy("privacy request", "you, by your mailbox"),
        Origin.STAFF: pgettext_lazy("privacy request", "the shop's staff, for you"),
        Origin.APP: pgettext_lazy("privacy request", "a program of the shop"),
        Origin.SALEOR: pgettext_lazy("privacy request", "the deletion of the account"),
        Origin.BACKUP: pgettext_lazy("privacy request", "an earlier erasure, after a backup was restored"),
    },
    "received_via": {
        "email": pgettext_lazy("privacy request", "e-mail"),
        "phone": pgettext_lazy("privacy request", "phone"),
        "letter": pgettext_lazy("privacy request", "letter"),
        "in_person": pgettext_lazy("privacy request", "a visit"),
    },
    "identity": {
        "login": pgettext_lazy("privacy request", "by login"),
        "mailbox": pgettext_lazy("privacy request", "by a mail to the address"),
        "knowledge": pgettext_lazy("privacy request", "by what only the customer knows"),
        "call_back": pgettext_lazy("privacy request", "by calling back"),
        "in_person": pgettext_lazy("privacy request", "in person"),
        "representative": pgettext_lazy("privacy request", "by a representative's mandate"),
        "other": pgettext_lazy("privacy request", "in another way"),
    },
    "about": {
        "identity": pgettext_lazy("privacy request", "who you are"),
        "scope": pgettext_lazy("privacy request", "what you would like to have"),
        "fee": pgettext_lazy("privacy request", "a fee"),
        "other": pgettext_lazy("privacy request", "something else"),
    },
    "kind": {
        "question": pgettext_lazy("privacy request", "a question by the shop"),
        "answer": pgettext_lazy("privacy request", "your answer"),
        "note": pgettext_lazy("privacy request", "a note of the shop"),
        "account": pgettext_lazy("privacy request", "an account"),
        "mailbox": pgettext_lazy("privacy request", "a mailbox"),
        "order": pgettext_lazy("privacy request", "an order"),
        "nothing": pgettext_lazy("privacy request", "nothing held there"),
        "text": pgettext_lazy("privacy request", "a text"),
        "file": pgettext_lazy("privacy request", "a file"),
    },
    "state": {
        "built": pgettext_lazy("privacy request", "being checked"),
        "available": pgettext_lazy("privacy request", "can be downloaded"),
        "expired": pgettext_lazy("privacy request", "deleted after its time"),
        "withdrawn": pgettext_lazy("privacy request", "taken back"),
        "queued": pgettext_lazy("privacy request", "waits to be sent"),
        "sent": pgettext_lazy("privacy request", "sent"),
        "to_print": pgettext_lazy("privacy request", "to be sent by post"),
    },
}
"""By field and stored value. "kind" and "state" also hold what the timeline and the states of a request say."""
CHOICES["method"] = CHOICES["identity"]
CHOICES["state"] = CHOICES["state"] | correction_words.CHOICES["state"]
CHOICES |= {name: words for name, words in correction_words.CHOICES.items() if name != "state"}


def said(field: str, value: str) -> str | None:
    """A chosen value in words, in the active language; None for what is no choice, or no longer one."""
    if field in CHOICES and value in CHOICES[field]:
        return str(CHOICES[field][value])
    try:
        match field:
            case "right":
                return registry.label(value)
            case "state" | "before":
                return State(value).for_shopper
            case "kind":
                return timeline.told(value)
            case "ground":
                return Ground(value).sentence
    except (Refused, ValueError):
        pass  # a right that is not on offer any more, or a word of an older version
    return None
