"""The archive on its way to the person: tickets, ranges, expiry, and nobody else."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import jsonschema
import pikepdf
import pytest
from django.utils import timezone

import saleor_gdpr_plugin
from saleor_gdpr_plugin import housekeeping
from saleor_gdpr_plugin.export.models import Archive, Download, Piece
from saleor_gdpr_plugin.proof.models import Token
from tests.cast import Guest
from tests.desk import FORM, Desk

SCHEMA = Path(saleor_gdpr_plugin.__file__).parent / "export" / "schema" / "data-1.json"


@pytest.fixture
def released(desk: Desk, anna: Any, staff: Any, order_for: Callable[..., Any]) -> dict[str, Any]:
    """Anna's released request."""
    order_for(anna, lines=[("Mug", 2, "9.90"), ("Teapot", 1, "30.00")], customer_note="<b>ring twice</b>")
    request = desk.submit(user=anna, language="de")["request"]
    desk.decide("Approve", request["id"], user=staff)
    return desk.decide("Release", request["id"], user=staff)


def path_of(url: str) -> str:
    assert "/plugins/global/saleor_gdpr/download/" in url
    return "/plugins/" + url.split("/plugins/")[1]


def body_of(response: Any) -> bytes:
    return b"".join(response.streaming_content)


def ticket(desk: Desk, request: dict[str, Any], user: Any) -> str:
    return path_of(desk.run("DownloadTicket", user=user, id=request["id"])["url"])


@pytest.mark.real_pdf
def test_archive__holds_valid_json_report_and_letter(
    desk: Desk, released: Any, anna: Any, client: Any
) -> None:
    # when
    response = client.get(ticket(desk, released, anna))

    # then
    assert response.status_code == 200
    body = body_of(response)
    assert response["Content-Type"] == "application/zip"
    assert response["Content-Length"] == str(len(body))
    assert response["Content-Disposition"] == 'attachment; filename="my-data.zip"'
    assert response["Cache-Control"] == "no-store"
    package = zipfile.ZipFile(io.BytesIO(body))
    assert package.testzip() is None
    assert package.namelist() == ["data.json", "report.html", "summary.pdf"]
    document = json.loads(package.read("data.json"))
    jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text())).validate(document)
    (order,) = document["sources"]["orders"]["records"]
    assert [line["product_name"] for line in order["lines"]] == ["Mug", "Teapot"]
    assert order["total_gross"] == {"amount": "49.800", "currency": "EUR"}
    assert order["customer_note"] == "<b>ring twice</b>"
    assert document["reference"] == released["reference"]
    html = package.read("report.html").decode()
    assert 'lang="de"' in html
    assert "&lt;b&gt;ring twice&lt;/b&gt;" in html
    with pikepdf.open(io.BytesIO(package.read("summary.pdf"))) as letter:
        assert len(letter.pages) >= 2


def test_archive__lies_sealed_in_the_database(desk: Desk, released: Any) -> None:
    stored = b"".join(bytes(piece.sealed) for piece in Piece.objects.all())
    assert len(stored) > 10_000
    assert b"PK\x03\x04" not in stored
    assert b"data.json" not in stored


@pytest.mark.parametrize(
    ("header", "status", "low", "high"),
    [
        ("bytes=0-99", 206, 0, 100),
        ("bytes=100-", 206, 100, None),
        ("bytes=-100", 206, -100, None),
        ("bytes=0-999999999", 200, 0, None),
        ("bytes=5-2", 416, 0, 0),
        ("bytes=999999999-", 416, 0, 0),
        ("lines=1-2", 200, 0, None),
    ],
)
def test_ranges__resume_a_download(
    desk: Desk, released: Any, anna: Any, client: Any, header: str, status: int, low: int, high: int | None
) -> None:
    path = ticket(desk, released, anna)
    whole = body_of(client.get(path))
    response = client.get(path, headers={"Range": header})
    assert response.status_code == status
    if status != 416:
        assert body_of(response) == whole[low:high]
    # one ticket, one download, however many ranges
    assert Archive.objects.get().downloads == 1


def test_ticket__lives_two_minutes(desk: Desk, released: Any, anna: Any, client: Any) -> None:
    path = ticket(desk, released, anna)
    left = Token.objects.get(purpose="ticket").expires_at - timezone.now()
    assert timedelta(seconds=110) < left <= timedelta(minutes=2)
    Token.objects.filter(purpose="ticket").update(expires_at=timezone.now())
    assert client.get(path).status_code == 410
    assert Download.objects.count() == 0


def test_ticket__head_counts_nothing(desk: Desk, released: Any, anna: Any, client: Any) -> None:
    path = ticket(desk, released, anna)
    response = client.head(path)
    assert (response.status_code, response["Content-Length"]) == (200, str(Archive.objects.get().size))
    assert client.post(path).status_code == 405
    assert Archive.objects.get().downloads == 0


def test_ticket__of_somebody_else_is_refused(
    desk: Desk, released: Any, anna: Any, eve: Any, client: Any
) -> None:
    status = desk.token("anna@example.com", "status")
    for who, given in (
        (eve, {"id": released["id"]}),
        (None, {"id": released["id"]}),
        (None, {"statusToken": "forged" * 8}),
        (None, {"token": "forged" * 8}),
        (None, {"token": status}),
        (None, {}),
    ):
        error = desk.refused("DownloadTicket", user=who, **given)
        assert error["code"] in ("NOT_FOUND", "TOKEN_INVALID", "REQUIRED")
    for path in ("forged" * 8, status, "", "../../etc/passwd"):
        assert client.get(f"/plugins/global/saleor_gdpr/download/{path}").status_code == 404
    assert not Token.objects.filter(purpose="ticket").exists()


def test_mail_link__is_good_for_one_download(desk: Desk, released: Any, client: Any) -> None:
    # given
    token = desk.token("anna@example.com", "download")

    # when / then
    url = desk.run("DownloadTicket", token=token)["url"]
    assert client.get(path_of(url)).status_code == 200
    assert desk.refused("DownloadTicket", token=token)["code"] == "TOKEN_USED"

    # when: a fresh proof of the mailbox
    status = desk.token("anna@example.com", "status")
    sent = desk.run("DownloadTicket", statusToken=status)
    assert (sent["url"], sent["mailSent"]) == (None, True)
    assert desk.mails("anna@example.com")[-1].subject == "Ihr Download-Link"
    fresh = desk.token("anna@example.com", "download")
    assert fresh != token
    assert client.get(path_of(desk.run("DownloadTicket", token=fresh)["url"])).status_code == 200
    assert Archive.objects.get().downloads == 2


def test_downloads__end_after_ten(desk: Desk, released: Any, anna: Any, client: Any) -> None:
    Archive.objects.update(downloads=9)
    last, late = ticket(desk, released, anna), ticket(desk, released, anna)
    assert client.get(last).status_code == 200
    assert client.get(late).status_code == 410
    assert desk.refused("DownloadTicket", user=anna, id=released["id"])["code"] == "DOWNLOADS_USED_UP"
    shown = desk.run("Request", user=anna, id=released["id"])
    assert shown["archive"]["downloadsLeft"] == 0


def test_expiry__closes_first_and_purges_then(desk: Desk, released: Any, anna: Any, client: Any) -> None:
    # given
    path = ticket(desk, released, anna)
    Archive.objects.update(expires_at=timezone.now())

    # then: closed even before the sweep
    assert client.get(path).status_code == 410

    # when
    housekeeping.sweep()

    # then
    assert Archive.objects.get().state == "expired"
    assert Piece.objects.count() == 0
    assert desk.refused("DownloadTicket", user=anna, id=released["id"])["code"] == "EXPIRED"
    assert client.get(path).status_code == 410


def test_preview__is_for_staff_before_release_and_logged(
    desk: Desk, anna: Any, staff: Any, client: Any
) -> None:
    request = desk.submit(user=anna)["request"]
    desk.decide("Approve", request["id"], user=staff)
    assert desk.refused("DownloadTicket", user=anna, id=request["id"])["code"] == "UNAVAILABLE"
    assert desk.run("Request", user=anna, id=request["id"])["archive"] is None
    path = path_of(desk.run("ExportPreview", user=staff, id=request["id"])["url"])
    assert zipfile.is_zipfile(io.BytesIO(body_of(client.get(path))))
    assert Archive.objects.get().downloads == 0
    assert list(Download.objects.values_list("by_staff", flat=True)) == [True]
    # released meanwhile: staff may still fetch it, for a person without e-mail; it counts for nobody else
    desk.decide("Release", request["id"], user=staff)
    assert zipfile.is_zipfile(io.BytesIO(body_of(client.get(path))))
    assert Archive.objects.get().downloads == 0


def test_inactive__downloads_are_silent(
    desk: Desk, plugin: Any, released: Any, anna: Any, client: Any
) -> None:
    path = ticket(desk, released, anna)
    plugin(**FORM, active=False)
    for url in (path, path.replace("/global/", "/")):
        assert client.get(url).status_code == 404


def test_changed_piece__breaks_the_download_and_never_passes(
    desk: Desk, released: Any, anna: Any, client: Any
) -> None:
    from saleor_gdpr_plugin import keys

    piece = Piece.objects.get()
    piece.sealed = bytes(piece.sealed)[:-1] + bytes([bytes(piece.sealed)[-1] ^ 1])
    piece.save()
    response = client.get(ticket(desk, released, anna))
    with pytest.raises(keys.Broken):
        body_of(response)


def test_guest__gets_the_orders_of_the_mailbox_alone(
    desk: Desk, guest: Guest, eve: Any, staff: Any, order_for: Callable[..., Any], client: Any
) -> None:
    # given: look-alikes, a longer address, and an order of Eve's account under the guest's address
    for other in ("guest@example.com.evil.example", "xguest@example.com", "gu\u0435st@example.com"):
        order_for(email=other)
    order_for(eve, email="guest@example.com")
    request = desk.prove(guest.email)["request"]

    # when
    desk.decide("Approve", request["id"], user=staff)
    preview = desk.run("ExportPreview", user=staff, id=request["id"])
    desk.decide("Release", request["id"], user=staff)
    url = desk.run("DownloadTicket", token=desk.token(guest.email, "download"))["url"]
    package = zipfile.ZipFile(io.BytesIO(body_of(client.get(path_of(url)))))

    # then
    document = json.loads(package.read("data.json"))
    assert [order["number"] for order in document["sources"]["orders"]["records"]] == [guest.order.number]
    assert document["sources"]["account"]["records"] == []
    assert preview["leftOut"] == [{"reason": "other_account", "count": 1}]


def test_login__archive_says_that_guest_orders_are_left_out(
    desk: Desk, released: Any, anna: Any, client: Any
) -> None:
    package = zipfile.ZipFile(io.BytesIO(body_of(client.get(ticket(desk, released, anna)))))
    document = json.loads(package.read("data.json"))
    assert [each["source"] for each in document["left_out"]] == ["orders"]
