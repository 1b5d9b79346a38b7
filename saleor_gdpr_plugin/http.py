"""The plugin URLs: the desk, the page behind mail footers, and downloads, streamed piece by piece, with ranges."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterator

from asgiref.sync import sync_to_async
from django.core.handlers.asgi import ASGIRequest
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone

from . import conf, footer_page
from .contracts import Refused
from .desk import pages
from .erasure import collecting
from .export import delivery, pieces
from .export.models import Archive
from .host import database
from .paper.pdf import PdfUnavailable
from .register import publishing
from .requests import printing, reporting

HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
}
RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})", re.ASCII)
GONE = {"expired": 410, "downloads_used_up": 410, "token_expired": 410}


def respond(request: HttpRequest, path: str, *, active: bool) -> HttpResponseBase:
    """Answer a plugin URL; everything unknown, and everything while inactive, is 404."""
    if pages.PATH.fullmatch(path):
        return pages.respond(request, path, active=active and conf.load() is not None)
    ticket = re.fullmatch(r"/(download|letter|certificate)/([\w-]{20,100})/?", path)
    settings = conf.load() if active else None
    if settings is not None and (footer := footer_page.PATH.fullmatch(path)):
        return footer_page.respond(request, footer[1], settings)
    if settings is None or (ticket is None and not path.startswith(("/report/", "/register/"))):
        return HttpResponse(status=404, headers=HEADERS)
    if request.method not in ("GET", "HEAD"):
        return HttpResponse(status=405, headers={**HEADERS, "Allow": "GET, HEAD"})
    if ticket is None:
        return _signed(path, settings)
    return _archive(request, ticket[2]) if ticket[1] == "download" else _paper(ticket[1], ticket[2], settings)


def _archive(request: HttpRequest, raw: str) -> HttpResponseBase:
    try:
        if request.method == "HEAD":
            # Looking is not downloading: nothing is counted.
            archive = delivery.look(raw, now=timezone.now())
        else:
            archive = delivery.open_ticket(raw, now=timezone.now())
    except Refused as refused:
        return _refused(refused)
    return _download(request, archive)


def _paper(kind: str, raw: str, settings: conf.Settings) -> HttpResponseBase:
    now = timezone.now()
    try:
        if kind == "letter":
            name, content = "letter.pdf", printing.fetch(raw, now=now)
        else:
            name, content = "erasure-certificate.pdf", collecting.fetch(raw, settings=settings, now=now)
    except Refused as refused:
        return _refused(refused)
    except PdfUnavailable as missing:
        return _no_pdf(missing)
    return _file(name, "application/pdf", iter([content]))


def _signed(path: str, settings: conf.Settings) -> HttpResponseBase:
    room = publishing if path.startswith("/register/") else reporting
    try:
        found = room.fetch(path.rstrip("/"), settings=settings, now=timezone.now())
    except Refused as refused:
        return _refused(refused)
    except PdfUnavailable as missing:
        return _no_pdf(missing)
    if found is None:
        return HttpResponse(status=404, headers=HEADERS)
    name, content = found
    return _file(name, room.FILES[name], content)


def _refused(refused: Refused) -> HttpResponse:
    status = GONE.get(refused.code, 404)
    return HttpResponse(refused.message, status=status, content_type="text/plain", headers=HEADERS)


def _no_pdf(missing: PdfUnavailable) -> HttpResponse:
    return HttpResponse(missing.reason, status=503, content_type="text/plain", headers=HEADERS)


def _file(name: str, kind: str, content: Iterator[bytes]) -> HttpResponse:
    headers = {**HEADERS, "Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=kind, headers=headers)


def _download(request: HttpRequest, archive: Archive) -> HttpResponseBase:
    wanted = _range(request.headers.get("Range", ""), archive.size)
    if wanted is None:
        return HttpResponse(status=416, headers={**HEADERS, "Content-Range": f"bytes */{archive.size}"})
    first, last = wanted
    partial = (first, last) != (0, archive.size - 1)
    headers = {
        **HEADERS,
        "Accept-Ranges": "bytes",
        "Content-Length": str(last - first + 1),
        "Content-Disposition": 'attachment; filename="my-data.zip"',
        # Saleor compresses answers on the way out, which would break length and ranges.
        "Content-Encoding": "identity",
        "ETag": f'"{archive.pk}"',
    }
    if partial:
        headers["Content-Range"] = f"bytes {first}-{last}/{archive.size}"
    body = _body(request, archive, first, last) if request.method == "GET" else ()
    status = 206 if partial else 200
    return StreamingHttpResponse(body, status=status, content_type="application/zip", headers=headers)


def _range(header: str, size: int) -> tuple[int, int] | None:
    """First and last byte asked for; everything without a header we understand, None when out of reach."""
    match = RANGE.fullmatch(header.strip())
    if match is None or match[1] == match[2] == "":
        return 0, size - 1
    if match[1] == "":
        first, last = max(size - int(match[2]), 0), size - 1
    else:
        first, last = int(match[1]), min(int(match[2] or size - 1), size - 1)
    return (first, last) if first <= last < size else None


def _body(
    request: HttpRequest, archive: Archive, first: int, last: int
) -> Iterator[bytes] | AsyncIterator[bytes]:
    """Under ASGI Django would gather a plain iterator in memory before it sends the first byte."""
    if isinstance(request, ASGIRequest):
        return _pieces_async(archive, first, last)
    return _pieces(archive, first, last)


def _piece(archive: Archive, number: int) -> bytes:
    # The body is sent after Saleor's view returned, and with it the leave to use the primary.
    with database.primary():
        return pieces.read_piece(archive, number)


def _pieces(archive: Archive, first: int, last: int) -> Iterator[bytes]:
    for number, low, high in pieces.parts(first, last):
        yield _piece(archive, number)[low:high]


async def _pieces_async(archive: Archive, first: int, last: int) -> AsyncIterator[bytes]:
    for number, low, high in pieces.parts(first, last):
        yield (await sync_to_async(_piece)(archive, number))[low:high]
