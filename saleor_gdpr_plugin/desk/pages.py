"""The desk's pages: one empty shell for every address, so that nothing personal is in a page or its address.

What is shown is asked for by the script, with the token that the Dashboard hands over. Only the Dashboards that
the merchant named may frame the page, and the script believes no other.
"""

from __future__ import annotations

import re
import secrets

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse

from .. import conf
from ..paper import templates
from . import built, places

PATH = re.compile(r"/desk(?:/(?:assets/([\w.-]+)|(manifest\.json)|.*))?", re.DOTALL)
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
CLOSED = "default-src 'none'; base-uri 'none'; form-action 'none'"
FOREVER = "public, max-age=31536000, immutable"


def respond(request: HttpRequest, path: str, *, active: bool) -> HttpResponse:
    """Answer an address of the desk; while the plugin is inactive, or not built, a page that says so."""
    found = PATH.fullmatch(path)
    if request.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(("GET", "HEAD"), headers=HEADERS)
    if found is not None and found[1]:
        return _asset(found[1])
    origins = conf.committed().dashboard_origins
    if not active:
        return _page(origins, "page/desk_closed.html", {"inactive": True}, status=404)
    if found is not None and found[2]:
        return JsonResponse(places.manifest(), headers=HEADERS | {"Cache-Control": "no-store"})
    files = built.load()
    if files is None:
        return _page(origins, "page/desk_closed.html", {"inactive": False}, status=503)
    home = request.path.removesuffix(path) + "/desk"
    return _page(origins, "page/desk.html", {"files": files, "home": home, "origins": " ".join(origins)})


def _asset(name: str) -> HttpResponse:
    file = built.read(name)
    if file is None:
        return HttpResponse(status=404, headers=HEADERS)
    content, kind = file
    return HttpResponse(
        content,
        content_type=kind,
        headers=HEADERS | {"Cache-Control": FOREVER, "Cross-Origin-Resource-Policy": "same-origin"},
    )


def _page(
    origins: tuple[str, ...], template: str, values: dict[str, object], *, status: int = 200
) -> HttpResponse:
    """The nonce also holds for what a script of ours loads later, so that no other file of this host runs here."""
    nonce, dashboards = secrets.token_urlsafe(16), " ".join(origins) or "'none'"
    policy = (
        f"{CLOSED}; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; connect-src 'self'; "
        "require-trusted-types-for 'script'; trusted-types lit-html; "
        f"frame-ancestors {dashboards}"
    )
    return HttpResponse(
        templates.render(template, values | {"nonce": nonce}),
        status=status,
        content_type="text/html; charset=utf-8",
        headers=HEADERS | {"Cache-Control": "no-store", "Content-Security-Policy": policy},
    )
