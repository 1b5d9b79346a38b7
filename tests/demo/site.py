"""The two sites of the demo: the storefront with the widget on its privacy page, and the mailbox."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from .desk import Desk
from .letters import PostOffice
from .web import Answer, Route, as_file, as_json

PAGES = Path(__file__).resolve().parent / "pages"
LETTER_HEADERS = {
    # A mail is a stranger's page: it runs nothing and fetches nothing.
    "Content-Security-Policy": "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; "
    "style-src 'unsafe-inline'; img-src data:",
    "Referrer-Policy": "no-referrer",
}


def storefront(widget: Path, facts: dict[str, Any]) -> list[Route]:
    """The shop's page. Nothing on it depends on the path's query or fragment: opening a link changes nothing."""
    return [
        Route(r"/(?:privacy)?", lambda: as_file(PAGES, "shop.html")),
        Route(r"/facts\.json", lambda: as_json(facts)),
        Route(r"/(shop\.(?:css|js)|words\.js)", lambda name: as_file(PAGES, name)),
        Route(r"/widget/(.+\.js)", lambda name: as_file(widget, name)),
    ]


def mailbox(post_office: PostOffice, desk: Desk, facts: dict[str, Any]) -> list[Route]:
    """Everybody's mail, and the buttons of staff."""

    def letter(number: str) -> Answer:
        found = post_office.letter(int(number))
        if found is None:
            return Answer(b"Not found", status=404)
        # Links open beside the mailbox, not inside of it.
        body = found.html.replace("<head>", '<head><base target="_blank" rel="noopener">', 1)
        return Answer(body.encode(), "text/html; charset=utf-8", headers=LETTER_HEADERS)

    return [
        Route(r"/", lambda: as_file(PAGES, "mailbox.html")),
        Route(r"/facts\.json", lambda: as_json(facts)),
        Route(r"/(mailbox\.(?:css|js))", lambda name: as_file(PAGES, name)),
        Route(r"/mails\.json", lambda: as_json(post_office.letters())),
        Route(r"/mails/(\d+)\.html", letter),
        Route(r"/requests\.json", lambda: as_json(desk.queue())),
        Route(
            r"/requests/(approve|release|preview)",
            lambda action, body: as_json(desk.act(action, body)),
            "POST",
        ),
    ]
