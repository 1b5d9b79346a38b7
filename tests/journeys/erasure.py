"""A customer wants to be forgotten: planned, called back, asked again, carried out; what the law keeps stays."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from tests.demo.operations import Api, Failed

from . import staff
from .story import Broken, chapter, codes, same, step, sure, went_well
from .world import World, token, wait

FORM = {"second_approver": "true", "grace_hours": "0"}
"""A second person looks at what cannot be undone; no story waits a day for the grace time."""
REASON = "Looked at with the customer on the phone."
Plan = dict[str, Any]


def tell(world: World, folder: Path) -> Path:
    """The story; returns the path of the sealed record, opened."""
    person = world.facts["customer"]
    desk, owner = world.login("staff"), world.login("owner")
    chapter(f"{person['name']} wants to be forgotten ({world.facts['shop']})")
    needs_a_table(world, desk, owner)
    first = _asks(world)
    decides(desk, first)
    _calls_back(world, first)

    chapter(f"{person['name']} asks again")
    second = _asks(world)
    kept = decides(desk, second)
    after = world.newest()
    _approves_twice(desk, owner, second)
    _is_told(world, desk, second, kept, after)
    _is_gone(world, desk)
    return _is_sealed(desk, second, folder)


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


def _asks(world: World) -> dict[str, Any]:
    email, customer = world.facts["customer"]["email"], world.login("customer")
    with step("A login alone erases nothing: the mailbox is proven anew"):
        after = world.newest()
        given = {"right": "ERASURE", "channel": world.channel, "language": "en"}
        went_well(customer.ask("RequestSubmit", input=given))
        proof = token(world.mail(email, "gdpr-verify=", after=after), "verify")
        request: dict[str, Any] = went_well(customer.ask("RequestVerify", input={"token": proof}))["request"]
        same((request["right"], request["state"]), ("ERASURE", "OPEN"), "Right and state")
    return request


def _planned(desk: Api, request: dict[str, Any]) -> Plan:
    def made() -> Plan | None:
        found = desk.ask("Erasure", id=request["id"], first=200, skip=0, language="en")
        return found if found["erasure"] and found["erasure"]["madeAt"] else None

    return wait(made, "the plan of the erasure")


def decides(desk: Api, request: dict[str, Any]) -> Plan:
    """Staff settles what stands in the way; returns the plan that can be approved."""
    with step("Staff sees of each thing whether it goes or is kept, and what has to be settled first"):
        plan = _planned(desk, request)
        shown = {each["source"]: each for each in plan["erasure"]["sources"]}
        sure(shown["account"]["deleted"] == 1, f"The account: {shown.get('account')}.")
        sure(plan["erasure"]["goes"], "Nothing is said to go.")
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


def _calls_back(world: World, request: dict[str, Any]) -> None:
    desk = world.login("staff")
    with step(
        "Approved once, it waits for the second person, and the customer calls it back: nothing happened"
    ):
        version = staff.found(desk, request["reference"])["version"]
        went_well(desk.ask("RequestApprove", id=request["id"], version=version))
        same(staff.found(desk, request["reference"])["state"], "APPROVED", "The state")
        called = went_well(world.login("customer").ask("RequestCallBack", id=request["id"]))["request"]
        same(called["state"], "CANCELLED", "The state")
        world.login("customer")


def _approves_twice(desk: Api, owner: Api, request: dict[str, Any]) -> None:
    with step("Nobody approves twice; the owner is the second, and it is carried out"):
        version = staff.found(desk, request["reference"])["version"]
        went_well(desk.ask("RequestApprove", id=request["id"], version=version))
        again = staff.found(desk, request["reference"])["version"]
        denied = desk.send("RequestSecondApprove", id=request["id"], version=again, accept=True).json()
        sure("errors" in denied, f"The same person approved twice: {denied}")
        went_well(owner.ask("RequestSecondApprove", id=request["id"], version=again, accept=True))
        wait(
            lambda: _state(desk, request) in ("FULFILLED", "PARTLY_FULFILLED", "FAILED"), "the erasure to end"
        )
        ended = desk.ask("RequestDetails", id=request["id"])
        same((ended["state"], ended["problem"]), ("PARTLY_FULFILLED", None), "State and problem")


def _state(desk: Api, request: dict[str, Any]) -> str:
    return str(desk.ask("RequestDetails", id=request["id"])["state"])


def _is_told(world: World, desk: Api, request: dict[str, Any], plan: Plan, after: int) -> None:
    with step("The mail says what was erased, what is kept, why and until when, and where to complain"):
        mail = world.mail(world.facts["customer"]["email"], "We erased this:", after=after)
        sure("We have to keep this" in mail["text"] and "kept until" in mail["text"], mail["text"])
        sure("Art. 77 GDPR" in mail["text"], "The way to complain is missing.")
        sure("Anna" not in mail["subject"], "The subject holds personal data.")


def _is_gone(world: World, desk: Api) -> None:
    person = world.facts["customer"]
    with step("The account is gone: nobody can log in, and staff finds neither address nor name"):
        try:
            world.login("customer")
        except Failed:
            pass
        else:
            raise Broken("The account still logs in.")
        for text in (person["email"], person["name"]):
            same(desk.ask("SubjectSearch", search=text), [], f"People found by {text}")


def _is_sealed(desk: Api, request: dict[str, Any], folder: Path) -> Path:
    with step("What the desk knew is one sealed record: opened with a reason, and that is logged"):
        opened = went_well(desk.ask("ErasureRecordOpen", request=request["id"], reason=REASON))
        (record,) = opened["records"]
        kinds = [each["node"]["kind"] for each in desk.ask("Audit", first=50, request=request["id"])["edges"]]
        sure("erasure.opened" in kinds, f"Kinds: {kinds}.")
    path = folder / "record.json"
    path.write_text(json.dumps(record, indent=1))
    return path
