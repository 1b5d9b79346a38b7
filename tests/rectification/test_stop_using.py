"""“This is wrong, stop using it until it is corrected”: a restriction from the request on, ended after a notice."""

from __future__ import annotations

from typing import Any

from saleor_gdpr_plugin.restriction import standing
from saleor_gdpr_plugin.restriction.models import Restriction
from tests.desk import Desk

from .conftest import STORED, Person, corrections, decide, reload, words
from .test_deciding import approve, moved


def test_ticked__restricts_at_once_and_ends_with_the_request_after_a_notice(
    desk: Desk, person: Person, anna: Any, staff: Any, order_for: Any
) -> None:
    # when
    order = order_for(anna)
    request = moved(person, anna, order, stopUsing=True)

    # then
    assert {row.ground for row in Restriction.objects.filter(account_id=anna.pk)} == {"accuracy"}
    assert standing.is_restricted(account_id=anna.pk)

    # when: what the person asked for is not held up by it
    (one,) = corrections(desk, request["id"], user=staff)
    assert decide(desk, request["id"], {"correction": one["id"], "accept": True}, user=staff) == []
    approve(desk, request["id"], user=staff)

    # then
    assert words(reload(order).shipping_address_id) == STORED
    for row in Restriction.objects.filter(account_id=anna.pk):
        assert row.notice_at is not None
        assert row.lifted_at is None
    assert standing.is_restricted(account_id=anna.pk)


def test_not_ticked__restricts_nothing(person: Person, anna: Any, order_for: Any) -> None:
    moved(person, anna, order_for(anna))
    assert not Restriction.objects.exists()
