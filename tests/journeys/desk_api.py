"""A letter arrives, and another customer asks online: staff answers both by GraphQL alone, and reports on it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tests.demo.operations import Api

from . import staff
from .story import chapter, codes, same, step, sure, went_well
from .world import World

WHY = "You asked for the same data ten times this month, and nothing changed since."


def tell(world: World, folder: Path) -> Path:
    """The story; returns the path of the report."""
    desk = world.login("staff")
    chapter(f"A letter arrives ({world.facts['shop']})")
    letter = _arrives(world, desk)
    _asks_and_extends(desk, letter)
    _prints(world, desk, letter, {"received", "question", "extended"})
    _refuses(desk, letter)
    _prints(world, desk, letter, {"refused"})
    chapter("A customer asks online")
    online = _answers(world, desk)
    chapter("The shop reports")
    return _reports(world, desk, [letter["reference"], online], letter["id"], folder)


def _details(desk: Api, request: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = desk.ask("RequestDetails", id=request["id"])
    return found


def _decide(desk: Api, name: str, request: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Decide on the newest version, and return the request as it is then."""
    version = _details(desk, request)["version"]
    went_well(desk.ask(name, id=request["id"], version=version, **more))
    return _details(desk, request)


def _arrives(world: World, desk: Api) -> dict[str, Any]:
    yesterday = date.today() - timedelta(days=1)
    given = {
        "right": "ACCESS", "channel": world.channel, "receivedOn": yesterday.isoformat(), "receivedVia": "LETTER",
        "name": "Paula Papier", "postalAddress": "Briefweg 1\n50667 Köln", "language": "en",
    }  # fmt: skip
    with step("Staff writes a letter down with its true day of receipt; a day that has not come is refused"):
        tomorrow = (date.today() + timedelta(days=2)).isoformat()
        wrong = desk.ask("RequestRegister", input=given | {"receivedOn": tomorrow})
        same(codes(wrong), ["INVALID"], "Errors")
        request: dict[str, Any] = went_well(desk.ask("RequestRegister", input=given))["request"]
        same(
            (request["state"], request["receivedOn"]),
            ("UNVERIFIED", yesterday.isoformat()),
            "State and receipt",
        )
    with step("How the person was recognised is recorded, and the request is open"):
        note = "Stood in the shop, known for years."
        shown = _decide(desk, "RequestConfirmIdentity", request, method="IN_PERSON", note=note)
        same(shown["state"], "OPEN", "The state")
    return request


def _asks_and_extends(desk: Api, letter: dict[str, Any]) -> None:
    with step("A question about the scope stops the clock; the answer that came by letter starts it again"):
        asked = _decide(desk, "RequestAsk", letter, about="SCOPE", text="Orders of which years?")
        same((asked["state"], asked["pausedSince"]), ("WAITING", date.today().isoformat()), "State and pause")
        answer = {"text": "All of them.", "answeredOn": date.today().isoformat()}
        answered = _decide(desk, "RequestReply", letter, **answer)
        same((answered["state"], answered["pausedSince"]), ("OPEN", None), "State and pause")
    with step("The time is extended once, with a reason, and not twice"):
        extended = _decide(desk, "RequestExtend", letter, reason="Old orders lie in an archive.")
        sure(extended["dueOn"] > answered["dueOn"], "The legal date did not move.")
        again = desk.ask("RequestExtend", id=letter["id"], version=extended["version"], reason="Still.")
        same(len(codes(again)), 1, "Errors of the second extension")


def _prints(world: World, desk: Api, letter: dict[str, Any], names: set[str]) -> None:
    with step(f"Letters to print: {', '.join(sorted(names))}; each is fetched as PDF and marked as posted"):
        waiting = [mail for mail in _details(desk, letter)["mails"] if mail["state"] == "TO_PRINT"]
        same({mail["name"] for mail in waiting}, names, "Letters")
        for mail in waiting:
            printed = world.download(went_well(desk.ask("LetterTicket", id=mail["id"]))["url"])
            same((printed.status, printed.headers["content-type"]), (200, "application/pdf"), "The letter")
            went_well(desk.ask("LetterPosted", id=mail["id"]))


def _refuses(desk: Api, letter: dict[str, Any]) -> None:
    with step("A refusal without an explanation is not possible; with ground and explanation it is"):
        version = _details(desk, letter)["version"]
        bare = desk.ask(
            "RequestRefuse", id=letter["id"], version=version, ground="EXCESSIVE", explanation=" "
        )
        same(codes(bare), ["REQUIRED"], "Errors")
        refused = _decide(desk, "RequestRefuse", letter, ground="EXCESSIVE", explanation=WHY)
        same((refused["state"], refused["explanation"]), ("REFUSED", WHY), "State and explanation")


def _answers(world: World, desk: Api) -> str:
    with step("A customer asks with one click"):
        customer = world.login("customer")
        given = {"right": "ACCESS", "channel": world.channel, "language": "en"}
        request = went_well(customer.ask("RequestSubmit", input=given))["request"]
    reference: str = request["reference"]
    staff.approve(desk, reference)
    staff.look_inside(world, desk, reference)
    before = world.newest()
    staff.release(desk, reference)
    with step("The customer is told"):
        world.mail(world.facts["customer"]["email"], "gdpr-download=", after=before)
    return reference


def _reports(world: World, desk: Api, references: list[str], letter: str, folder: Path) -> Path:
    with step("The report counts both, and its files say the same"):
        period = {"from": (date.today() - timedelta(days=30)).isoformat(), "to": date.today().isoformat()}
        found = desk.ask("Report", **period)
        same(
            (found["received"], found["answered"], found["onTime"], found["extended"]),
            (2, 2, 2, 1),
            "Figures",
        )
        same(found["refusedByGround"], [{"ground": "EXCESSIVE", "count": 1}], "Refusals")
        report, pdf = world.download(found["csvUrl"]), world.download(found["pdfUrl"])
        sure(b"answered,,2" in report.body, "The CSV says something else.")
        sure(pdf.body.startswith(b"%PDF-"), "The report is no PDF.")
        register = world.download(found["registerUrl"]).body.decode()
        sure(all(reference in register for reference in references), "The register lacks a request.")
        sure("Papier" not in register, "The register names a person.")
    with step("The audit log tells who did what"):
        kinds = [edge["node"]["kind"] for edge in desk.ask("Audit", first=50, request=letter)["edges"]]
        sure({"request.refused", "request.extended", "letter.printed"} <= set(kinds), f"Kinds: {kinds}.")
    with step("The desk is well: mail works, nothing failed"):
        health = desk.ask("Health")
        same((health["mailWorks"], health["failedMailCount"], health["failedWork"]), (True, 0, 0), "Health")
    path = folder / "report.pdf"
    path.write_bytes(pdf.body)
    return path
