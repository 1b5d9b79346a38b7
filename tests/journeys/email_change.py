"""A customer gets a new e-mail address: two mailboxes have to agree, and nobody learns who else has an account."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.demo.operations import Api

from . import archive, staff
from .story import chapter, codes, same, step, sure, went_well
from .world import World, token, wait

NEW = "anna.has.moved@example.org"
MISTYPED = "anna.has.movd@example.org"
TAKEN = "This e-mail address is in use already"
ASKS_OLD = "Your account is about to get another e-mail address"
ASKS_NEW = (
    "Somebody wants to use this e-mail address for an account in our shop. If it was you, please confirm"
)


def tell(world: World, folder: Path) -> Path:
    """The story; returns the path of the archive that names the earlier address."""
    person = world.facts["customer"]
    customer = world.login("customer")
    chapter(f"What changes nothing ({world.facts['shop']})")
    _wrong(world, customer)
    _taken(world, customer)
    stale = _one_missing(world, customer)

    chapter(f"{person['name']} changes the address")
    old, new = _asks(world, customer, stale)
    _both_agree(world, customer, old, new)

    chapter("A plus tag is another mailbox")
    moved = world.visitor().login(NEW, person["password"])
    _plus_tag(world, moved)

    chapter("Earlier data stays the person's")
    return _exports(world, moved, folder)


def _submit(world: World, customer: Api, value: str) -> Any:
    changes = [{"field": "email", "value": value, "orders": True}]
    given = {"right": "RECTIFICATION", "channel": world.channel, "language": "en", "changes": changes}
    return customer.ask("RequestSubmit", input=given)


def _email(customer: Api) -> str:
    (offer,) = [each for each in customer.ask("Rectifiable") if each["field"] == "email"]
    return str(offer["current"][0]["value"])


def _agree(world: World, mail: dict[str, Any], *, accept: bool = True) -> Any:
    return world.visitor().ask("EmailChangeConfirm", token=token(mail, "email"), accept=accept)


def _wrong(world: World, customer: Api) -> None:
    email = world.facts["customer"]["email"]
    with step("Another case of the same address is no change, and what is no address is named"):
        for value in (email.upper(), "no address"):
            (error,) = _submit(world, customer, value)["errors"]
            same((error["field"], error["code"]), ("changes.0.value", "INVALID"), f"The error for {value}")
        same(len(customer.ask("MyRequests", first=5)["edges"]), 0, "Requests")


def _taken(world: World, customer: Api) -> None:
    email, other = world.facts["customer"]["email"], world.facts["stranger"]["email"]
    before = world.newest()
    with step("An address that another account has gets the same answer as any other"):
        request = went_well(_submit(world, customer, other))["request"]
        same(request["state"], "OPEN", "The state")
        told = world.mail(other, "There is an account with this address already", before)
        same(told["subject"], TAKEN, "The mail to the new mailbox")
        sure("gdpr-email" not in told["text"] and email not in told["text"], "It says too much.")
        asked = world.mail(email, ASKS_OLD, before)
    with step("The old mailbox agrees, and still nothing is changed or said"):
        said = went_well(_agree(world, asked))["message"]
        same(said, "Thank you. The address is changed once both mailboxes have agreed.", "The answer")
        (row,) = customer.ask("Corrections", id=request["id"])["corrections"]
        same((row["verdict"], row["appliedAt"], row["newMailboxAt"]), ("OPEN", None, None), "The correction")
        same(_email(customer), email, "The address")


def _one_missing(world: World, customer: Api) -> dict[str, Any]:
    email, before = world.facts["customer"]["email"], world.newest()
    with step("The new mailbox alone changes nothing: so much for a stolen session"):
        went_well(_submit(world, customer, MISTYPED))
        asked = world.mail(MISTYPED, ASKS_NEW, before)
        sure(email not in asked["text"], "The new mailbox reads the address of the account.")
        went_well(_agree(world, asked))
        same(codes(_agree(world, asked)), ["TOKEN_USED"], "A link used twice")
        same(_email(customer), email, "The address")
    return world.mail(email, MISTYPED, before)


def _asks(world: World, customer: Api, stale: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    email, before = world.facts["customer"]["email"], world.newest()
    with step("A later wish replaces the one before, whose links open nothing any more"):
        went_well(_submit(world, customer, NEW.upper()))
        old, new = world.mail(email, ASKS_OLD, before), world.mail(NEW, ASKS_NEW, before)
        same(codes(_agree(world, stale)), ["TOKEN_USED"], "The link of the mistyped address")
        sure(
            NEW in old["text"] and NEW not in old["subject"], "The old mailbox does not read what it decides."
        )
    return old, new


def _both_agree(world: World, customer: Api, old: dict[str, Any], new: dict[str, Any]) -> None:
    email, before = world.facts["customer"]["email"], world.newest()
    with step("Once both agreed it is changed, whichever was first"):
        went_well(_agree(world, new))
        same(_email(customer), email, "The address after the first")
        went_well(_agree(world, old))
        moved = world.visitor().login(NEW, world.facts["customer"]["password"])
        same(_email(moved), NEW, "The address after both")
    with step("Both mailboxes are told; links open nothing twice"):
        for mailbox in (email, NEW):
            world.mail(mailbox, "The e-mail address of your account in our shop was changed", before)
        same([codes(_agree(world, mail)) for mail in (old, new)], [["TOKEN_USED"]] * 2, "Errors")
    with step("Who was logged in is logged out, and the old address opens nothing"):
        answer = customer.send("MyRequests", first=5).json()
        sure(answer.get("errors") or not answer["data"]["gdprMyRequests"]["edges"], "The session goes on.")


def _plus_tag(world: World, moved: Api) -> None:
    tagged, before = NEW.replace("@", "+shop@"), world.newest()
    with step("The mailbox without the tag cannot speak for the one with it"):
        went_well(_submit(world, moved, tagged))
        went_well(_agree(world, world.mail(NEW, ASKS_OLD, before)))
        same(_email(moved), NEW, "The address")
        went_well(_agree(world, world.mail(tagged, ASKS_NEW, before), accept=False))
        same(_email(moved), NEW, "The address after the new mailbox declined")


def _exports(world: World, moved: Api, folder: Path) -> Path:
    desk = world.login("staff")
    given = {"right": "ACCESS", "channel": world.channel, "language": "en"}
    copy = went_well(moved.ask("RequestSubmit", input=given))["request"]
    before = 0
    mail = world.mail(NEW, copy["reference"], before)
    went_well(moved.ask("RequestVerify", input={"token": token(mail, "verify")}))
    wait(lambda: staff.found(desk, copy["reference"])["state"] == "OPEN", "the request to be open")
    staff.approve(desk, copy["reference"])
    staff.release(desk, copy["reference"])
    with step("A later copy of the data knows the earlier address, and the orders under it"):
        content = world.download(went_well(moved.ask("DownloadTicket", id=copy["id"]))["url"]).body
        opened = archive.Opened(content)
        archive.check_schema(opened.data)
        sources = opened.data["sources"]
        former = [each["address"] for each in sources["former_addresses"]["records"]]
        same(former, [world.facts["customer"]["email"]], "Former addresses")
        sure(sources["orders"]["records"], "The orders are missing.")
    return archive.keep(content, folder)
