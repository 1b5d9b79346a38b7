"""The certificate of erasure is collected by the mail's link, once, or by staff; it names nobody."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from saleor_gdpr_plugin.audit.models import Entry
from saleor_gdpr_plugin.erasure import collecting, housekeeping
from saleor_gdpr_plugin.erasure.models import ErasureRecord
from saleor_gdpr_plugin.proof.models import Token
from tests.cast import model
from tests.erasing.conftest import Eraser
from tests.paper.test_letter import read
from tests.work.sweeping import sweep_all


@pytest.fixture
def erased(eraser: Eraser, annas: dict[str, Any]) -> dict[str, Any]:
    """Anna's erasure has ended; one order is kept."""
    request = eraser.asks()
    eraser.desk.decide("Approve", request["id"], user=eraser.staff)
    sweep_all()
    return request


def fetch(url: str) -> Any:
    """Follow a ticket as a browser does."""
    return Client().get("/plugins/" + url.split("/plugins/")[1])


def looked() -> list[tuple[str, int | None]]:
    """Who collected it, as the audit log says."""
    rows = Entry.objects.filter(kind="erasure.certificate").order_by("pk")
    return list(rows.values_list("role", "actor_id"))


def test_link__gives_the_certificate_once(
    eraser: Eraser, erased: dict[str, Any], annas: dict[str, Any]
) -> None:
    link = eraser.desk.token("anna@example.com", "download")
    assert not model("account.User").objects.filter(email="anna@example.com").exists()

    answer = fetch(eraser.desk.run("DownloadTicket", token=link)["url"])

    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert answer["Content-Disposition"] == 'attachment; filename="erasure-certificate.pdf"'
    assert answer["Cache-Control"] == "no-store"
    text = read(b"".join(answer))
    mail = eraser.desk.mails("anna@example.com")[-1].body
    assert "Notes 1 0" in text
    assert f"#{annas['new'].number}" in text
    assert "§ 147" in text
    assert "Example Authority, Exampletown" in text
    assert ErasureRecord.objects.get().plan.request.reference in text
    # The person stands in the mail's envelope alone.
    assert "anna" not in text.lower()
    assert "Keep the file" in mail
    assert eraser.desk.refused("DownloadTicket", token=link)["code"] == "TOKEN_USED"
    assert looked() == [("subject", None)]


def test_link__ends_after_its_days(eraser: Eraser, erased: dict[str, Any]) -> None:
    link = eraser.desk.token("anna@example.com", "download")
    Token.objects.filter(purpose="certificate").update(expires_at=timezone.now())

    assert eraser.desk.refused("DownloadTicket", token=link)["code"] == "TOKEN_EXPIRED"
    assert looked() == []


def test_ticket__works_for_two_minutes_and_at_no_other_door(eraser: Eraser, erased: dict[str, Any]) -> None:
    url = eraser.desk.run("ErasureCertificate", user=eraser.staff, id=erased["id"])["url"]

    assert fetch(url.replace("/certificate/", "/download/")).status_code == 404
    assert fetch(url.replace("/certificate/", "/letter/")).status_code == 404
    link = eraser.desk.token("anna@example.com", "download")
    assert fetch(f"{collecting.PATH}{link}").status_code == 404
    Token.objects.filter(purpose="certificate_pdf").update(expires_at=timezone.now())
    assert fetch(url).status_code == 410


def test_staff__fetches_it_and_the_log_says_so(eraser: Eraser, erased: dict[str, Any], eve: Any) -> None:
    answer = eraser.desk.ask("ErasureCertificate", user=eve, id=erased["id"])
    assert answer.errors
    assert looked() == []

    url = eraser.desk.run("ErasureCertificate", user=eraser.staff, id=erased["id"])["url"]

    assert b"".join(fetch(url)).startswith(b"%PDF")
    assert looked() == [("staff", eraser.staff.pk)]


def test_nothing_erased__there_is_no_certificate(eraser: Eraser, annas: dict[str, Any]) -> None:
    request = eraser.asks()

    error = eraser.desk.refused("ErasureCertificate", user=eraser.staff, id=request["id"])

    assert error["code"] == "UNAVAILABLE"
    assert looked() == []


def test_record_over__the_certificate_is_over_too(eraser: Eraser, erased: dict[str, Any]) -> None:
    housekeeping.forget(timezone.now() + timedelta(days=36 * 31))

    error = eraser.desk.refused("ErasureCertificate", user=eraser.staff, id=erased["id"])

    assert error["code"] == "UNAVAILABLE"


def test_by_letter__the_certificate_lies_beside_it(eraser: Eraser, annas: dict[str, Any], anna: Any) -> None:
    written = eraser.desk.register(user=eraser.staff, right="ERASURE", name="Anna Beispiel")
    eraser.desk.decide(
        "ConfirmIdentity", written["id"], user=eraser.staff, method="IN_PERSON", note="Was here."
    )
    sweep_all()
    eraser.desk.run("ErasurePlan", user=eraser.staff, id=written["id"], version=eraser.version())
    eraser.desk.decide("Approve", written["id"], user=eraser.staff)
    sweep_all()

    assert not Token.objects.filter(purpose="certificate").exists()
    url = eraser.desk.run("ErasureCertificate", user=eraser.staff, id=written["id"])["url"]
    assert "Nothing of the shop's data" in read(b"".join(fetch(url)))
