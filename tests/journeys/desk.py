"""A guest asks; staff answers in the desk, in a browser, in a frame of a page that speaks as the Dashboard does."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

from tests.demo.operations import answer, http

from .story import Broken, chapter, same, step, sure, went_well
from .world import ROOT, World, token

WIDGET = ROOT / "storefront_widget"
DESK = "/plugins/saleor_gdpr/desk"
PATIENCE = 600


def tell(world: World, folder: Path) -> Path:
    """The story; returns the folder of its pictures."""
    shop = _origin(world.facts["addresses"]["graphql"])
    dashboard = _origin(world.facts["addresses"]["storefront"])
    chapter(f"The desk's own address ({world.facts['shop']})")
    _is_a_shell(world, shop, dashboard)
    chapter(f"{world.facts['guest']['name']} asks, and staff answers in the Dashboard")
    reference = _asks(world)
    before = world.newest()
    _answers(world, folder, shop, dashboard, reference)
    with step("The person gets the mail with the link"):
        world.mail(world.facts["guest"]["email"], "gdpr-download=", after=before)
    return folder


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _is_a_shell(world: World, shop: str, dashboard: str) -> None:
    with step("The page is empty, and only the Dashboard that the shop names may frame it"):
        page = http(f"{shop}{DESK}/requests")
        same(page.status, 200, "Status")
        policy = page.headers["content-security-policy"]
        sure(f"frame-ancestors {dashboard}" in policy, f"The policy is {policy}")
        sure("x-frame-options" not in page.headers, "Something forbids every frame")
        sure("set-cookie" not in page.headers, "A cookie is set")
        sure(world.facts["guest"]["email"].encode() not in page.body, "The page holds personal data")
    with step("The manifest asks for no token of an app"):
        manifest = http(f"{shop}{DESK}/manifest.json").json()
        sure("tokenTargetUrl" not in manifest, "The manifest asks for a token")


def _asks(world: World) -> str:
    guest = world.facts["guest"]["email"]
    with step("A guest asks for a copy and proves the mailbox"):
        given = {
            "right": "ACCESS",
            "channel": world.channel,
            "email": guest,
            "language": "en",
            "text": "<b>All</b>",
        }
        reference: str = went_well(answer(world.visitor().send("RequestSubmit", input=given)))["reference"]
        mail = world.mail(guest, reference)
        went_well(world.visitor().ask("RequestVerify", input={"token": token(mail, "verify")}))
    return reference


def _answers(world: World, folder: Path, shop: str, dashboard: str, reference: str) -> None:
    given = {
        "shop": shop,
        "dashboard": dashboard,
        "token": world.login("staff").token,
        "reference": reference,
        "folder": str(folder),
    }
    with step("Staff finds it, notes, approves, looks at the answer and releases it, by the page alone"):
        node = shutil.which("node")
        if node is None or not (WIDGET / "node_modules").exists():
            raise Broken("There is no Node, or storefront_widget/ has no tools: run `npm ci` there.")
        ran = subprocess.run(
            [node, "scripts/desk-journey.js", json.dumps(given)],
            cwd=WIDGET, capture_output=True, text=True, timeout=PATIENCE, check=False,
        )  # fmt: skip
        sure(ran.returncode == 0, ran.stderr.strip()[-2000:])
    with step("The shop says that it is done"):
        found = world.login("staff").ask("Requests", first=1, filter={"search": reference})["edges"]
        sure(
            [edge["node"]["state"] in ("FULFILLED", "PARTLY_FULFILLED") for edge in found] == [True],
            f"The shop says {found}",
        )
