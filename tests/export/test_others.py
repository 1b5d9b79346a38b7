"""Systems outside Saleor: what staff adds is in the answer byte for byte, and what nobody answered is named."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from saleor_gdpr_plugin import housekeeping, keys
from saleor_gdpr_plugin.contracts import Refused
from saleor_gdpr_plugin.export import answering, pieces
from saleor_gdpr_plugin.export.models import Archive, Mask, OtherAnswer, OtherPiece
from saleor_gdpr_plugin.register import answer
from saleor_gdpr_plugin.requests.models import Event, Request
from tests.desk import FORM, Desk
from tests.export.opened import archive, document

CRM = answer.System("crm", "Customer desk", "crm@shop.example", "tickets")
PAPER = answer.System("paper", "Paper files", "archive@shop.example", "letters")
CONTENT = os.urandom(2 * pieces.PIECE + 17)
ANNA = "anna@example.com"


@pytest.fixture(autouse=True)
def _systems(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answer, "systems", lambda: (CRM, PAPER))


@pytest.fixture
def ready(desk: Desk, anna: Any, staff: Any, order_for: Callable[..., Any]) -> str:
    """Anna's request, built and waiting for its release."""
    order_for(anna)
    request = desk.submit(user=anna)["request"]
    desk.decide("Approve", request["id"], user=staff)
    return str(request["id"])


def upload(name: str = "tickets.pdf", content: bytes = CONTENT, kind: str = "application/pdf") -> Any:
    return SimpleUploadedFile(name, content, content_type=kind)


def attach(desk: Desk, request_id: str, system: str, *, user: Any, **what: Any) -> dict[str, Any]:
    version = desk.details(request_id, user=user)["version"]
    return desk.run("ExportAttach", user=user, id=request_id, version=version, system=system, **what)


def refused(desk: Desk, request_id: str, system: str, *, user: Any, **what: Any) -> dict[str, Any]:
    version = desk.details(request_id, user=user)["version"]
    return desk.refused("ExportAttach", user=user, id=request_id, version=version, system=system, **what)


def release(desk: Desk, request_id: str, *, user: Any, **more: Any) -> dict[str, Any]:
    version = desk.details(request_id, user=user)["version"]
    return desk.refused("RequestRelease", user=user, id=request_id, version=version, **more)


def test_attached__is_in_the_answer_byte_for_byte(
    desk: Desk, client: Any, anna: Any, staff: Any, ready: str
) -> None:
    # when
    shown = attach(desk, ready, "crm", user=staff, file=upload())
    assert shown["request"]["state"] == "READY"
    attach(desk, ready, "crm", user=staff, text="Two calls in May.\n<b>bold</b>")
    shown = attach(desk, ready, "paper", user=staff, nothing=True)

    # then: the checklist
    crm, paper = shown["otherSystems"]
    assert [(each["kind"], each["filename"], each["size"]) for each in crm["answers"]] == [
        ("FILE", "tickets.pdf", len(CONTENT)),
        ("TEXT", None, 29),
    ]
    assert (crm["answered"], crm["name"], crm["contact"], crm["holds"]) == (
        True, "Customer desk", "crm@shop.example", "tickets",
    )  # fmt: skip
    assert [each["kind"] for each in paper["answers"]] == ["NOTHING"]
    assert desk.run("ExportPreview", user=staff, id=ready)["otherSystems"] == shown["otherSystems"]

    # then: the archive
    package = archive(desk, client, ready, user=staff)
    assert package.read("files/other/crm/tickets.pdf") == CONTENT
    assert document(package)["other_systems"] == [
        {
            "system": "crm", "name": "Customer desk", "answer": "given",
            "text": "Two calls in May.\n<b>bold</b>", "files": ["files/other/crm/tickets.pdf"],
        },
        {"system": "paper", "name": "Paper files", "answer": "nothing", "text": None, "files": []},
    ]  # fmt: skip
    page = package.read("report.html").decode()
    assert "files/other/crm/tickets.pdf" in page
    assert "Two calls in May.<br>&lt;b&gt;bold&lt;/b&gt;" in page
    assert "It holds nothing about you." in page
    letter = package.read("summary.pdf").decode()
    assert "We keep data in 2 systems outside the shop system." in letter
    assert "The folder files/other holds 1 file." in letter
    assert "no answer" not in letter
    assert desk.decide("Release", ready, user=staff)["state"] == "FULFILLED"
    kinds = list(Event.objects.values_list("kind", flat=True))
    assert kinds.count("other_attached") == 3


def test_nothing_readable_lies_in_the_database(desk: Desk, staff: Any, ready: str) -> None:
    secret = b"PLAIN-" * 1000
    attach(desk, ready, "crm", user=staff, file=upload(content=secret))
    attach(desk, ready, "crm", user=staff, text="PLAIN-TEXT")
    stored = [bytes(row) for row in OtherPiece.objects.values_list("sealed", flat=True)]
    assert len(stored) == 2
    assert not [row for row in stored if b"PLAIN-" in row]
    # and a piece of one answer never opens as another's
    one, other = OtherAnswer.objects.all()
    OtherPiece.objects.filter(answer=other).delete()
    OtherPiece.objects.filter(answer=one).update(answer=other)
    with pytest.raises(keys.Broken):
        pieces.read_piece(other, 0)


def test_unanswered__is_named_and_stops_release_until_staff_decides(
    desk: Desk, client: Any, anna: Any, staff: Any, ready: str
) -> None:
    # given
    attach(desk, ready, "paper", user=staff, nothing=True)
    assert "Customer desk" in desk.mails("dpo@shop.example")[-1].body
    package = archive(desk, client, ready, user=staff)
    assert document(package)["other_systems"][0] == {
        "system": "crm", "name": "Customer desk", "answer": "missing", "text": None, "files": [],
    }  # fmt: skip
    assert "no answer from this system yet" in package.read("report.html").decode()
    assert "We have no answer yet from: Customer desk." in package.read("summary.pdf").decode()

    # when
    error = release(desk, ready, user=staff)

    # then
    assert (error["code"], error["field"]) == ("PROBLEMS", "despiteProblems")
    assert error["message"] == "Nobody answered for: Customer desk. Answer, or release despite this."
    assert Archive.objects.get().state == "built"
    assert desk.mails(ANNA)[-1].subject == "We have received your privacy request"

    # when
    done = desk.decide("Release", ready, user=staff, despiteProblems=True)

    # then: the person hears of it, now and with every fresh link
    assert done["state"] == "PARTLY_FULFILLED"
    mail = desk.mails(ANNA)[-1].body
    assert "- Customer desk" in mail
    assert "complain" in mail
    version = desk.details(ready, user=staff)["version"]
    desk.run("ExportRenew", user=staff, id=ready, version=version)
    assert "- Customer desk" in desk.mails(ANNA)[-1].body


def test_unanswered__never_goes_out_by_itself(
    desk: Desk, plugin: Any, anna: Any, staff: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    plugin(**FORM, review_before_release=False)
    asked = desk.submit(user=anna)["request"]
    assert desk.decide("Approve", asked["id"], user=staff)["state"] == "READY"
    attach(desk, asked["id"], "crm", user=staff, nothing=True)
    assert Request.objects.get().state == "ready"
    attach(desk, asked["id"], "paper", user=staff, nothing=True)
    assert Request.objects.get().state == "fulfilled"


def test_before_approval__the_checklist_can_be_worked_off(
    desk: Desk, client: Any, anna: Any, staff: Any
) -> None:
    asked = desk.submit(user=anna)["request"]["id"]
    shown = attach(desk, asked, "crm", user=staff, file=upload())
    assert shown["request"]["state"] == "OPEN"
    desk.decide("Approve", asked, user=staff)
    package = archive(desk, client, asked, user=staff)
    assert package.read("files/other/crm/tickets.pdf") == CONTENT


def test_removed__is_gone_and_so_are_its_pieces(desk: Desk, client: Any, staff: Any, ready: str) -> None:
    shown = attach(desk, ready, "crm", user=staff, file=upload())
    given = shown["otherSystems"][0]["answers"][0]["id"]
    assert refused(desk, ready, "paper", user=staff, remove=given)["field"] == "remove"
    shown = attach(desk, ready, "crm", user=staff, remove=given)
    assert shown["otherSystems"][0]["answers"] == []
    assert OtherPiece.objects.count() == 0
    assert "files/other/crm/tickets.pdf" not in archive(desk, client, ready, user=staff).namelist()
    error = refused(desk, ready, "crm", user=staff, remove=given)
    assert (error["field"], error["code"]) == ("remove", "NOT_FOUND")


def test_system_taken_out_of_the_register__what_it_answered_stays(
    desk: Desk, client: Any, staff: Any, ready: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    attach(desk, ready, "crm", user=staff, text="Two calls.")
    monkeypatch.setattr(answer, "systems", lambda: (PAPER,))
    attach(desk, ready, "paper", user=staff, nothing=True)
    told = document(archive(desk, client, ready, user=staff))["other_systems"]
    assert [(each["system"], each["answer"]) for each in told] == [("paper", "nothing"), ("crm", "given")]


def test_corrected_copy__holds_the_same_files_sealed_anew(
    desk: Desk, client: Any, staff: Any, ready: str
) -> None:
    attach(desk, ready, "crm", user=staff, file=upload())
    attach(desk, ready, "paper", user=staff, nothing=True)
    desk.decide("Release", ready, user=staff)
    copy = desk.run("ExportCreate", user=staff, request=ready, reason="A slip.")["request"]
    assert archive(desk, client, copy["id"], user=staff).read("files/other/crm/tickets.pdf") == CONTENT
    assert OtherAnswer.objects.count() == 4


MANY = "x" * (answering.TEXT_LIMIT + 1)
WRONG: dict[str, tuple[dict[str, Any], str, str]] = {
    "no system": ({"system": "erp", "nothing": True}, "system", "NOT_FOUND"),
    "nothing at all": ({}, "file", "REQUIRED"),
    "two at once": ({"nothing": True, "text": "x"}, "file", "REQUIRED"),
    "empty text": ({"text": " "}, "text", "REQUIRED"),
    "long text": ({"text": MANY}, "text", "INVALID"),
    "no file": ({"file": "part-file"}, "file", "INVALID"),
    "an object for a file": ({"file": {"name": "x"}}, "file", "INVALID"),
    "empty file": ({"file": ("a.pdf", b"")}, "file", "INVALID"),
    "long file": ({"file": ("a.pdf", b"x" * 1001)}, "file", "INVALID"),
    "no name": ({"file": (" . ", b"x")}, "file", "INVALID"),
    "unknown answer": ({"remove": "R2RwclJlcXVlc3Q6eA=="}, "remove", "NOT_FOUND"),
    "old version": ({"nothing": True, "version": 1}, "version", "CHANGED"),
}


@pytest.mark.parametrize("case", WRONG)
def test_refused__the_field_is_named_and_nothing_changed(
    desk: Desk, staff: Any, ready: str, monkeypatch: pytest.MonkeyPatch, case: str
) -> None:
    changes, field, code = WRONG[case]
    if isinstance(file := changes.get("file"), tuple):
        changes = {"file": upload(*file)}
    monkeypatch.setattr(answering, "FILE_LIMIT", 1000)
    version = desk.details(ready, user=staff)["version"]
    before = list(Request.objects.values()), Event.objects.count(), list(Archive.objects.values())
    error = desk.refused(
        "ExportAttach", user=staff, **{"id": ready, "version": version, "system": "crm"} | changes
    )
    assert (error["field"], error["code"]) == (field, code)
    assert OtherAnswer.objects.count() == OtherPiece.objects.count() == 0
    assert (list(Request.objects.values()), Event.objects.count(), list(Archive.objects.values())) == before


def test_refused__answers_that_contradict_or_hide_each_other(
    desk: Desk, staff: Any, ready: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answering, "FILES", 2)
    small = {"content": b"x"}
    attach(desk, ready, "crm", user=staff, file=upload("Brief.pdf", **small))
    same = refused(desk, ready, "crm", user=staff, file=upload("BRIEF.pdf", **small))
    assert (same["field"], same["code"]) == ("file", "INVALID")
    assert refused(desk, ready, "crm", user=staff, nothing=True)["field"] == "nothing"
    attach(desk, ready, "crm", user=staff, text="One.")
    assert refused(desk, ready, "crm", user=staff, text="Two.")["field"] == "text"
    attach(desk, ready, "paper", user=staff, file=upload("Brief.pdf", **small))
    many = refused(desk, ready, "paper", user=staff, file=upload("more.pdf", **small))
    assert (many["field"], many["code"]) == ("file", "TOO_MANY")
    assert OtherAnswer.objects.count() == 3


def test_refused__after_the_release(desk: Desk, staff: Any, ready: str) -> None:
    desk.decide("Release", ready, user=staff, despiteProblems=True)
    assert refused(desk, ready, "crm", user=staff, nothing=True)["code"] == "STATE"
    assert OtherAnswer.objects.count() == 0


def test_died_between_two_pieces__nothing_of_the_file_is_left(
    desk: Desk, client: Any, staff: Any, ready: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # given: the connection goes away after the second piece
    store, stored = pieces.PieceWriter._store, []

    def dying(self: Any, content: bytes, *, last: bool) -> None:
        store(self, content, last=last)
        stored.append(OtherPiece.objects.count())
        if len(stored) == 2:
            raise ConnectionError

    version = desk.details(ready, user=staff)["version"]
    with monkeypatch.context() as patched:
        patched.setattr(pieces.PieceWriter, "_store", dying)
        given = {"id": ready, "version": version, "system": "crm", "file": upload()}
        assert desk.ask("ExportAttach", user=staff, **given).errors != []

    # then
    assert stored == [1, 2]
    assert OtherAnswer.objects.count() == OtherPiece.objects.count() == 0
    assert desk.details(ready, user=staff)["version"] == version
    attach(desk, ready, "crm", user=staff, file=upload())
    assert archive(desk, client, ready, user=staff).read("files/other/crm/tickets.pdf") == CONTENT


def test_file_that_is_longer_than_it_says__is_refused(
    desk: Desk, staff: Any, ready: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answering, "FILE_LIMIT", 1000)
    long = upload(content=b"x" * 1001)
    lying = answering.Upload("a.pdf", "application/pdf", 1000, long)
    row = Request.objects.get()
    new = answering._file(lying)
    with pytest.raises(Refused, match="larger than announced.*Nothing of it was stored"):
        answering._seal(
            OtherAnswer.objects.create(
                request=row, system="crm", key_id=keys.writing_id(), at=timezone.now()
            ),
            new,
        )


def test_retention__what_was_added_and_masked_goes_with_the_content(
    desk: Desk, staff: Any, ready: str
) -> None:
    # given
    attach(desk, ready, "crm", user=staff, file=upload())
    attach(desk, ready, "paper", user=staff, nothing=True)
    desk.decide("Release", ready, user=staff)
    request = Request.objects.get()
    Mask.objects.create(
        request=request, source="orders", record="1", path="note", reason="x", at=timezone.now()
    )
    housekeeping.sweep()
    assert (OtherAnswer.objects.count(), Mask.objects.count()) == (2, 1)

    # when
    Request.objects.update(closed_at=timezone.now() - timedelta(days=366 * 3 + 1))
    housekeeping.sweep()

    # then
    request.refresh_from_db()
    assert request.emptied_at is not None
    assert OtherAnswer.objects.count() == OtherPiece.objects.count() == Mask.objects.count() == 0
