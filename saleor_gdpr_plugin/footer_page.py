"""The page behind a link of a mail footer: one button, the same for links of ours and for all others.

Mail scanners and previews open links. So looking changes nothing; pressing does, in a browser or by a mail program
on its own (RFC 8058).
"""

from __future__ import annotations

import re
import secrets

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation.trans_real import parse_accept_lang_header

from .conf import Settings
from .host import shop
from .paper import templates
from .paper.language import best_language, in_language, shipped
from .rights import unsubscribing

PATH = re.compile(r"/u/(.{1,300})", re.DOTALL)
ALLOWED = ("GET", "HEAD", "POST")


def respond(request: HttpRequest, token: str, settings: Settings) -> HttpResponse:
    """Show the page; a press of the button stops the mails. Nothing tells a genuine link from another."""
    if request.method not in ALLOWED:
        return HttpResponse(status=405, headers={"Allow": ", ".join(ALLOWED)})
    pressed = request.method == "POST" and (
        request.POST.get("List-Unsubscribe") == "One-Click" or "unsubscribe" in request.POST
    )
    if pressed:
        unsubscribing.press(token.rstrip("/"), settings=settings, now=timezone.now())
    return _page(request, settings, done=pressed)


def _page(request: HttpRequest, settings: Settings, *, done: bool) -> HttpResponse:
    nonce = secrets.token_urlsafe(16)
    with in_language(_language(request), settings.time_zone) as language:
        page = templates.render(
            "page/unsubscribe.html",
            {
                "shop": settings.shop_name or shop.name(),
                "contact_email": settings.contact_email,
                "done": done,
                "nonce": nonce,
            },
        )
    return HttpResponse(
        page,
        content_type="text/html; charset=utf-8",
        headers={
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
            "X-Robots-Tag": "noindex",
            "Referrer-Policy": "no-referrer",
            "Content-Language": language,
            "Vary": "Accept-Language",
            "Content-Security-Policy": f"default-src 'none'; style-src 'nonce-{nonce}'; form-action 'self'; "
            "base-uri 'none'; frame-ancestors 'none'",
        },
    )


def _language(request: HttpRequest) -> str:
    """The first language of the browser that we have words in."""
    for code, _quality in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        if code != "*" and (best_language(code, shipped()) != "en" or code.startswith("en")):
            return code
    return "en"
