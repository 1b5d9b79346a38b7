"""The link in the footer of a mail: looked at by scanners, pressed by the person, forged by others."""

from __future__ import annotations

import re
import urllib.parse
import urllib.request
from typing import Any

from tests.demo.operations import Reply, http

from . import consent
from .story import same, step, sure, went_well
from .world import World, token

ONE_CLICK = {"List-Unsubscribe": "One-Click"}


def tell(world: World, email: str) -> None:
    """Unsubscribe an address that may be written to, and take it back in one click."""
    url = link(world, email, purpose="newsletter")
    with step("A mail tool gets a link for its footer that names nobody"):
        sure(
            "@" not in url and email.partition("@")[0].lower() not in url.lower(), "The link names somebody."
        )
    with step("Scanners look at it: one button, no script, no cookie, and nothing changes"):
        pages = [http(url), http(url, method="HEAD"), http(url)]
        same([page.status for page in pages], [200, 200, 200], "Status")
        text = pages[0].body.decode()
        same((text.count("<button"), "<script" in text), (1, False), "Buttons and scripts")
        sure("set-cookie" not in pages[0].headers, "A cookie was set.")
        sure(
            "default-src 'none'" in pages[0].headers["content-security-policy"], "There is no strict policy."
        )
        same(consent.reason(world, email), "CONSENT", "The reason")
    with step("Forged and broken links show the same page, and do nothing"):
        base, _, last = url.rpartition("/")
        forged = [f"{base}/{last[:-4]}0000", f"{base}/x.{last.partition('.')[2]}", f"{base}/nothing"]
        same({_bare(http(each)) for each in forged}, {_bare(pages[0])}, "The pages")
        answers = {_bare(press(each)) for each in forged}
        same(consent.reason(world, email), "CONSENT", "The reason")
    with step(
        "The mail program presses it on its own (RFC 8058): no more mails, at once, and the same answer"
    ):
        before = world.newest()
        same({_bare(press(url))}, answers, "The page")
        same(consent.reason(world, email), "SUPPRESSED", "The reason")
        mail = world.mail(email, "gdpr-undo=", after=before)
    with step("Whoever did not mean it takes it back in one click"):
        went_well(world.visitor().ask("MarketingObjectionUndo", token=token(mail, "undo")))
        same(consent.reason(world, email), "CONSENT", "The reason")


def link(world: World, email: str, **purpose: str) -> str:
    """A link as the mail tool gets it."""
    (found,) = world.mail_tool().ask("UnsubscribeLinks", emails=[email], **purpose)
    return str(found["url"])


def press(url: str, form: dict[str, str] | None = None) -> Reply:
    """Post a form, as a mail program does."""
    data = urllib.parse.urlencode(form or ONE_CLICK).encode()
    with urllib.request.urlopen(urllib.request.Request(url, data=data), timeout=60) as response:
        headers: Any = {name.lower(): value for name, value in response.headers.items()}
        return Reply(response.status, headers, response.read())


def _bare(reply: Reply) -> str:
    """The page without what is random in it."""
    return re.sub(r'nonce="[\w-]+"', "", reply.body.decode())
