"""A regular customer has moved and wants the new delivery address everywhere; what was sent has to stay as it was."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.demo.operations import Api

from . import archive, staff
from .story import chapter, codes, same, step, sure, went_well
from .world import World, token, wait

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
WHY = "This parcel was sent to the old address."
Correction = dict[str, Any]


def tell(world: World, folder: Path) -> Path:
    """The story; returns the path of the archive that holds the statement."""
    person = world.facts["customer"]
    customer, desk = world.login("customer"), world.login("staff")
    numbers = sorted([*person["orders"], *person["unlinked_orders"]])
    chapter(f"{person['name']} has moved ({world.facts['shop']})")
    _changes_the_address_book(world, customer)
    request = _asks_for_the_orders(world, numbers)

    chapter("The shop decides, field by field")
    coming, gone = _decides(desk, request, numbers)
    _is_told(world, customer, request, coming, gone)

    chapter(f"{person['name']} disagrees with what was kept")
    _states(desk, customer, request, gone[0])
    return _exports(world, customer, desk, folder, coming, gone)


def _offer(customer: Api, field: str) -> list[dict[str, Any]]:
    return [each for each in customer.ask("Rectifiable") if each["field"] == field]


def _street(parts: list[dict[str, str]]) -> str:
    return {part["name"]: part["value"] for part in parts}["street_address_1"]


def _changes_the_address_book(world: World, customer: Api) -> None:
    home = _offer(customer, "address")[0]
    old = _street(home["current"])
    change = {"field": "address", "of": home["of"], "address": NEW}
    given = {"right": "RECTIFICATION", "channel": world.channel, "language": "en"}
    with step(
        "The page shows what can be corrected: to a visitor the fields, to the customer also the values"
    ):
        fields = world.visitor().ask("Rectifiable")
        sure("address" in [each["field"] for each in fields], "The address book is not offered.")
        same([each["current"] for each in fields], [None] * len(fields), "Values shown to a visitor")
        sure(old != STREET, "The new street stands there already.")
    with step("A wrong postal code is named, and nothing is changed"):
        wrong = change | {"address": NEW | {"postalCode": "5317"}}
        (error,) = customer.ask("RequestSubmit", input=given | {"changes": [wrong]})["errors"]
        same((error["field"], error["code"]), ("changes.0.postalCode", "INVALID"), "The error")
        same(customer.ask("MyRequests", first=5)["edges"], [], "Requests")
        same(_street(_offer(customer, "address")[0]["current"]), old, "The street")
    with step("A stranger cannot name this entry"):
        answer = world.login("stranger").ask("RequestSubmit", input=given | {"changes": [change]})
        same(codes(answer), ["NOT_FOUND"], "Errors")
    with step("The entry of the address book is changed at once, with a receipt"):
        after = world.newest()
        request = went_well(customer.ask("RequestSubmit", input=given | {"changes": [change]}))["request"]
        same(request["state"], "FULFILLED", "The state")
        streets = [_street(each["current"]) for each in _offer(customer, "address")]
        sure(STREET in streets, f"The address book says {streets}.")
        mail = world.mail(world.facts["customer"]["email"], request["reference"], after=after)
        sure("Entry in the address book" in mail["text"], "The receipt does not name the field.")


def _asks_for_the_orders(world: World, numbers: list[str]) -> dict[str, Any]:
    email, visitor = world.facts["customer"]["email"], world.visitor()
    changes = [{"field": "order_shipping_address", "of": number, "address": NEW} for number in numbers]
    given = {
        "right": "RECTIFICATION", "channel": world.channel, "language": "en", "email": email, "changes": changes,
    }  # fmt: skip
    with step(
        "For the orders, with and without an account, the mailbox is proven; the page shows what was entered"
    ):
        after = world.newest()
        went_well(visitor.ask("RequestSubmit", input=given))
        proof = token(world.mail(email, "gdpr-verify=", after=after), "verify")
        shown = visitor.ask("Corrections", statusToken=proof)["corrections"]
        same({_street(each["asked"]) for each in shown}, {STREET}, "What the page shows")
        same([each["before"] for each in shown], [None] * len(numbers), "Values shown before the proof")
        request: dict[str, Any] = went_well(visitor.ask("RequestVerify", input={"token": proof}))["request"]
        same(request["state"], "OPEN", "The state")
    return request


def _decides(
    desk: Api, request: dict[str, Any], numbers: list[str]
) -> tuple[list[Correction], list[Correction]]:
    def seen() -> dict[str, Any]:
        return dict(desk.ask("Corrections", id=request["id"]))

    def decide(*decisions: dict[str, Any]) -> Any:
        return desk.ask(
            "RectificationDecide", id=request["id"], version=seen()["version"], decisions=list(decisions)
        )

    with step("Staff sees old and new side by side, and why the address of what was sent is kept"):
        rows = seen()["corrections"]
        same(len(rows), len(numbers), "Corrections")
        sure(all(_street(row["before"]) == _street(row["current"]) for row in rows), "An order was changed.")
        same({_street(row["after"]) for row in rows}, {STREET}, "New streets")
        coming = [row for row in rows if not row["keptBecause"]]
        gone = [row for row in rows if row["keptBecause"]]
        sure(coming and gone, "There should be an order to come and one that was sent.")
    with step("Without a reason a kept one cannot be accepted"):
        same(codes(decide({"correction": gone[0]["id"], "accept": True})), ["KEPT"], "Errors")
    with step("Staff accepts what is to come and refuses the rest, with ground and explanation"):
        no = {"accept": False, "ground": "ACCURATE", "explanation": WHY}
        yes = [{"correction": row["id"], "accept": True} for row in coming]
        went_well(decide(*yes, *({"correction": row["id"], **no} for row in gone)))
    with step("Approved, it is carried out: fulfilled in part"):
        went_well(desk.ask("RequestApprove", id=request["id"], version=seen()["version"]))
        wait(lambda: seen()["state"] == "PARTLY_FULFILLED", "the request to be answered")
    return coming, gone


def _is_told(
    world: World, customer: Api, request: dict[str, Any], coming: list[Correction], gone: list[Correction]
) -> None:
    with step("The mail says field by field what was changed, what not, why, and where to complain"):
        mail = world.mail(world.facts["customer"]["email"], "We did not correct this:")
        changed, _, kept = mail["text"].partition("We did not correct this:")
        sure(all(f"{row['label']}:" in changed for row in coming), "A corrected order is not named.")
        sure(all(f"{row['label']}:" in kept for row in gone), "A kept order is not named.")
        sure(WHY in kept and "Art. 77 GDPR" in kept, "The reason or the way to complain is missing.")
        sure(STREET not in mail["subject"], "The subject holds personal data.")
    with step("The page shows the customer the result of each field, and no more"):
        mine = customer.ask("Corrections", id=request["id"])["corrections"]
        results = [each["verdict"] for each in mine]
        same(results.count("ACCEPTED"), len(coming), "Accepted")
        same(results.count("REFUSED"), len(gone), "Refused")
        same([each["current"] for each in mine], [None] * len(mine), "Values of the records")


def _number(row: Correction) -> str:
    return str(row["label"]).rpartition(" ")[2]


def _states(desk: Api, customer: Api, request: dict[str, Any], kept: Correction) -> None:
    with step("Staff puts the customer's statement beside an order that was kept"):
        version = desk.ask("Corrections", id=request["id"])["version"]
        given = {"order": _number(kept), "text": STATEMENT}
        went_well(desk.ask("StatementAttach", id=request["id"], version=version, **given))
        shown = customer.ask("Corrections", id=request["id"])["statements"]
        same([each["text"] for each in shown], [STATEMENT], "Statements shown to the customer")


def _exports(
    world: World, customer: Api, desk: Api, folder: Path, coming: list[Correction], gone: list[Correction]
) -> Path:
    given = {"right": "ACCESS", "channel": world.channel, "language": "en"}
    after = world.newest()
    copy = went_well(customer.ask("RequestSubmit", input=given))["request"]
    proof = token(world.mail(world.facts["customer"]["email"], copy["reference"], after=after), "verify")
    went_well(world.visitor().ask("RequestVerify", input={"token": proof}))
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
        same({streets[_number(row)] for row in coming}, {STREET}, "Streets of what is to come")
        kept = {_number(row): _street(row["before"]) for row in gone}
        same({number: streets[number] for number in kept}, kept, "Streets of what was sent")
        sure("I never lived at that address" in opened.files["report.html"].decode(), "The report lacks it.")
    return archive.keep(content, folder)
