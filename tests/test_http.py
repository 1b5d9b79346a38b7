"""The plugin URLs under ASGI: a download is sent piece by piece, never gathered in memory first."""

from __future__ import annotations

import asyncio
from typing import Any

from django.core.handlers.asgi import ASGIRequest
from django.db import transaction
from django.test import RequestFactory
from django.utils import timezone

from saleor_gdpr_plugin import http, keys
from saleor_gdpr_plugin.export.models import Archive, Piece
from saleor_gdpr_plugin.export.pieces import PIECE, PieceWriter, piece_count, read
from saleor_gdpr_plugin.host import database
from saleor_gdpr_plugin.requests.models import Request

CONTENT = bytes(range(256)) * (PIECE // 256 * 3) + b"the end"
"""Three full pieces and a short one."""


def archive() -> Archive:
    request = Request.objects.create(
        reference="GDPR-0000-0000", right="access", state="ready", origin="guest", channel="main", language="en",
        email="a@example.com", address="a@example.com", submitted_at=timezone.now(),
    )  # fmt: skip
    row = Archive.objects.create(request=request, key_id=keys.writing_id(), created_at=timezone.now())
    writer = PieceWriter(row)
    for start in range(0, len(CONTENT), 300_001):
        writer.write(CONTENT[start : start + 300_001])
    writer.finish()
    row.size = writer.size
    row.save()
    return row


def asgi_request(**headers: str) -> ASGIRequest:
    sent = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": "GET", "path": "/", "headers": sent, "query_string": b""}
    return ASGIRequest(scope, None)


def test_asgi__sends_the_first_piece_before_it_reads_the_second(transactional_db: None) -> None:
    with database.primary():
        row = archive()
        response = http._download(asgi_request(), row)
        assert response.is_async

        async def first_then_all() -> tuple[bytes, int, bytes]:
            from asgiref.sync import sync_to_async

            stream = aiter(response)
            first = await anext(stream)
            left = await sync_to_async(lambda: Piece.objects.filter(number__gt=0).count())()
            return first, left, b"".join([first, *[chunk async for chunk in stream]])

        first, left, whole = asyncio.run(first_then_all())
    assert (len(first), left) == (PIECE, 3)
    assert whole == CONTENT


def test_pieces__any_range_across_their_borders(db: None) -> None:
    with database.primary():
        row = archive()
        assert piece_count(row.size) == Piece.objects.count() == 4
        for low, high in (
            (0, 0),
            (PIECE - 1, PIECE),
            (5, 2 * PIECE + 5),
            (len(CONTENT) - 3, len(CONTENT) - 1),
        ):
            assert b"".join(read(row, low, high)) == CONTENT[low : high + 1]
        request = RequestFactory().get("/", headers={"Range": f"bytes={PIECE - 1}-{PIECE}"})
        response = http._download(request, row)
        assert response["Content-Range"] == f"bytes {PIECE - 1}-{PIECE}/{len(CONTENT)}"
        assert b"".join(response.streaming_content) == CONTENT[PIECE - 1 : PIECE + 1]


def test_pieces__cut_off_swapped_or_foreign_ones_do_not_open(db: None) -> None:
    import pytest

    with database.primary():
        row = archive()

        def broken() -> None:
            with pytest.raises(keys.Broken):
                b"".join(read(row))

        for change in ("cut", "swap", "foreign"):
            with transaction.atomic():
                match change:
                    case "cut":
                        row.size = 2 * PIECE
                    case "swap":
                        Piece.objects.filter(number=0).update(number=9)
                        Piece.objects.filter(number=1).update(number=0)
                        Piece.objects.filter(number=9).update(number=1)
                    case _:
                        sealed = keys.Box(keys.Use.ARCHIVE).seal(b"x" * PIECE, about="other:0:more")
                        Piece.objects.filter(number=0).update(sealed=sealed)
                broken()
                transaction.set_rollback(True)
            row.size = len(CONTENT)
        assert b"".join(read(row)) == CONTENT


def test_unknown_urls__are_404_with_a_strict_policy(db: None, plugin: Any, client: Any) -> None:
    from tests.desk import FORM

    plugin(**FORM)
    for path in ("", "download/", "download/x", "admin", "download/" + "a" * 43):
        response = client.get(f"/plugins/global/saleor_gdpr/{path}")
        assert response.status_code == 404
        assert "default-src 'none'" in response["Content-Security-Policy"]
