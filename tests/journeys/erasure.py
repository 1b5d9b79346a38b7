"""A customer and a guest want to be forgotten: planned, called back, asked again, carried out, certified; what the law
keeps goes on its day."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from pypdf import PdfReader

from tests.demo.operations import Api, Failed

from . import staff
from .story import Broken, chapter, codes, same, step, sure, went_well
from .world import World, token, wait

FORM = {"second_approver": "true", "grace_hours": "0"}
"""A second person looks at what cannot be undone; no story waits a day for the grace time."""
REASON = "Looked at with the customer on the phone."
FOUND = """query($text: String!) {
  orders(first: 100, filter: {search: $text}) { edges { node { number } } }
}"""
Plan = dict[str, Any]
Request = dict[str, Any]


@dataclass(frozen=True)
class Person:
    """Who asks: by login, or as a guest by the mailbox alone."""

    name: str
    email: str
    submit: Callable[[], Any]
    call_back: Callable[[str, Request], Any]
    """Takes the status token of the newest mail, and the request."""


def tell(world: World, folder: Path) -> Path:
    """The story; returns the path of the guest's certificate."""
    desk, owner = world.login("staff"), world.login("owner")
    chapter(f"A shop erases only by a table that somebody confirmed ({world.facts['shop']})")
    needs_a_table(world, desk, owner)
    path, kept = folder, []
    for person in (_customer(world), _guest(world)):
        request, plan, path = _forgotten(world, person, desk, owner, folder)
        kept.append((request, plan))
    chapter("Years later")
    _goes_on_its_day(world, desk, kept)
    return path


def _customer(world: World) -> Person:
    known = world.facts["customer"]

    def submit() -> Any:
        given = {"right": "ERASURE", "channel": world.channel, "language": "en"}
        return world.login("customer").ask("RequestSubmit", input=given)

    def call_back(_status: str, request: Request) -> Any:
        return world.login("customer").ask("RequestCallBack", id=request["id"])

    return Person(known["name"], known["email"], submit, call_back)


def _guest(world: World) -> Person:
    known = world.facts["guest"]

    def submit() -> Any:
        given = {"right": "ERASURE", "channel": world.channel, "email": known["email"], "language": "en"}
        return world.visitor().ask("RequestSubmit", input=given)

    def call_back(status: str, _request: Request) -> Any:
        return world.visitor().ask("RequestCallBack", statusToken=status)

    return Person(known["name"], known["email"], submit, call_back)


def _forgotten(
    world: World, person: Person, desk: Api, owner: Api, folder: Path
) -> tuple[Request, Plan, Path]:
    chapter(f"{person.name} wants to be forgotten")
    first = _asks(world, person)
    decides(desk, first)
    _calls_back(world, person, desk, first)

    chapter(f"{person.name} asks again")
    second = _asks(world, person)
    plan = decides(desk, second)
    after = world.newest()
    _approves_twice(desk, owner, second)
    mail = _is_told(world, person, after)
    path = _is_certified(world, person, desk, second, mail, folder)
    _is_gone(world, person, desk, owner, plan)
    _is_sealed(desk, second)
    return second, plan, path


def needs_a_table(world: World, desk: Api, owner: Api) -> None:
    """Nothing is erased before the merchant said how long what is kept."""
    with step("The owner takes the periods proposed for the country and confirms them; staff may not"):
        denied = desk.send("RetentionPropose", country="DE").json()
        sure(
            "errors" in denied and not (denied.get("data") or {}).get("gdprRetentionPropose"),
            f"Staff: {denied}",
        )
        table = went_well(owner.ask("RetentionPropose", country="DE"))["table"]
        same((table["confirmedAt"], table["lacking"]), (None, []), "The proposed table")
        confirmed = went_well(owner.ask("RetentionConfirm", digest=table["digest"]))["table"]
        sure(confirmed["confirmedAt"], "The table is not confirmed.")


def _asks(world: World, person: Person) -> Request:
    with step("Nobody is erased by a login or a typed address: the mailbox is proven anew"):
        after = world.newest()
        went_well(person.submit())
        proof = token(world.mail(person.email, "gdpr-verify=", after=after), "verify")
        request: Request = went_well(world.visitor().ask("RequestVerify", input={"token": proof}))["request"]
        same((request["right"], request["state"]), ("ERASURE", "OPEN"), "Right and state")
    return request


def _planned(desk: Api, request: Request) -> Plan:
    def made() -> Plan | None:
        found = desk.ask("Erasure", id=request["id"], first=200, skip=0, language="en")
        return found if found["erasure"] and found["erasure"]["madeAt"] else None

    return wait(made, "the plan of the erasure")


def decides(desk: Api, request: Request) -> Plan:
    """Staff settles what stands in the way; returns the plan that can be approved."""
    with step("Staff sees of each thing whether it goes or is kept, and what has to be settled first"):
        plan = _planned(desk, request)
        sure(plan["erasure"]["items"], "There is nothing in the plan.")
        sure(plan["erasure"]["kept"], "Nothing is said to be kept.")
    blocked = [each for each in plan["erasure"]["items"] if each["blocked"]]
    if blocked:
        with step("What is not settled stops the approval, until staff keeps it for now, with a reason"):
            version = plan["version"]
            until = max(each["until"] or date.today().isoformat() for each in blocked)
            refused = desk.ask("RequestApprove", id=request["id"], version=version)
            sure(codes(refused), "An open order stopped nothing.")
            changed = desk.ask(
                "ErasurePlanChange", id=request["id"], version=version, items=[each["id"] for each in blocked],
                keep=True, reason=REASON, ground="LEGAL_CLAIMS", until=until,
            )  # fmt: skip
            went_well(changed)
    plan = _planned(desk, request)
    same(plan["erasure"]["obstacles"], [], "Obstacles")
    return plan


def _calls_back(world: World, person: Person, desk: Api, request: Request) -> None:
    with step("Approved once, it waits for the second person, and it is called back: nothing happened"):
        version = staff.found(desk, request["reference"])["version"]
        went_well(desk.ask("RequestApprove", id=request["id"], version=version))
        same(staff.found(desk, request["reference"])["state"], "APPROVED", "The state")
        status = token(_acknowledged(world, person, request), "status")
        called = went_well(person.call_back(status, request))["request"]
        same(called["state"], "CANCELLED", "The state")
        items = desk.ask("SubjectSearch", search=person.email)
        sure(items, f"{person.email} is not found any more.")


def _acknowledged(world: World, person: Person, request: Request) -> dict[str, Any]:
    """The mail by which the person follows the request."""

    def arrived() -> dict[str, Any] | None:
        found = (m for m in world.mails(person.email) if request["reference"] in m["text"])
        return next((m for m in found if "gdpr-status=" in m["text"]), None)

    return wait(arrived, "the mail that says that the request is in")


def _approves_twice(desk: Api, owner: Api, request: Request) -> None:
    with step("Nobody approves twice; the owner is the second, and it is carried out"):
        version = staff.found(desk, request["reference"])["version"]
        went_well(desk.ask("RequestApprove", id=request["id"], version=version))
        again = staff.found(desk, request["reference"])["version"]
        denied = desk.send("RequestSecondApprove", id=request["id"], version=again, accept=True).json()
        sure("errors" in denied, f"The same person approved twice: {denied}")
        went_well(owner.ask("RequestSecondApprove", id=request["id"], version=again, accept=True))
        wait(
            lambda: _state(desk, request) in ("FULFILLED", "PARTLY_FULFILLED", "FAILED"),
            "the erasure to end",
            patience=300,
        )
        ended = desk.ask("RequestDetails", id=request["id"])
        same((ended["state"], ended["problem"]), ("PARTLY_FULFILLED", None), "State and problem")


def _state(desk: Api, request: Request) -> str:
    return str(desk.ask("RequestDetails", id=request["id"])["state"])


def _is_told(world: World, person: Person, after: int) -> dict[str, Any]:
    with step("The mail says what was erased, what is kept, why and until when, and where to complain"):
        mail = world.mail(person.email, "We have to keep this", after=after)
        sure("kept until" in mail["text"], mail["text"])
        sure("Art. 77 GDPR" in mail["text"], "The way to complain is missing.")
        first = person.name.split()[0]
        sure(first not in mail["subject"], "The subject holds personal data.")
    return mail


def _is_certified(
    world: World, person: Person, desk: Api, request: Request, mail: dict[str, Any], folder: Path
) -> Path:
    with step(
        "Its link brings the certificate, once, although there is no account any more; it names nobody"
    ):
        proof, visitor = token(mail, "download"), world.visitor()
        content = world.download(went_well(visitor.ask("DownloadTicket", token=proof))["url"])
        same((content.status, content.headers["content-type"]), (200, "application/pdf"), "The certificate")
        same(codes(visitor.ask("DownloadTicket", token=proof)), ["TOKEN_USED"], "Errors of the second use")
        text = _text(content.body)
        for each in ("Certificate of erasure", request["reference"], "Art. 77"):
            sure(each in text, f"The certificate does not say {each!r}.")
        # Why something is kept: by law, or because it was not settled and staff decided so.
        sure(
            "Duty to keep records" in text or REASON in text,
            "The certificate does not say why things are kept.",
        )
        for each in (person.email, person.name, person.name.split()[0]):
            sure(each.lower() not in text.lower(), f"The certificate names {each!r}.")
    with step("Staff can fetch the same, and the log says who did"):
        again = world.download(went_well(desk.ask("ErasureCertificate", id=request["id"]))["url"])
        same(_text(again.body).split("Issued on")[0], text.split("Issued on")[0], "The certificate")
        kinds = [each["node"]["kind"] for each in desk.ask("Audit", first=50, request=request["id"])["edges"]]
        same(kinds.count("erasure.certificate"), 2, "Looks at the certificate in the log")
    path = folder / f"certificate-{request['reference']}.pdf"
    path.write_bytes(content.body)
    return path


def _text(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split())


def _is_gone(world: World, person: Person, desk: Api, owner: Api, plan: Plan) -> None:
    """Only what nobody settled, and an order that bears another name, are still found by the address."""
    orders = [each for each in plan["erasure"]["items"] if each["source"] == "orders"]
    settled = {each["label"] for each in orders if not each["blocked"]}
    with step("Nobody can log in, and staff finds no account and none of the orders, nor does Saleor itself"):
        if person.email == world.facts["customer"]["email"]:
            try:
                world.login("customer")
            except Failed:
                pass
            else:
                raise Broken("The account still logs in.")
        for text in (person.email, person.name):
            found = desk.ask("SubjectSearch", search=text)
            same([each for each in found if each["customer"]], [], f"Accounts found by {text}")
            numbers = {order["number"] for each in found for order in each["orders"]}
            same(numbers & settled, set(), f"Orders found by {text}")
        if world.is_real:
            numbers = {each["node"]["number"] for each in owner.saleor(FOUND, text=person.email)["edges"]}
            same(numbers & settled, set(), f"Orders found in Saleor by {person.email}")


def _is_sealed(desk: Api, request: Request) -> None:
    with step("What the desk knew is one sealed record: opened with a reason, and that is logged"):
        went_well(desk.ask("ErasureRecordOpen", request=request["id"], reason=REASON))
        kinds = [each["node"]["kind"] for each in desk.ask("Audit", first=50, request=request["id"])["edges"]]
        sure("erasure.opened" in kinds, f"Kinds: {kinds}.")


def _goes_on_its_day(world: World, desk: Api, erased: list[tuple[Request, Plan]]) -> None:
    kept = [
        each
        for _request, plan in erased
        for each in plan["erasure"]["items"]
        if each["disposition"] == "KEEP"
    ]
    last = max(date.fromisoformat(each["until"]) for each in kept if not each["blocked"])
    with step("On the last day, what is kept until then is still there"):
        world.later(last.isoformat())
        still = {key for request, _plan in erased for key in _kept(desk, request)}
        sure(
            still >= {each["key"] for each in kept if each["until"] == last.isoformat()}, "Something is gone."
        )
    with step("On the day after, it goes by itself; only what nobody settled waits"):
        world.later((last + timedelta(days=1)).isoformat())
        for request, plan in erased:
            waits = {
                each["key"]
                for each in plan["erasure"]["items"]
                if each["disposition"] == "KEEP" and each["blocked"]
            }
            same(_kept(desk, request), waits, "What is still kept")
    with step("The time of the record is over too: there is no certificate any more"):
        for request, _plan in erased:
            same(codes(desk.ask("ErasureCertificate", id=request["id"])), ["UNAVAILABLE"], "Errors")


def _kept(desk: Api, request: Request) -> set[str]:
    found = desk.ask("Erasure", id=request["id"], first=200, skip=0, language="en")["erasure"]["items"]
    return {each["key"] for each in found}
