"""A statement beside a record that stays: for staff, and in every later export; and what retention leaves."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from saleor_gdpr_plugin import housekeeping
from saleor_gdpr_plugin.contracts import Subject
from saleor_gdpr_plugin.models import Correction, Request, Statement
from saleor_gdpr_plugin.rectification.source import StatementData
from tests.cast import model, permit
from tests.cast import person as colleague
from tests.desk import Desk
from tests.export.opened import archive, document

from .conftest import NEW, Person, corrections, decide, order_id, version

TEXT = "I never lived there.\nThe parcel went to a neighbour."


def refused_order(desk: Desk, person: Person, anna: Any, staff: Any, order: Any) -> dict[str, Any]:
    """Anna's request about the address of an order that is not corrected, answered."""
    request = person.asks(
        {"field": "order_shipping_address", "of": order_id(order), "address": NEW}, user=anna
    )["request"]
    (one,) = corrections(desk, request["id"], user=staff)
    no = {
        "correction": one["id"], "accept": False, "ground": "ACCURATE", "explanation": "It was sent there.",
    }  # fmt: skip
    assert decide(desk, request["id"], no, user=staff) == []
    now = version(desk, request["id"], user=staff)
    given = {"ground": "ACCURATE", "explanation": "It was sent there."}
    return dict(desk.run("RequestRefuse", user=staff, id=request["id"], version=now, **given)["request"])


def attach(desk: Desk, request: dict[str, Any], *, user: Any, **values: Any) -> dict[str, Any]:
    """Put a statement there with the current version."""
    now = version(desk, request["id"], user=user)
    return dict(desk.run("StatementAttach", user=user, id=request["id"], version=now, **values)["request"])


def test_statement__is_seen_by_staff_and_its_person_alone(
    desk: Desk, person: Person, anna: Any, eve: Any, staff: Any, order_for: Any
) -> None:
    order = order_for(anna)
    request = refused_order(desk, person, anna, staff, order)

    attach(desk, request, user=staff, order=order_id(order), text=TEXT)

    for user in (staff, anna):
        (found,) = desk.run("Corrections", user=user, id=request["id"])["statements"]
        assert (found["kind"], found["record"], found["text"]) == ("order", order_id(order), TEXT)
    assert desk.ask("Corrections", user=eve, id=request["id"]).data["gdprRequest"] is None
    users_only = colleague("users@example.com", is_staff=True)
    permit(users_only, "manage_users")
    assert desk.run("Corrections", user=users_only, id=request["id"])["statements"] == []
    now = version(desk, request["id"], user=users_only)
    denied = desk.ask(
        "StatementAttach", user=users_only, id=request["id"], version=now, order=order_id(order), text="x"
    )
    assert denied.codes == ["PermissionDenied"]
    assert Statement.objects.count() == 1


def test_statement__is_in_a_later_export(
    desk: Desk, person: Person, anna: Any, staff: Any, order_for: Any, client: Any
) -> None:
    order = order_for(anna)
    attach(
        desk, refused_order(desk, person, anna, staff, order), user=staff, order=order_id(order), text=TEXT
    )

    copy = desk.submit(user=anna)["request"]
    desk.decide("Approve", copy["id"], user=staff)
    data = document(archive(desk, client, copy["id"], user=staff))

    (found,) = data["sources"]["statements"]["records"]
    assert (found["record"], found["record_id"], found["text"]) == ("order", str(order.pk), TEXT)
    asked = [each for each in data["sources"]["privacy_requests"]["records"] if each["corrections"]]
    assert [each["verdict"] for each in asked[0]["corrections"]] == ["refused"]
    assert asked[0]["corrections"][0]["asked"]["street_address_1"] == "Rheinallee 3"


def test_statement__beside_an_entry_or_the_account(desk: Desk, person: Person, anna: Any, staff: Any) -> None:
    import graphene

    request = person.asks(user=anna, text="My name is right as I spell it.")["request"]
    home = graphene.Node.to_global_id("Address", anna.default_shipping_address_id)
    attach(desk, request, user=staff, address=home, text="Old flat.")
    attach(desk, request, user=staff, text="It is Beispiel.")

    held = StatementData().rows(Subject(account_id=anna.pk))
    assert sorted(held.values_list("kind", "text")) == [
        ("account", "It is Beispiel."),
        ("address", "Old flat."),
    ]


def test_statement__needs_words_and_a_record_of_the_person(
    desk: Desk, person: Person, anna: Any, eve: Any, staff: Any, order_for: Any
) -> None:
    theirs = order_for(eve)
    request = person.asks(user=anna, text="Wrong.")["request"]
    now = version(desk, request["id"], user=staff)
    given = {"user": staff, "id": request["id"], "version": now}

    for more, error in (
        ({"text": " "}, ("text", "REQUIRED")),
        ({"text": "x" * 10_000}, ("text", "INVALID")),
        ({"text": "x", "order": order_id(theirs)}, ("order", "NOT_FOUND")),
        ({"text": "x", "address": "nonsense"}, ("address", "NOT_FOUND")),
    ):
        found = desk.refused("StatementAttach", **given, **more)
        assert (found["field"], found["code"]) == error
    assert Statement.objects.count() == 0


def test_retention__empties_corrections_and_keeps_the_statement_with_its_order(
    desk: Desk, person: Person, anna: Any, staff: Any, order_for: Any
) -> None:
    order = order_for(anna)
    attach(
        desk, refused_order(desk, person, anna, staff, order), user=staff, order=order_id(order), text=TEXT
    )
    Request.objects.update(closed_at=timezone.now() - timedelta(days=37 * 31))

    housekeeping.sweep()

    row = Correction.objects.get()
    assert (row.field, row.verdict, row.ground) == ("order_shipping_address", "refused", "accurate")
    assert (row.key, row.typed, row.before, row.asked, row.after, row.explanation) == (
        "",
        "",
        None,
        None,
        None,
        "",
    )
    assert Statement.objects.get().text == TEXT

    model("order.Order").objects.all().delete()
    housekeeping.sweep()
    assert Statement.objects.count() == 0


def test_not_me__leaves_no_value(desk: Desk, person: Person, anna: Any, staff: Any, order_for: Any) -> None:
    person.asks(
        {"field": "order_shipping_address", "of": order_id(order_for(anna)), "address": NEW}, user=anna
    )
    desk.run("RequestDisown", token=desk.token("anna@example.com"))

    housekeeping.sweep()

    assert Correction.objects.get().asked is None
