"""No more advertising: objected to by an account holder, a guest and from a mail, at once and for every purpose."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import Any

from tests.demo.operations import Api

from . import footer, shop
from .consent import SETTLES, begin, give, keep, old_list, reason
from .receiver import Receiver, receiver
from .story import chapter, same, step, sure, went_well
from .world import World, token, wait


def tell(world: World, folder: Path) -> Path:
    """The story; returns the path of what the ledger says about the customer in the end."""
    with ExitStack() as stack:
        tool = stack.enter_context(receiver()) if world.is_real else None
        chapter(f"The shop advertises ({world.facts['shop']})")
        begin(world, tool)
        chapter("Somebody with an account")
        _account(world, tool)
        chapter("A guest, and somebody who types another's address")
        _typed(world)
        chapter("From a mail")
        _from_a_mail(world)
    return keep(world, world.facts["customer"]["email"], folder)


def _object(world: World, api: Api, **more: Any) -> Any:
    return went_well(api.ask("MarketingObject", input={"channel": world.channel, **more}))


def _account(world: World, tool: Receiver | None) -> None:
    customer, email = world.login("customer"), world.facts["customer"]["email"]
    with step("The customer, who had agreed, objects with one click and without a reason"):
        give(world, customer)
        if tool:
            wait(lambda: len(tool.events(0)) >= 2, "the webhooks of the gift")
        before = tool.now() if tool else 0
        _object(world, customer)
    with step("In the same moment the mail tool is told no, also where a replica would lag behind"):
        same(reason(world, email), "SUPPRESSED", "The reason")
        found = customer.ask("Consents")
        same(
            (found["objected"], found["consents"][0]["standing"]),
            (True, "OBJECTED"),
            "What the customer sees",
        )
    if tool:
        with step("The flag is off, and the mail tool hears both webhooks"):
            same(shop.flag(customer), "false", "The flag")
            tool.hears_both(before)
        with step("The mail tool sets the flag from its old list: it goes back to off"):
            shop.set_flag(world.mail_tool(), shop.id_of(world, email), "true")
            wait(lambda: shop.flag_of(world, email) == "false", "the flag to be off again", SETTLES)
            same(reason(world, email), "SUPPRESSED", "The reason")
    old_list(world, email)
    with step("Staff sees the objection, answered already; nobody has to decide"):
        page = world.login("staff").ask("Requests", first=5, filter={"search": email})
        states = {
            edge["node"]["state"] for edge in page["edges"] if edge["node"]["right"] == "MARKETING_OBJECTION"
        }
        same(states, {"FULFILLED"}, "States")
    with step("The customer agrees to the newsletter anew: that counts, and for nothing else"):
        give(world, customer)
        same(reason(world, email), "CONSENT", "The reason")
        same(customer.ask("Consents")["objected"], True, "Whether the objection to the rest stands")


def _typed(world: World) -> None:
    visitor, email, nobody = world.visitor(), world.facts["guest"]["email"], "nobody.ever@example.com"
    with step("A typed address needs no proof, and known or unknown the answer is the same"):
        before = world.newest()
        answers = [_object(world, visitor, email=each)["message"] for each in (email, nobody)]
        same(answers[1], answers[0], "The answer")
        same([reason(world, each) for each in (email, nobody)], ["SUPPRESSED", "SUPPRESSED"], "The reasons")
        mail = world.mail(email, "gdpr-undo=", after=before)
    with step("Whoever did not do it takes it back in one click"):
        went_well(visitor.ask("MarketingObjectionUndo", token=token(mail, "undo")))
        same(reason(world, email), "NO_CONSENT", "The reason")


def _from_a_mail(world: World) -> None:
    email = world.facts["guest"]["email"]
    with step("A link without a purpose objects to everything that is advertising"):
        url = footer.link(world, email)
        before = world.newest()
        reply = footer.press(url, {"unsubscribe": "1"})
        same(reply.status, 200, "Status")
        same(reason(world, email), "SUPPRESSED", "The reason")
        mail = world.mail(email, "gdpr-undo=", after=before)
        sure(email not in mail["subject"], "The subject names the person.")
    with step("Pressed again, nothing more happens"):
        lines = len(world.login("staff").ask("Consents", email=email)["entries"])
        footer.press(url)
        same(len(world.login("staff").ask("Consents", email=email)["entries"]), lines, "Lines of the ledger")
