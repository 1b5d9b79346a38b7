"""A shopper's whole story on the storefront, in a browser, by clicks and by the links of mails."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

from tests.demo.operations import Api

from . import archive, erasure, staff
from .consent import begin, reason
from .story import Broken, chapter, same, step, sure, went_well
from .world import ROOT, World

WIDGET = ROOT / "storefront_widget"
PATIENCE = 600
STREET = "Rheinallee 3"
NEW = {
    "First name": "Anna",
    "Last name": "Example",
    "Company": "",
    "Street and number": STREET,
    "Further line": "",
    "Postal code": "53173",
    "City": "Bonn",
    "District": "",
    "State or region": "",
    "Country": "DE",
    "Phone": "0228 123456",
}


def tell(world: World, folder: Path) -> Path:
    """The story; returns the folder of its pictures and of the archive."""
    chapter(f"{world.facts['guest']['name']}, a guest, wants a copy ({world.facts['shop']})")
    _guest(world, folder)
    chapter(f"{world.facts['customer']['name']}, with an account, has moved")
    _corrects(world, folder)
    chapter("No, yes, and no again")
    begin(world, None)
    _consents(world, folder)
    chapter("Erased? Not after all")
    _erasure(world, folder)
    return folder


def _live(world: World, folder: Path, what: str, who: str, **more: Any) -> dict[str, Any]:
    """Let the browser live a chapter; returns what it tells."""
    node = shutil.which("node")
    if node is None or not (WIDGET / "node_modules").exists():
        raise Broken("There is no Node, or storefront_widget/ has no tools: run `npm ci` there.")
    addresses = world.facts["addresses"]
    given = {
        "storefront": addresses["storefront"],
        "mailbox": addresses["mailbox"],
        "person": world.facts[who],
        "folder": str(folder),
        "more": more,
    }
    ran = subprocess.run(
        [node, "scripts/widget-journey.js", what, json.dumps(given)],
        cwd=WIDGET, capture_output=True, text=True, timeout=PATIENCE, check=False,
    )  # fmt: skip
    sure(ran.returncode == 0, ran.stderr.strip()[-2000:])
    told: dict[str, Any] = json.loads(ran.stdout)
    return told


def _guest(world: World, folder: Path) -> None:
    desk, before = world.login("staff"), world.newest()
    with step("A form, Back and Forward, a mail, its link, what was entered, a yes: it is confirmed"):
        reference = _live(world, folder, "asks", "guest")["reference"]
        request = staff.found(desk, reference)
        same((request["right"], request["state"]), ("ACCESS", "OPEN"), "Right and state")
    staff.approve(desk, reference)
    staff.release(desk, reference)
    with step("From the page that follows the request: a new link by mail, and the download"):
        told = _live(world, folder, "downloads", "guest", reference=reference, after=before)
        sure(told["name"].endswith(".zip"), f"The file is called {told['name']}.")
        opened = archive.Opened((folder / "archive.zip").read_bytes())
        archive.check_schema(opened.data)
        sure(world.facts["guest"]["email"] in json.dumps(opened.data), "The archive is somebody else's.")


def _street(api: Api) -> str:
    return _parts(api)["street_address_1"]


def _parts(api: Api) -> dict[str, str]:
    offered = api.ask("Rectifiable")
    found = next(each for each in offered if each["field"] == "address")
    return {part["name"]: part["value"] for part in found["current"]}


def _corrects(world: World, folder: Path) -> None:
    customer = world.login("customer")
    now = _parts(customer)
    before = {"Street and number": now["street_address_1"], "City": now["city"], "Country": now["country"]}
    with step("The form holds what is there now, and what is typed counts at once; Back and Forward"):
        sure(before["Street and number"] != STREET, "The new street stands there already.")
        after = world.newest()
        _live(world, folder, "corrects", "customer", before=before, now=NEW)
        same(_street(customer), STREET, "The street in the address book")
    with step("A receipt comes, and its subject tells nothing"):
        mail = world.mail(world.facts["customer"]["email"], STREET, after=after)
        sure(STREET not in mail["subject"], "The subject holds personal data.")


def _consents(world: World, folder: Path) -> None:
    email = world.facts["customer"]["email"]
    with step("One switch agrees to the newsletter"):
        _live(world, folder, "agrees", "customer")
        same(reason(world, email), "CONSENT", "The reason")
    before = world.newest()
    with step("One click objects to all advertising"):
        _live(world, folder, "objects", "customer")
        same(reason(world, email), "SUPPRESSED", "The reason")
    with step("The mail about it takes it back: the consent stands again"):
        _live(world, folder, "undoes", "customer", after=before)
        same(reason(world, email), "CONSENT", "The reason")
    with step("The switch that gave the consent takes it back"):
        _live(world, folder, "withdraws", "customer")
        same(reason(world, email), "SUPPRESSED", "The reason")


def _erasure(world: World, folder: Path) -> None:
    desk = world.login("staff")
    erasure.needs_a_table(world, desk, world.login("owner"))
    with step("A wish to be deleted; the mailbox is proven anew"):
        reference = _live(world, folder, "erases", "customer")["reference"]
        request = staff.found(desk, reference)
        same((request["right"], request["state"]), ("ERASURE", "OPEN"), "Right and state")
    erasure.decides(desk, request)
    with step("Staff approves; it waits for its grace time"):
        version = staff.found(desk, reference)["version"]
        went_well(desk.ask("RequestApprove", id=request["id"], version=version))
        same(staff.found(desk, reference)["state"], "APPROVED", "The state")
    with step("One click and a yes call it back, and the account is still there"):
        _live(world, folder, "callsBack", "customer", reference=reference)
        same(staff.found(world.login("staff"), reference)["state"], "CANCELLED", "The state")
        same(_street(world.login("customer")), STREET, "The street in the address book")
