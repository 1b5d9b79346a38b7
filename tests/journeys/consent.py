"""Consent is given and taken back by an account holder, a guest and from a mail, and a mail tool hears of it."""

from __future__ import annotations

import json
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from tests.demo.operations import Api

from . import footer, shop
from .receiver import Receiver, receiver
from .story import chapter, codes, same, step, sure, went_well
from .world import World, token, wait

SETTLES = 240.0
"""Seconds: a flag that was set settles, the sweep comes by each minute, and a worker may still be starting."""
WORDS = [
    {"language": "en", "title": "Newsletter", "text": "Write to me about new coffee, once a month."},
    {"language": "de", "title": "Newsletter", "text": "Schreibt mir einmal im Monat über neuen Kaffee."},
]


def tell(world: World, folder: Path) -> Path:
    """The story; returns the path of what the ledger says about the customer in the end."""
    with ExitStack() as stack:
        tool = stack.enter_context(receiver()) if world.is_real else None
        chapter(f"The shop asks for one thing ({world.facts['shop']})")
        begin(world, tool)
        chapter("Somebody with an account")
        _account(world, tool)
        chapter("What must not bring it back")
        old_list(world, world.facts["customer"]["email"])
        if world.is_real:
            _does_not_come_back(world)
            chapter("The customer wants it again")
            _again_in_the_account(world)
        else:
            _not_here()
            _again_in_the_widget(world)
        chapter("A guest")
        _guest(world)
        chapter("From a mail")
        footer.tell(world, world.facts["guest"]["email"])
    return keep(world, world.facts["customer"]["email"], folder)


def _not_here() -> None:
    print(
        "– Not on the miniature, which has no webhooks, registration or checkout: what a mail tool hears, and that",
        flush=True,
    )
    print(
        "  a flag it sets, registration and a stranger's order bring nothing back. See --saleor DIR.",
        flush=True,
    )


def begin(world: World, tool: Receiver | None) -> None:
    """A purpose, a mail tool that listens, and nobody who may be written to yet."""
    with step("The merchant describes the newsletter in two languages"):
        given = {"key": "newsletter", "marketing": True, "texts": WORDS}
        purpose = went_well(world.login("owner").ask("PurposeUpsert", input=given))["purpose"]
        same((purpose["version"], purpose["marketing"]), (1, True), "The purpose")
    if tool:
        with step("The mail tool asks Saleor to be told of every change of a customer"):
            shop.subscribe(world, tool)
    with step("The sweep came by, and knows the flags that were there before"):
        desk = world.login("staff")
        wait(lambda: desk.ask("Health")["sweepWorks"], "the sweep", SETTLES)
    with step("Nobody agreed, so nobody may be written to"):
        for who in ("customer", "guest"):
            same(reason(world, world.facts[who]["email"]), "NO_CONSENT", "The reason")


def reason(world: World, email: str) -> str:
    """What the mail tool is told about an address."""
    (found,) = world.mail_tool().ask("MarketingAllowed", emails=[email], purpose="newsletter")
    sure(found["allowed"] is (found["reason"] in ("CONSENT", "SOFT_OPT_IN")), f"Answer and reason: {found}.")
    return str(found["reason"])


def give(world: World, api: Api, **more: Any) -> Any:
    """Agree to the words as they are shown."""
    (shown,) = [each for each in api.ask("Purposes") if each["key"] == "newsletter"]
    given = {
        "purpose": "newsletter", "version": shown["version"], "textLanguage": shown["language"], "language": "en",
        "channel": world.channel, **more,
    }  # fmt: skip
    return went_well(api.ask("ConsentGive", input=given))


def withdraw(world: World, api: Api, **more: Any) -> Any:
    """Take it back."""
    given = {"purpose": "newsletter", "channel": world.channel, "language": "en", **more}
    return went_well(api.ask("ConsentWithdraw", input=given))


def old_list(world: World, email: str) -> None:
    """The mail tool writes down what its old list says of an address that must not be written to."""
    with step("The mail tool writes its old list down, with its proof: that waits for the mailbox"):
        given = {
            "purpose": "newsletter", "email": email, "standing": "GIVEN", "proof": "DOCUMENT", "note": "Old list.",
        }  # fmt: skip
        said = went_well(world.mail_tool().ask("ConsentRecord", input=given))
        same(said["standing"], "PENDING", "The standing")
        same(reason(world, email), "SUPPRESSED", "The reason")


def keep(world: World, email: str, folder: Path) -> Path:
    """Everything the ledger holds about an address, as staff sees it."""
    found = world.login("staff").ask("Consents", email=email)
    sure(found["entries"], "The ledger is empty.")
    path = folder / "consents.json"
    path.write_text(json.dumps(found, indent=1, ensure_ascii=False))
    return path


def _account(world: World, tool: Receiver | None) -> None:
    customer, email = world.login("customer"), world.facts["customer"]["email"]
    with step("The customer agrees with one click; the mail tool may write"):
        before = tool.now() if tool else 0
        same(give(world, customer)["standing"], "GIVEN", "The standing")
        same(reason(world, email), "CONSENT", "The reason")
    if tool:
        with step("The flag of the shop says so, and the mail tool hears both webhooks"):
            same(shop.flag(customer), "true", "The flag")
            tool.hears_both(before)
    with step("The customer takes it back with one click"):
        before = tool.now() if tool else 0
        withdraw(world, customer)
        same(reason(world, email), "SUPPRESSED", "The reason at once")
    if tool:
        with step("The flag is off, and the mail tool hears both webhooks, each once"):
            same(shop.flag(customer), "false", "The flag")
            tool.hears_both(before)
            same(
                sorted(tool.events(before)),
                ["customer_metadata_updated", "customer_updated"],
                "What was heard",
            )


def _does_not_come_back(world: World) -> None:
    email, tool = world.facts["customer"]["email"], world.mail_tool()
    with step("The mail tool sets the flag from its old list: it goes back to off, and nothing changes"):
        shop.set_flag(tool, shop.id_of(world, email), "true")
        wait(lambda: shop.flag_of(world, email) == "false", "the flag to be off again", SETTLES)
        same(reason(world, email), "SUPPRESSED", "The reason")
    with step(
        "A stranger orders under the customer's address with the box ticked: no consent, at most one mail"
    ):
        before = world.newest()
        number = shop.order(world, email)
        seen = wait(lambda: _line_of_an_order(world, email), f"the ledger to know of order {number}", SETTLES)
        same((seen["standing"], seen["proof"]), ("PENDING", "NONE"), "The line")
        same(reason(world, email), "SUPPRESSED", "The reason")
        asked = [
            each for each in world.mails(email) if each["id"] > before and "gdpr-consent=" in each["text"]
        ]
        sure(len(asked) <= 1, f"{len(asked)} mails asked for consent.")
    with step("Somebody who had taken it back registers with the box ticked: the flag goes off"):
        address = "rita.return@example.com"
        withdraw(world, world.visitor(), email=address)
        shop.register(world, address)
        wait(lambda: shop.flag_of(world, address) == "false", "the flag to be off", SETTLES)
        same(reason(world, address), "SUPPRESSED", "The reason")


def _line_of_an_order(world: World, email: str) -> Any:
    entries = world.login("staff").ask("Consents", email=email)["entries"]
    return next((each for each in entries if each["order"]), None)


def _again_in_the_account(world: World) -> None:
    customer, email = world.login("customer"), world.facts["customer"]["email"]
    with step("The customer ticks the box in the account, logged in: that is consent, and suppression ends"):
        shop.set_flag(customer, shop.id_of(world, email), "true")
        wait(lambda: reason(world, email) == "CONSENT", "the consent to count", SETTLES)
        same(shop.flag_of(world, email), "true", "The flag")


def _again_in_the_widget(world: World) -> None:
    with step("The customer agrees once more: that is consent, and suppression ends"):
        give(world, world.login("customer"))
        same(reason(world, world.facts["customer"]["email"]), "CONSENT", "The reason")


def _guest(world: World) -> None:
    visitor, email = world.visitor(), world.facts["guest"]["email"]
    with step("A typed address agrees to nothing yet: the mailbox is asked"):
        before = world.newest()
        same(give(world, visitor, email=email)["standing"], "PENDING", "The standing")
        sure(reason(world, email) in ("PENDING", "NO_CONSENT"), "An unproven wish counts.")
        mail = world.mail(email, "gdpr-consent=", after=before)
    with step("The link of that mail, once, makes it consent"):
        went_well(visitor.ask("ConsentConfirm", token=token(mail, "consent")))
        same(reason(world, email), "CONSENT", "The reason")
        again = codes(visitor.ask("ConsentConfirm", token=token(mail, "consent")))
        same(again, ["TOKEN_USED"], "Errors of a second click")
    with step("The guest takes it back by typing the address: at once, without proof, and is told"):
        before = world.newest()
        withdraw(world, visitor, email=email)
        same(reason(world, email), "SUPPRESSED", "The reason")
        world.mail(email, "gdpr-undo=", after=before)
    with step("A stranger who types the address again brings nothing back"):
        give(world, visitor, email=email)
        sure(reason(world, email) in ("SUPPRESSED", "PENDING"), "A stranger brought it back.")
    with step("The mailbox confirms a newer wish: consent again"):
        before = world.newest()
        give(world, visitor, email=email)
        mail = world.mail(email, "gdpr-consent=", after=before)
        went_well(visitor.ask("ConsentConfirm", token=token(mail, "consent")))
        same(reason(world, email), "CONSENT", "The reason")
