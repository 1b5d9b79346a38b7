"""A corrected name makes nothing foreign: what the person ordered under the old one stays theirs."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from saleor_gdpr_plugin.aliases import FormerName
from saleor_gdpr_plugin.datamap.ownership import orders_of
from saleor_gdpr_plugin.host import database
from saleor_gdpr_plugin.rectification import housekeeping
from saleor_gdpr_plugin.subject import proven
from tests.cast import ANNA_HOME, model
from tests.desk import FORM, Desk
from tests.export.opened import archive, document

from .conftest import Person, corrections, decide, reload

MARRIED = ({"field": "first_name", "value": "Anne"}, {"field": "last_name", "value": "Muster"})


def names() -> list[tuple[int, str, str]]:
    return sorted(FormerName.objects.values_list("account_id", "first_name", "last_name"))


def billed_to(first: str, last: str) -> Any:
    return model("account.Address").objects.create(**ANNA_HOME | {"first_name": first, "last_name": last})


def test_older_orders__are_still_in_the_next_answer(
    desk: Desk, person: Person, anna: Any, staff: Any, order_for: Any, client: Any
) -> None:
    older = order_for(anna)
    gift = order_for(anna, billing_address=billed_to("Bert", "Beispiel"))
    person.asks(*MARRIED, user=anna)
    later = order_for(anna, billing_address=billed_to("ANNE", "Muster"))

    copy = desk.submit(user=reload(anna))["request"]
    desk.decide("Approve", copy["id"], user=staff)
    data = document(archive(desk, client, copy["id"], user=staff))

    orders = {each["id"] for each in data["sources"]["orders"]["records"]}
    assert orders == {str(older.pk), str(later.pk)}
    with database.primary():
        assert orders_of(proven(anna.pk, None)).conflicts == [(gift.pk, "foreign_name")]
    (kept,) = data["sources"]["former_names"]["records"]
    assert (kept["account"], kept["first_name"], kept["last_name"]) == (anna.pk, "Anna", "Beispiel")


def test_both_names_at_once__the_half_corrected_name_was_nobodys(
    desk: Desk, person: Person, anna: Any, order_for: Any
) -> None:
    order_for(anna, billing_address=billed_to("Anne", "Beispiel"))

    person.asks(*MARRIED, user=anna)

    assert names() == [(anna.pk, "Anna", "Beispiel")]
    with database.primary():
        assert orders_of(proven(anna.pk, None)).left_out == {"foreign_name": 1}


def test_by_staffs_decision__remembered_when_it_is_applied(
    desk: Desk, person: Person, anna: Any, staff: Any, plugin: Any
) -> None:
    plugin(**FORM, self_service="false")
    request = person.asks(MARRIED[0], user=anna)["request"]
    (row,) = corrections(desk, request["id"], user=staff)
    assert decide(desk, request["id"], {"correction": row["id"], "accept": True}, user=staff) == []
    # Neither asking nor deciding changes what the account is called.
    assert names() == []

    desk.decide("Approve", request["id"], user=staff)

    assert (reload(anna).first_name, names()) == ("Anne", [(anna.pk, "Anna", "Beispiel")])


def test_nothing_changed_or_no_name_before__nothing_is_remembered(
    desk: Desk, person: Person, anna: Any
) -> None:
    person.asks({"field": "first_name", "value": "Anna"}, {"field": "language", "value": "fr"}, user=anna)
    model("account.User").objects.filter(pk=anna.pk).update(first_name="", last_name=" ")
    person.asks(*MARRIED, user=reload(anna))

    assert reload(anna).first_name == "Anne"
    assert names() == []


def test_there_and_back__each_name_once(desk: Desk, person: Person, anna: Any) -> None:
    for name in ("Anne", "Anna", "Anne"):
        person.asks({"field": "first_name", "value": name}, user=reload(anna))

    assert names() == [(anna.pk, "Anna", "Beispiel"), (anna.pk, "Anne", "Beispiel")]


def test_name_of_another_account__counts_for_nobody_else(
    desk: Desk, person: Person, anna: Any, eve: Any, order_for: Any
) -> None:
    person.asks({"field": "first_name", "value": "Eva"}, user=eve)
    order_for(anna, billing_address=billed_to("Eve", "Fremd"))

    with database.primary(), CaptureQueriesContext(connection) as asked:
        found = orders_of(proven(anna.pk, None))

    assert ([*found.own], found.left_out) == ([], {"foreign_name": 1})
    # Account, former addresses, names of both kinds together, orders.
    assert len(asked.captured_queries) == 4


def test_account_gone__its_names_go_too(desk: Desk, person: Person, anna: Any, eve: Any) -> None:
    person.asks(*MARRIED, user=anna)
    person.asks({"field": "first_name", "value": "Eva"}, user=eve)
    model("account.User").objects.filter(pk=anna.pk).delete()

    with database.primary():
        assert housekeeping.forget(timezone.now()) == 1

    assert names() == [(eve.pk, "Eve", "Fremd")]
