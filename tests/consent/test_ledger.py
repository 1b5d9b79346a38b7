"""The ledger: the last line holds, lines are never changed, and what cannot be shown begins nothing."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from saleor_gdpr_plugin.consent import ledger, suppression
from saleor_gdpr_plugin.consent.models import (
    ConsentEntry,
    ConsentSubject,
    Origin,
    Proof,
    Purpose,
    Standing,
)
from saleor_gdpr_plugin.consent.subjects import who
from saleor_gdpr_plugin.contracts import SUBJECT, SYSTEM, Actor, Refused, Role

from .lines import purpose, say

STAFF = Actor(Role.STAFF, 1)
MAIL = "Anna@Example.com"


def _holds(email: str = MAIL) -> dict[str, Standing]:
    return {key: standing for (key, order), standing in ledger.standings(who(email)).items() if order is None}


def test_ledger__the_last_line_holds(newsletter: Purpose) -> None:
    say(MAIL, Standing.GIVEN)
    assert _holds("anna@example.com") == {"newsletter": Standing.GIVEN}
    assert suppression.suppressed(["anna@example.com"], "newsletter") == frozenset()

    say("anna@EXAMPLE.com", Standing.WITHDRAWN)
    assert _holds() == {"newsletter": Standing.WITHDRAWN}
    assert suppression.suppressed(["anna@example.com"], "newsletter") == {"anna@example.com"}
    assert ConsentSubject.objects.count() == 1


def test_ledger__the_same_cause_is_one_line(newsletter: Purpose) -> None:
    assert say(MAIL, Standing.GIVEN, cause="order:7") is not None
    assert say(MAIL, Standing.WITHDRAWN, cause="order:7") is None
    assert say("other@example.com", Standing.GIVEN, cause="order:7") is None
    assert ConsentEntry.objects.count() == 1


def test_ledger__a_line_is_never_changed(newsletter: Purpose) -> None:
    entry = say(MAIL, Standing.WITHDRAWN, note="told on the phone")
    assert entry is not None
    for change in ({"standing": "given"}, {"note": "something else"}, {"cause": "x"}):
        with pytest.raises(DatabaseError), transaction.atomic():
            ConsentEntry.objects.filter(pk=entry.pk).update(**change)
    assert ConsentEntry.objects.filter(pk=entry.pk).update(note="") == 1


@pytest.mark.parametrize(
    ("by", "proof", "stands"),
    [
        (SUBJECT, Proof.LOGIN, Standing.GIVEN),
        (SUBJECT, Proof.MAILBOX, Standing.GIVEN),
        (SUBJECT, Proof.NONE, Standing.PENDING),
        (STAFF, Proof.STAFF, Standing.GIVEN),
        (SYSTEM, Proof.DOCUMENT, Standing.GIVEN),
        (SYSTEM, Proof.NONE, Standing.PENDING),
    ],
)
def test_gift__needs_a_proof(newsletter: Purpose, by: Actor, proof: Proof, stands: Standing) -> None:
    say(MAIL, Standing.GIVEN, by=by, proof=proof)
    assert _holds() == {"newsletter": stands}


@pytest.mark.parametrize("stop", [Standing.WITHDRAWN, Standing.OBJECTED])
@pytest.mark.parametrize(
    ("by", "proof"), [(STAFF, Proof.STAFF), (SYSTEM, Proof.DOCUMENT), (STAFF, Proof.MAILBOX)]
)
def test_suppression__only_the_person_lifts_it(
    newsletter: Purpose, stop: Standing, by: Actor, proof: Proof
) -> None:
    say(MAIL, stop, proof=Proof.NONE)

    say(MAIL, Standing.GIVEN, by=by, proof=proof, origin=Origin.IMPORT)
    assert _holds() == {"newsletter": Standing.PENDING}
    assert suppression.suppressed(["anna@example.com"], "newsletter") == {"anna@example.com"}

    say(MAIL, Standing.GIVEN)
    assert _holds() == {"newsletter": Standing.GIVEN}
    assert suppression.suppressed(["anna@example.com"], "newsletter") == frozenset()


def test_objection__covers_marketing_and_profiling(newsletter: Purpose, statistics: Purpose) -> None:
    purpose("recommendations", profiling=True)
    say(MAIL, Standing.GIVEN)
    say(MAIL, Standing.GIVEN, "statistics")

    say(MAIL, Standing.OBJECTED, ledger.ALL, proof=Proof.NONE)
    assert _holds() == {
        "": Standing.OBJECTED,
        "newsletter": Standing.OBJECTED,
        "recommendations": Standing.OBJECTED,
        "statistics": Standing.GIVEN,
    }
    address = "anna@example.com"
    assert suppression.suppressed([address], "newsletter") == {address}
    assert suppression.suppressed([address], "statistics", covered=False) == frozenset()

    # A newer consent counts for its own purpose, and for no other.
    say(MAIL, Standing.GIVEN)
    assert _holds()["newsletter"] == Standing.GIVEN
    assert _holds()["recommendations"] == Standing.OBJECTED
    assert suppression.suppressed([address], "newsletter") == frozenset()
    assert suppression.suppressed([address], "recommendations") == {address}

    # And a newer objection goes before that again.
    say(MAIL, Standing.OBJECTED, ledger.ALL, proof=Proof.NONE)
    assert suppression.suppressed([address], "newsletter") == {address}


def test_undo__is_as_though_it_had_never_been(newsletter: Purpose) -> None:
    say(MAIL, Standing.GIVEN)
    objection = say(MAIL, Standing.OBJECTED, ledger.ALL, proof=Proof.NONE)
    assert objection is not None

    how = {"by": SUBJECT, "proof": Proof.MAILBOX, "origin": Origin.UNSUBSCRIBE, "now": timezone.now()}
    assert ledger.undo(objection, **how) is not None
    assert ledger.undo(objection, **how) is None
    assert _holds() == {"newsletter": Standing.GIVEN}
    found = suppression.look_up(["anna@example.com"], "newsletter", covered=True)
    assert (found.suppressed, found.objected) == (frozenset(), frozenset())


def test_undo__leaves_what_the_person_said_before(newsletter: Purpose) -> None:
    say(MAIL, Standing.WITHDRAWN)
    say(MAIL, Standing.OBJECTED, ledger.ALL)
    strangers = say(MAIL, Standing.OBJECTED, ledger.ALL, proof=Proof.NONE)
    assert strangers is not None

    ledger.undo(strangers, by=SUBJECT, proof=Proof.MAILBOX, origin=Origin.UNSUBSCRIBE, now=timezone.now())
    assert _holds() == {"": Standing.OBJECTED, "newsletter": Standing.OBJECTED}
    assert suppression.suppressed(["anna@example.com"], "newsletter") == {"anna@example.com"}


def test_lines__stand_in_the_order_in_which_they_took_effect(newsletter: Purpose) -> None:
    now = timezone.now()
    later = say(MAIL, Standing.GIVEN, now=now)
    waited = say(MAIL, Standing.WITHDRAWN, now=now.replace(year=now.year - 1))
    assert later is not None
    assert waited is not None
    assert waited.at > later.at
    assert suppression.suppressed(["anna@example.com"], "newsletter") == {"anna@example.com"}


def test_orders__are_asked_for_themselves(newsletter: Purpose) -> None:
    order = "6f0c1f0e-2b1b-4c43-9d0e-6d1ad3f3a111"
    say(MAIL, Standing.WITHDRAWN, order_id=order)
    assert [(key, str(at), each) for (key, at), each in ledger.standings(who(MAIL)).items()] == [
        ("newsletter", order, Standing.WITHDRAWN)
    ]
    assert suppression.suppressed(["anna@example.com"], "newsletter") == frozenset()


def test_purpose__must_exist_and_be_asked_for(newsletter: Purpose) -> None:
    purpose("newsletter", marketing=True, active=False)
    with pytest.raises(Refused) as unknown:
        say(MAIL, Standing.GIVEN, "unknown")
    with pytest.raises(Refused) as retired:
        say(MAIL, Standing.GIVEN)
    with pytest.raises(Refused) as all_at_once:
        say(MAIL, Standing.GIVEN, ledger.ALL)
    assert [each.value.field for each in (unknown, retired, all_at_once)] == ["purpose"] * 3
    assert ConsentEntry.objects.count() == 0
    assert say(MAIL, Standing.WITHDRAWN) is not None


def test_wish__of_a_stranger_takes_away_no_consent(newsletter: Purpose) -> None:
    say(MAIL, Standing.GIVEN)
    say("ANNA@example.com", Standing.GIVEN, proof=Proof.NONE)
    assert _holds() == {"newsletter": Standing.GIVEN}
    assert ConsentSubject.objects.get().email == MAIL
