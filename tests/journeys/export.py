"""A customer asks for a copy of the data, logged in and in German, proves the mailbox, and gets everything."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.demo.operations import Api, http

from . import archive, staff
from .story import chapter, codes, same, step, sure, went_well
from .world import World, link, token

USED = ("TOKEN_USED", "TOKEN_INVALID")
TEXT = "Bitte auch die Bestellungen ohne Anmeldung."


def tell(world: World, folder: Path) -> Path:
    """The story; returns the path of the downloaded archive."""
    person = world.facts["customer"]
    customer, desk = world.login("customer", "de"), world.login("staff")
    chapter(f"{person['name']} asks ({world.facts['shop']})")
    request = _asks(world, customer)
    _proves_the_mailbox(world, customer, desk, request)

    chapter("The shop answers")
    staff.approve(desk, request["reference"])
    counts = staff.look_inside(world, desk, request["reference"])
    wanted = sorted([*person["orders"], *person["unlinked_orders"]])
    with step(f"The archive holds {len(wanted)} orders, the customer's, with account or without"):
        same(counts["orders"], len(wanted), "Orders in the archive")
    with step("Nothing can be downloaded before it is released"):
        same(codes(customer.ask("DownloadTicket", id=request["id"])), ["UNAVAILABLE"], "Errors")
    before = world.newest()
    staff.release(desk, request["reference"])

    chapter(f"{person['name']} downloads")
    content = _downloads_by_login(world, customer, request)
    _downloads_by_mail(world, request, content, before)
    opened = archive.Opened(content)
    with step("JSON is valid against its schema; report and letter are there, in German"):
        opened.check(email=person["email"], language="de")
    with step("Every order of the customer is inside, also those without an account, and nobody else's"):
        same(opened.orders, sorted(wanted), "Order numbers")
        same(opened.addresses_of_orders(), {person["email"].lower()}, "Addresses of the orders")
        sure(set(person["unlinked_orders"]) <= set(opened.orders), "Orders without an account are missing.")
    return archive.keep(content, folder)


def _asks(world: World, customer: Api) -> dict[str, Any]:
    email = world.facts["customer"]["email"]
    with step("The privacy page offers a copy of the data, and names who is responsible"):
        page = customer.ask("PrivacyPage", channel=world.channel)
        sure("ACCESS" in page["rights"], f"Rights offered: {page['rights']}.")
        sure(page["controller"] and page["contactEmail"], "Controller or contact is missing.")
    with step("Logged in, one click opens the request"):
        given = {"right": "ACCESS", "channel": world.channel, "language": "de", "text": TEXT}
        request: dict[str, Any] = went_well(customer.ask("RequestSubmit", input=given))["request"]
        same((request["state"], request["email"]), ("OPEN", email), "State and address")
        same(request["guestOrdersProven"], False, "Guest orders proven")
        sure(
            request["receivedOn"] and request["dueOn"] > request["receivedOn"], "The legal dates are missing."
        )
    with step("It stands in the customer's list, and in nobody else's"):
        mine = [edge["node"]["id"] for edge in customer.ask("MyRequests", first=5)["edges"]]
        theirs = world.login("stranger").ask("MyRequests", first=5)["edges"]
        same((mine, theirs), ([request["id"]], []), "Lists")
    return request


def _proves_the_mailbox(world: World, customer: Api, desk: Api, request: dict[str, Any]) -> None:
    email = world.facts["customer"]["email"]
    with step("An acknowledgement comes in German, with a link to prove the mailbox"):
        mail = world.mail(email, request["reference"])
        same(mail["headers"]["content-language"], "de", "The mail's language")
        same(mail["headers"]["auto-submitted"], "auto-generated", "Auto-Submitted")
        sure(email not in mail["subject"], "The subject holds personal data.")
        proof = token(mail, "verify")
    with step("Opening the link, as a mail scanner would, changes nothing"):
        same(http(link(mail, "verify").partition("#")[0]).status, 200, "Status of the page")
        shown = customer.ask("Request", statusToken=proof)
        same((shown["text"], shown["guestOrdersProven"]), (TEXT, False), "What the confirm page shows")
    with step("Confirmed, orders placed without logging in belong to the request"):
        answer = went_well(world.visitor("de").ask("RequestVerify", input={"token": proof}))
        same(answer["request"]["guestOrdersProven"], True, "Guest orders proven")
        same(staff.found(desk, request["reference"])["guestOrdersProven"], True, "What staff sees")
    with step("The link works once"):
        again = codes(world.visitor().ask("RequestVerify", input={"token": proof}))
        sure(len(again) == 1 and again[0] in USED, f"Errors of the second use: {again}.")


def _downloads_by_login(world: World, customer: Api, request: dict[str, Any]) -> bytes:
    with step("Somebody else's login gets no ticket, and a made-up ticket gets nothing"):
        eve = world.login("stranger")
        same(codes(eve.ask("DownloadTicket", id=request["id"])), ["NOT_FOUND"], "Errors")
        real_ticket = went_well(customer.ask("DownloadTicket", id=request["id"]))["url"]
        forged = real_ticket.rstrip("/").rpartition("/")[0] + "/" + "x" * 43
        refused = world.download(forged)
        sure(refused.status == 404 and b"PK" not in refused.body, f"A forged ticket got {refused.status}.")
    with step("The customer's login fetches the archive"):
        whole = world.download(real_ticket)
        same((whole.status, whole.headers["content-type"]), (200, "application/zip"), "Answer")
        same(int(whole.headers["content-length"]), len(whole.body), "Length")
    with step("A download that broke off resumes where it stopped"):
        middle = len(whole.body) // 2
        first = world.download(real_ticket, {"Range": f"bytes=0-{middle - 1}"})
        rest = world.download(real_ticket, {"Range": f"bytes={middle}-"})
        same((first.status, rest.status), (206, 206), "Status of the parts")
        sure(first.body + rest.body == whole.body, "Both parts together are not the archive.")
        left = customer.ask("Request", id=request["id"])["archive"]["downloadsLeft"]
        same(left, 9, "Downloads left of ten")
    return whole.body


def _downloads_by_mail(world: World, request: dict[str, Any], content: bytes, before: int) -> None:
    email = world.facts["customer"]["email"]
    with step("The mail “your data is ready” came, and its link fetches the same archive, once"):
        mail = world.mail(email, "gdpr-download=", after=before)
        proof, visitor = token(mail, "download"), world.visitor("de")
        ticket = went_well(visitor.ask("DownloadTicket", token=proof))["url"]
        sure(world.download(ticket).body == content, "It is not the same archive.")
        same(codes(visitor.ask("DownloadTicket", token=proof)), ["TOKEN_USED"], "Errors of the second use")
    with step("For one more download the shop sends a fresh link to the mailbox, and only there"):
        after = world.newest()
        answer = went_well(visitor.ask("DownloadTicket", statusToken=token(mail, "status")))
        same((answer["url"], answer["mailSent"]), (None, True), "Answer")
        fresh = world.mail(email, "gdpr-download=", after=after)
        went_well(visitor.ask("DownloadTicket", token=token(fresh, "download")))
