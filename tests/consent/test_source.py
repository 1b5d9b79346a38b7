"""What an export says about consent: each line with its words, its proof, and whether it was taken back."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from saleor_gdpr_plugin.consent import ledger
from saleor_gdpr_plugin.consent.models import Origin, Proof, Purpose, Standing
from saleor_gdpr_plugin.consent.source import Consents
from saleor_gdpr_plugin.contracts import SUBJECT
from saleor_gdpr_plugin.subject import proven

from .lines import say


def test_records__hold_what_was_said_and_how_it_is_shown(newsletter: Purpose, anna: Any, eve: Any) -> None:
    text = newsletter.texts.get(language="de")
    given = say("Anna@Example.com", Standing.GIVEN, text=text)
    typed = say(anna.email, Standing.OBJECTED, ledger.ALL, proof=Proof.NONE)
    say(eve.email, Standing.GIVEN)
    assert given is not None
    assert typed is not None
    ledger.undo(typed, by=SUBJECT, proof=Proof.MAILBOX, origin=Origin.UNSUBSCRIBE, now=timezone.now())

    person = proven(anna.pk, anna.email)
    with transaction.atomic():
        undone, objected, first = (each.data() for each in Consents().export(person))
    assert Consents().count(person) == 3
    assert first.pop("at").startswith(given.at.isoformat()[:19])
    assert first == {
        "id": str(given.uid),
        "email": "Anna@Example.com",
        "account": None,
        "language": "",
        "channel": "",
        "purpose": "newsletter",
        "order_id": None,
        "standing": "given",
        "words": {
            "version": 1, "language": "de", "title": "Newsletter", "text": "Schreibt mir.", "digest": text.digest,
        },
        "origin": "widget",
        "role": "subject",
        "proof": "mailbox",
        "note": "",
        "taken_back": None,
        "heard_by": [],
        "mails": [],
    }  # fmt: skip
    assert (objected["purpose"], objected["taken_back"]["proof"]) == (None, "mailbox")
    assert undone["standing"] == "undone"
    # Not under another's address, nor by an account that has left this mailbox.
    assert Consents().count(proven(eve.pk, None)) == 1
    given.subject.account_id = eve.pk
    given.subject.save(update_fields=["account_id"])
    assert Consents().count(proven(eve.pk, None)) == 1
