"""A guest without login asks for a copy of the data; strangers learn nothing and change nothing."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from tests.demo.operations import Reply, answer, http

from . import archive, staff
from .story import chapter, codes, same, step, sure, went_well
from .world import World, link, token, wait

UNKNOWN = "nobody.at.all@example.com"
TEXT, MORE = "I ordered at the harbour festival.", "And please the invoices."
FORGED = "x" * 43
WAITING = ["OPEN", "WAITING", "READY", "PROCESSING", "UNVERIFIED"]
"""States in which a request would need somebody's attention."""


def tell(world: World, folder: Path) -> Path:
    """The story; returns the path of the downloaded archive."""
    chapter(f"Known or unknown, the answer is the same ({world.facts['shop']})")
    first, unknown = _same_answer(world)
    _unknown_is_told(world, unknown)

    chapter("What strangers try")
    _strangers(world, first)

    chapter(f"{world.facts['guest']['name']} proves the mailbox")
    _cancels(world, first)
    request = _proves_by_link(world)
    _joins_by_code(world, request)
    _this_was_not_me(world)

    chapter("The shop answers")
    desk = world.login("staff")
    staff.approve(desk, request["reference"])
    staff.look_inside(world, desk, request["reference"])
    before = world.newest()
    staff.release(desk, request["reference"])
    return _downloads(world, folder, before)


def _submit(world: World, email: str, text: str = TEXT) -> Reply:
    given = {"right": "ACCESS", "channel": world.channel, "email": email, "language": "en", "text": text}
    return world.visitor().send("RequestSubmit", input=given)


def _submitted(world: World, email: str, text: str = TEXT) -> dict[str, Any]:
    submitted: dict[str, Any] = went_well(answer(_submit(world, email, text)))
    return submitted


def _state(world: World, mail: dict[str, Any]) -> str:
    return str(world.visitor().ask("Request", statusToken=token(mail, "verify"))["state"])


def _same_answer(world: World) -> tuple[dict[str, Any], dict[str, Any]]:
    with step("A guest's address and one that the shop never saw get the same answer"):
        known, unknown = (_submit(world, email) for email in (world.facts["guest"]["email"], UNKNOWN))
        same(unknown.status, known.status, "Status")
        same(sorted(unknown.headers), sorted(known.headers), "Headers")
        answers = [answer(reply) for reply in (known, unknown)]
        same(_shape(answers[1]), _shape(answers[0]), "Shape and text")
        same(answers[0]["request"], None, "Request shown to a guest before proof")
    with step("Both get the same mail, which repeats nothing of what was typed"):
        mails = [
            world.mail(email, given["reference"])
            for email, given in zip((world.facts["guest"]["email"], UNKNOWN), answers, strict=True)
        ]
        same(_neutral(mails[1]), _neutral(mails[0]), "The mail")
        sure(TEXT not in mails[0]["text"] + mails[0]["html"], "The mail carries what a submitter typed.")
    known_one, unknown_one = ({**given, "mail": mail} for given, mail in zip(answers, mails, strict=True))
    return known_one, unknown_one


def _shape(given: dict[str, Any]) -> dict[str, Any]:
    """An answer with what is random in each replaced by its shape."""
    sure(re.fullmatch(r"GDPR-[0-9A-Z]{4}-[0-9A-Z]{4}", given["reference"]), "The reference has another form.")
    return {**given, "reference": "random", "browserSecret": len(given["browserSecret"])}


def _neutral(mail: dict[str, Any]) -> tuple[str, str]:
    text = re.sub(r"GDPR-\w{4}-\w{4}|gdpr-\w+=[\w-]+|\b\d{6}\b", "…", mail["text"])
    return mail["subject"], text


def _unknown_is_told(world: World, submitted: dict[str, Any]) -> None:
    with step(
        "Once proven, the unknown address is told that the shop holds nothing, and nobody has to decide"
    ):
        before = world.newest()
        proven = world.visitor().ask("RequestVerify", input={"token": token(submitted["mail"], "verify")})
        same(went_well(proven)["request"]["state"], "FULFILLED", "The state")
        mail = world.mail(UNKNOWN, "no account or order", after=before)
        sure(submitted["reference"] in mail["text"], "The mail does not name the reference.")
        waiting = world.login("staff").ask("Requests", first=5, filter={"search": UNKNOWN, "states": WAITING})
        same(waiting["totalCount"], 0, "Requests in the queue")


def _strangers(world: World, submitted: dict[str, Any]) -> None:
    visitor, mail = world.visitor(), submitted["mail"]
    proof = token(mail, "verify")
    with step("Opening the link changes nothing, however often, nor does its token at any other door"):
        for _ in range(2):
            same(http(link(mail, "verify").partition("#")[0]).status, 200, "Status of the page")
        plugin = world.facts["addresses"]["graphql"].replace("/graphql/", "/plugins/global/saleor_gdpr/")
        doors = [plugin, f"{plugin}download/{proof}", f"{plugin}verify/{proof}"]
        same([http(door).status for door in doors], [404, 404, 404], "Status of the plugin's addresses")
        same(codes(visitor.ask("DownloadTicket", token=proof)), ["TOKEN_INVALID"], "Errors at the download")
        same(
            codes(visitor.ask("RequestCancel", statusToken=proof)), ["TOKEN_INVALID"], "Errors at cancelling"
        )
        same(_state(world, mail), "UNVERIFIED", "The state")
    with step("A forged token opens nothing"):
        same(codes(visitor.ask("RequestVerify", input={"token": FORGED})), ["TOKEN_INVALID"], "Errors")
        same(codes(visitor.ask("RequestDisown", token=FORGED)), ["TOKEN_INVALID"], "Errors")
        same(visitor.ask("Request", statusToken=FORGED), None, "What is shown")
    with step("The right code in another browser opens nothing"):
        given = {"reference": submitted["reference"], "code": _code(mail), "browserSecret": FORGED}
        same(codes(visitor.ask("RequestVerify", input=given)), ["CODE_WRONG"], "Errors")
        same(_state(world, mail), "UNVERIFIED", "The state")
    with step("Staff cannot be played by a visitor or a customer"):
        for person in (visitor, world.login("stranger")):
            reply = person.send("Requests", first=5).json()
            same((reply["data"] or {}).get("gdprRequests"), None, "The queue")
            same(reply["errors"][0]["extensions"]["exception"]["code"], "PermissionDenied", "The error")


def _code(mail: dict[str, Any]) -> str:
    return re.search(r"\b\d{6}\b", mail["text"])[0]  # type: ignore[index]


def _cancels(world: World, submitted: dict[str, Any]) -> None:
    with step(
        "The guest proves the first request by its link, and cancels it by the link of the acknowledgement"
    ):
        email, before = world.facts["guest"]["email"], world.newest()
        proof = token(submitted["mail"], "verify")
        went_well(world.visitor().ask("RequestVerify", input={"token": proof}))
        mail = world.mail(email, submitted["reference"], after=before)
        cancelled = went_well(world.visitor().ask("RequestCancel", statusToken=token(mail, "status")))[
            "request"
        ]
        same((cancelled["state"], cancelled["mayCancel"]), ("CANCELLED", False), "The request")


def _proves_by_link(world: World) -> dict[str, Any]:
    email = world.facts["guest"]["email"]
    with step("Asked anew: before it is confirmed, the page shows exactly what was entered"):
        submitted = _submitted(world, email)
        mail = world.mail(email, submitted["reference"])
        proof = token(mail, "verify")
        shown = world.visitor().ask("Request", statusToken=proof)
        same((shown["state"], shown["text"], shown["email"]), ("UNVERIFIED", TEXT, email), "What is shown")
    with step("Staff sees it as unverified once the worker found that the shop knows the address"):
        desk = world.login("staff")
        search = {"search": submitted["reference"], "states": ["UNVERIFIED"]}
        wait(
            lambda: desk.ask("Requests", first=1, filter=search)["totalCount"] == 1, "the unverified request"
        )
    with step("A click opens the request"):
        request: dict[str, Any] = went_well(world.visitor().ask("RequestVerify", input={"token": proof}))[
            "request"
        ]
        same((request["state"], request["guestOrdersProven"]), ("OPEN", True), "The request")
    return request


def _joins_by_code(world: World, request: dict[str, Any]) -> None:
    email, visitor = world.facts["guest"]["email"], world.visitor()
    with step("Asked once more with another wish: a wrong code is refused"):
        submitted = _submitted(world, email, MORE)
        right = _code(world.mail(email, submitted["reference"]))
        browser = {"reference": submitted["reference"], "browserSecret": submitted["browserSecret"]}
        wrong = f"{(int(right) + 1) % 10**6:06d}"
        same(codes(visitor.ask("RequestVerify", input={**browser, "code": wrong})), ["CODE_WRONG"], "Errors")
    with step("The right code joins it to the open request: nothing typed is lost, the first date stands"):
        joined = went_well(visitor.ask("RequestVerify", input={**browser, "code": right}))["request"]
        same((joined["id"], joined["receivedOn"]), (request["id"], request["receivedOn"]), "The request")
        same((TEXT in joined["text"], MORE in joined["text"]), (True, True), "Both texts")
    with step("The code works once"):
        again = codes(visitor.ask("RequestVerify", input={**browser, "code": right}))
        same(again, ["CODE_WRONG"], "Errors")


def _this_was_not_me(world: World) -> None:
    email, visitor = world.facts["guest"]["email"], world.visitor()
    with step("Somebody else entered the address: “this was not me” ends that request"):
        submitted = _submitted(world, email, "Send it all to me.")
        mail = world.mail(email, submitted["reference"])
        proof = token(mail, "verify")
        went_well(visitor.ask("RequestDisown", token=proof))
        refused = codes(visitor.ask("RequestVerify", input={"token": proof}))
        sure(
            refused and set(refused) <= {"TOKEN_USED", "TOKEN_INVALID"},
            f"Errors of the dead link: {refused}.",
        )
        given = {key: submitted[key] for key in ("reference", "browserSecret")} | {"code": _code(mail)}
        same(codes(visitor.ask("RequestVerify", input=given)), ["CODE_WRONG"], "Errors of the dead code")


def _downloads(world: World, folder: Path, before: int) -> Path:
    guest = world.facts["guest"]
    with step("The mail “your data is ready” brings the archive, without any login"):
        mail = world.mail(guest["email"], "gdpr-download=", after=before)
        ticket = went_well(world.visitor().ask("DownloadTicket", token=token(mail, "download")))["url"]
        content = world.download(ticket).body
    with step("It is valid, in English, and holds the guest's orders and nobody else's"):
        opened = archive.Opened(content)
        opened.check(email=guest["email"], language="en")
        same(opened.orders, sorted(guest["orders"]), "Order numbers")
        same(opened.addresses_of_orders(), {guest["email"].lower()}, "Addresses of the orders")
    return archive.keep(content, folder)
