"""A source that fails is named, stops the release, and never leaves a hole in the archive."""

from __future__ import annotations

import io
import json
import os
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection

from saleor_gdpr_plugin.contracts import LeftOut, Record, Source, Subject
from saleor_gdpr_plugin.datamap import registry
from saleor_gdpr_plugin.export.models import Archive, Piece
from saleor_gdpr_plugin.export.pieces import PIECE
from saleor_gdpr_plugin.requests.models import Event
from tests.desk import Desk


class Broken(Source):
    """Gives two pieces' worth of noise, then makes the database fail."""

    slug = "broken"
    label = "Broken"
    retention = "none"
    failures = 0

    def fields(self) -> tuple[Any, ...]:
        return ()

    def count(self, subject: Subject) -> int:
        return 0

    def export(self, subject: Subject, *, newest: int | None = None, skip: int = 0) -> Iterator[Record]:
        Broken.failures += 1
        for _ in range(5 * PIECE // 100_000):
            yield Record(json.dumps({"noise": os.urandom(50_000).hex()}))
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 / 0")

    def left_out(self, subject: Subject) -> list[LeftOut]:
        return []


@pytest.fixture
def ready(desk: Desk, anna: Any, staff: Any, order_for: Callable[..., Any]) -> Iterator[dict[str, Any]]:
    """Anna's request, built while one source fails."""
    order_for(anna)
    Broken.failures = 0
    with registry.registered(Broken()):
        request = desk.submit(user=anna)["request"]
        yield desk.decide("Approve", request["id"], user=staff)


def test_failing_source__is_named_and_the_rest_is_whole(
    desk: Desk, ready: Any, anna: Any, staff: Any, client: Any
) -> None:
    # then: tried once, named, and release waits for staff
    assert Broken.failures == 1
    assert ready["state"] == "READY"
    assert Archive.objects.get().problems == [{"source": "broken", "reason": "DataError"}]
    version = desk.queue(staff)[ready["id"]]["version"]
    error = desk.refused("RequestRelease", user=staff, id=ready["id"], version=version)
    assert (error["code"], error["field"]) == ("PROBLEMS", "despiteProblems")
    assert "broken" in desk.mails("dpo@shop.example")[-1].body

    # when
    version = desk.queue(staff)[ready["id"]]["version"]
    query = """mutation ($id: ID!, $version: Int!) {
      gdprRequestRelease(id: $id, version: $version, despiteProblems: true) { request { state } errors { code } }
    }"""
    answer = desk.graphql(query, {"id": ready["id"], "version": version}, user=staff)
    assert answer.data["gdprRequestRelease"] == {"request": {"state": "PARTLY_FULFILLED"}, "errors": []}

    # then: every byte is there, and the archive says what is missing
    url = desk.run("DownloadTicket", user=anna, id=ready["id"])["url"]
    response = client.get("/plugins/" + url.split("/plugins/")[1])
    package = zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content)))
    assert package.testzip() is None
    document = json.loads(package.read("data.json"))
    assert document["problems"] == [{"source": "broken", "reason": "DataError"}]
    assert document["sources"]["broken"]["records"] == []
    assert len(document["sources"]["orders"]["records"]) == 1


def test_failing_source__leaves_no_pieces_behind(desk: Desk, ready: Any) -> None:
    archive = Archive.objects.get()
    assert list(Piece.objects.values_list("archive_id", flat=True).distinct()) == [archive.pk]
    assert Piece.objects.count() == -(-archive.size // PIECE)


def test_preview__is_in_the_timeline_with_the_name_of_who_looked(
    desk: Desk, ready: Any, anna: Any, staff: Any
) -> None:
    desk.run("ExportPreview", user=staff, id=ready["id"])
    event = Event.objects.get(kind="previewed")
    assert (event.role, event.actor_id, event.public) == ("staff", staff.pk, False)
    texts = [each["text"] for each in desk.queue(staff)[ready["id"]]["timeline"]]
    assert texts[-1] == "Staff looked at the archive."
    shown = desk.run("Request", user=anna, id=ready["id"])["timeline"]
    assert "Staff looked at the archive." not in [each["text"] for each in shown]


def test_conflicts__are_told_without_saying_more(
    desk: Desk, anna: Any, staff: Any, order_for: Callable[..., Any], client: Any
) -> None:
    order_for(anna, email="mother@example.com")
    request = desk.submit(user=anna)["request"]
    desk.decide("Approve", request["id"], user=staff)
    path = desk.run("ExportPreview", user=staff, id=request["id"])
    assert path["leftOut"] == [{"reason": "foreign_address", "count": 1}]
    response = client.get("/plugins/" + path["url"].split("/plugins/")[1])
    package = zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content)))
    reasons = [each["reason"] for each in json.loads(package.read("data.json"))["left_out"]]
    assert len(reasons) == 2
    assert "another name or address" in reasons[1]
    assert "mother@example.com" not in package.read("data.json").decode()
