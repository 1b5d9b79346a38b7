"""Under restriction staff corrects what the person asked for, and nothing of its own (Art. 18(2))."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone

from saleor_gdpr_plugin.contracts import SYSTEM
from saleor_gdpr_plugin.rectification.models import Correction
from saleor_gdpr_plugin.restriction.changing import restrict
from saleor_gdpr_plugin.restriction.models import Ground, Restriction
from saleor_gdpr_plugin.work import jobs
from tests.desk import Desk

from .conftest import NEW, STORED, Person, corrections, decide, order_id, reload, version, words
from .test_deciding import approve, moved

NOTE = {"field": "first_name", "value": "Anne"}
"""What staff would like the account to say."""


def restricted(user: Any) -> Restriction:
    """Somebody is put under restriction for a reason of its own."""
    now = timezone.now()
    return restrict(
        account_id=user.pk, address=user.email.lower(), ground=Ground.UNLAWFUL, by=SYSTEM, now=now
    )


def written_down(desk: Desk, staff: Any, anna: Any, text: str) -> dict[str, Any]:
    """Staff writes a request of Anna's down, as it came by letter."""
    return desk.register(
        user=staff, right="RECTIFICATION", email=anna.email, identityMethod="KNOWLEDGE", text=text,
        identityNote="Knew her last order.",
    )  # fmt: skip


@pytest.mark.parametrize("whose", ["hers", "another's"])
def test_staffs_own_edit__is_refused_for_whoever_is_restricted(
    desk: Desk, anna: Any, eve: Any, staff: Any, whose: str
) -> None:
    request = written_down(desk, staff, anna, "")
    restriction = restricted(anna if whose == "hers" else eve)

    errors = decide(desk, request["id"], user=staff, changes=[NOTE])

    if whose == "another's":
        assert errors == []
        assert Correction.objects.count() == 1
        return
    ((field, code),) = [(each["field"], each["code"]) for each in errors]
    assert (field, code) == ("changes", "RESTRICTED")
    assert Correction.objects.count() == 0
    # Lifted, it is staff's to decide again.
    Restriction.objects.filter(pk=restriction.pk).update(lifted_at=timezone.now())
    assert decide(desk, request["id"], user=staff, changes=[NOTE]) == []


def test_words_of_the_person__are_turned_into_fields_all_the_same(
    desk: Desk, anna: Any, staff: Any, order_for: Any
) -> None:
    order = order_for(anna)
    request = written_down(desk, staff, anna, "Please send it to Rheinallee 3 in Bonn.")
    restricted(anna)
    change = {"field": "order_shipping_address", "of": order_id(order), "address": NEW}

    assert decide(desk, request["id"], user=staff, changes=[change]) == []
    (one,) = corrections(desk, request["id"], user=staff)
    assert decide(desk, request["id"], {"correction": one["id"], "accept": True}, user=staff) == []
    assert approve(desk, request["id"], user=staff)["state"] == "FULFILLED"

    assert words(reload(order).shipping_address_id) == STORED


def test_answer_of_the_person__counts_as_words_and_a_note_of_staff_does_not(
    desk: Desk, person: Person, anna: Any, staff: Any, order_for: Any
) -> None:
    request = moved(person, anna, order_for(anna))
    restricted(anna)
    desk.run("RequestNote", user=staff, id=request["id"], text="She would surely want to be called Anne.")
    ((_field, code),) = [
        (each["field"], each["code"]) for each in decide(desk, request["id"], user=staff, changes=[NOTE])
    ]
    assert code == "RESTRICTED"

    desk.run("RequestReply", user=anna, id=request["id"], text="And please call me Anne.")
    assert decide(desk, request["id"], user=staff, changes=[NOTE]) == []


def test_restricted_after_the_decision__is_not_approved(desk: Desk, anna: Any, staff: Any) -> None:
    request = written_down(desk, staff, anna, "")
    decide(desk, request["id"], user=staff, changes=[NOTE])
    (one,) = corrections(desk, request["id"], user=staff)
    assert decide(desk, request["id"], {"correction": one["id"], "accept": True}, user=staff) == []
    restricted(anna)

    error = desk.refused(
        "RequestApprove", user=staff, id=request["id"], version=version(desk, request["id"], user=staff)
    )

    assert (error["field"], error["code"]) == ("id", "RESTRICTED")
    assert reload(anna).first_name == "Anna"


def test_restricted_after_the_approval__nothing_is_written(
    desk: Desk, anna: Any, staff: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = written_down(desk, staff, anna, "")
    decide(desk, request["id"], user=staff, changes=[NOTE])
    (one,) = corrections(desk, request["id"], user=staff)
    assert decide(desk, request["id"], {"correction": one["id"], "accept": True}, user=staff) == []
    start = jobs.run

    def meanwhile(*given: Any, **how: Any) -> Any:
        restricted(anna)
        return start(*given, **how)

    monkeypatch.setattr(jobs, "run", meanwhile)

    approve(desk, request["id"], user=staff)

    assert reload(anna).first_name == "Anna"
    found = desk.queue(staff)[request["id"]]
    assert found["state"] == "FAILED"
    assert found["problem"].startswith("This person's data is under restriction")
