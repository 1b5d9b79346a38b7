"""A regular customer has moved and wants the new delivery address everywhere; one order has to stay as it was."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.demo.operations import Api

from . import archive, staff
from .story import chapter, codes, same, step, sure, went_well
from .world import World, wait

NEW = {
    "firstName": "Anna",
    "lastName": "Example",
    "streetAddress1": "Rheinallee 3",
    "city": "Bonn",
    "postalCode": "53173",
    "country": "DE",
    "phone": "0228 123456",
}
STREET = "Rheinallee 3"
STATEMENT = "I never lived at that address; a neighbour took the parcel."


def tell(world: World, folder: Path) -> Path:
    """The story; returns the path of the archive that holds the statement."""
    person = world.facts["customer"]
    customer, desk = world.login("customer"), world.login("staff")
    chapter(f"{person['name']} has moved ({world.facts['shop']})")
    coming, gone = _orders(customer)
    request = _asks(world, customer, coming, gone)

    chapter("The shop decides, field by field")
    _decides(desk, request, coming, gone)
    _is_told(world, customer, request, coming, gone)

    chapter(f"{person['name']} disagrees with what was kept")
    _states(desk, customer, request, gone)
    return _exports(world, customer, desk, folder, coming, gone)


def _offer(customer: Api, field: str) -> list[dict[str, Any]]:
    return [each for each in customer.ask("Rectifiable") if each["field"] == field]


def _street(offer: dict[str, Any]) -> str:
    return str({part["name"]: part["value"] for part in offer["current"]}["street_address_1"])


def _orders(customer: Api) -> tuple[dict[str, Any], dict[str, Any]]:
    with step("The page offers what can be corrected, and shows what is there to who is logged in"):
        orders = _offer(customer, "order_shipping_address")
        sure(all(_street(order) != STREET for order in orders), "The new street stands there already.")
        coming = [order for order in orders if not order["keptBecause"]]
        gone = [order for order in orders if order["keptBecause"]]
        sure(coming and gone, "There should be an order to come and one that was sent.")
    return coming[0], gone[0]


def _asks(world: World, customer: Api, coming: dict[str, Any], gone: dict[str, Any]) -> dict[str, Any]:
    home = next(each for each in _offer(customer, "address") if _street(each) == "Lindenstraße 7")
    with step("A visitor sees the same fields, and no value"):
        fields = world.visitor().ask("Rectifiable")
        same([each["current"] for each in fields], [None] * len(fields), "Values shown to a visitor")
    changes = [
        {"field": "address", "of": home["of"], "address": NEW},
        {"field": "order_shipping_address", "of": coming["of"], "address": NEW},
        {"field": "order_shipping_address", "of": gone["of"], "address": NEW},
    ]
    given = {"right": "RECTIFICATION", "channel": world.channel, "language": "en", "changes": changes}
    with step("A wrong postal code is named, and nothing is changed"):
        wrong = given | {"changes": [changes[0] | {"address": NEW | {"postalCode": "5317"}}]}
        (error,) = customer.ask("RequestSubmit", input=wrong)["errors"]
        same((error["field"], error["code"]), ("changes.0.postalCode", "INVALID"), "The error")
        same(len(customer.ask("MyRequests", first=5)["edges"]), 0, "Requests")
    with step("A stranger cannot name these orders"):
        answer = world.login("stranger").ask("RequestSubmit", input=given | {"changes": changes[1:2]})
        same(codes(answer), ["NOT_FOUND"], "Errors")
    with step("The entry of the address book is changed at once; the orders wait for the shop"):
        request: dict[str, Any] = went_well(customer.ask("RequestSubmit", input=given))["request"]
        same(request["state"], "OPEN", "The state")
        streets = [_street(each) for each in _offer(customer, "address")]
        sure(STREET in streets and "Lindenstraße 7" not in streets, f"The address book says {streets}.")
        sure(STREET not in map(_street, _offer(customer, "order_shipping_address")), "An order was changed.")
    return request


def _decides(desk: Api, request: dict[str, Any], coming: dict[str, Any], gone: dict[str, Any]) -> None:
    def seen() -> dict[str, Any]:
        return dict(desk.ask("Corrections", id=request["id"]))

    by_label = {each["label"]: each for each in seen()["corrections"]}
    open_one = by_label[f"Delivery address of order {coming['number']}"]
    sent_one = by_label[f"Delivery address of order {gone['number']}"]
    with step("Staff sees old and new side by side, and why the address of a shipped order is kept"):
        before = {part["name"]: part["value"] for part in open_one["before"]}
        after = {part["name"]: part["value"] for part in open_one["after"]}
        same((before["street_address_1"], after["street_address_1"]), ("Lindenstraße 7", STREET), "Streets")
        same(open_one["keptBecause"], [], "Rules against the open order")
        sure(sent_one["keptBecause"], "Nothing keeps the address of the shipped order.")

    def decide(*decisions: dict[str, Any]) -> Any:
        return desk.ask(
            "RectificationDecide", id=request["id"], version=seen()["version"], decisions=list(decisions)
        )

    with step("Without a reason the kept one cannot be accepted"):
        same(codes(decide({"correction": sent_one["id"], "accept": True})), ["KEPT"], "Errors")
    with step("Staff accepts one and refuses the other, with ground and explanation"):
        no = {
            "accept": False,
            "ground": "ACCURATE",
            "explanation": "This parcel was sent to the old address.",
        }
        went_well(
            decide({"correction": open_one["id"], "accept": True}, {"correction": sent_one["id"], **no})
        )
    with step("Approved, it is carried out: fulfilled in part"):
        went_well(desk.ask("RequestApprove", id=request["id"], version=seen()["version"]))
        wait(lambda: seen()["state"] == "PARTLY_FULFILLED", "the request to be answered")


def _is_told(
    world: World, customer: Api, request: dict[str, Any], coming: dict[str, Any], gone: dict[str, Any]
) -> None:
    with step("The mail says field by field what was changed, what not, why, and where to complain"):
        mail = world.mail(world.facts["customer"]["email"], "We did not correct this:")
        changed, _, kept = mail["text"].partition("We did not correct this:")
        sure("Entry in the address book" in changed, "The address book is not named.")
        sure(f"order {coming['number']}" in changed, "The corrected order is not named.")
        sure(
            f"order {gone['number']}" in kept and "sent to the old address" in kept, "The reason is missing."
        )
        sure("Art. 77 GDPR" in kept, "The way to complain is missing.")
        sure(STREET not in mail["subject"], "The subject holds personal data.")
    with step("The order to come has the new address, the shipped one the old"):
        streets = {each["number"]: _street(each) for each in _offer(customer, "order_shipping_address")}
        same(streets[coming["number"]], STREET, "Street of the order to come")
        same(streets[gone["number"]], _street(gone), "Street of the shipped order")
    with step("The page shows the customer the result of each field, and no more"):
        mine = customer.ask("Corrections", id=request["id"])["corrections"]
        same(sorted(each["verdict"] for each in mine), ["ACCEPTED", "ACCEPTED", "REFUSED"], "Results")
        same([each["current"] for each in mine], [None] * 3, "Values of the records")


def _states(desk: Api, customer: Api, request: dict[str, Any], gone: dict[str, Any]) -> None:
    with step("Staff puts the customer's statement beside the order that was kept"):
        version = desk.ask("Corrections", id=request["id"])["version"]
        given = {"order": gone["of"], "text": STATEMENT}
        went_well(desk.ask("StatementAttach", id=request["id"], version=version, **given))
        shown = customer.ask("Corrections", id=request["id"])["statements"]
        same([each["text"] for each in shown], [STATEMENT], "Statements shown to the customer")


def _exports(
    world: World, customer: Api, desk: Api, folder: Path, coming: dict[str, Any], gone: dict[str, Any]
) -> Path:
    given = {"right": "ACCESS", "channel": world.channel, "language": "en"}
    copy = went_well(customer.ask("RequestSubmit", input=given))["request"]
    staff.approve(desk, copy["reference"])
    staff.release(desk, copy["reference"])
    with step(
        "A later copy of the data holds the statement, the new address, and the old one where it was kept"
    ):
        content = world.download(went_well(customer.ask("DownloadTicket", id=copy["id"]))["url"]).body
        opened = archive.Opened(content)
        archive.check_schema(opened.data)
        sources = opened.data["sources"]
        same([each["text"] for each in sources["statements"]["records"]], [STATEMENT], "Statements")
        streets = {
            str(each["number"]): each["shipping_address"]["street_address_1"]
            for each in sources["orders"]["records"]
        }
        same(streets[coming["number"]], STREET, "Street of the order to come")
        same(streets[gone["number"]], _street(gone), "Street of the shipped order")
        report = opened.files["report.html"].decode()
        sure("I never lived at that address" in report, "The report does not show the statement.")
    return archive.keep(content, folder)
