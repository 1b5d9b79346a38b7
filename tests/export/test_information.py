"""The information of Art. 15(1): in data.json as in the letter, and named where the register fails."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from saleor_gdpr_plugin.erasure.models import LegalHold
from saleor_gdpr_plugin.export.models import Archive
from saleor_gdpr_plugin.register.answer import Information, Recipient, System
from tests.desk import Desk

from .test_schema import CHECK

KNOWN = Information(
    purposes={"orders": ("to deliver parcels",)},
    retention=dict.fromkeys(
        ("account", "checkouts", "orders", "invoices", "payments", "gift_cards", "consent", "privacy"),
        "ten years",
    )
    | {"account": "three years"},
    recipients=(Recipient("Parcel Service Ltd", "parcels", "decides itself", "Ireland", ""),),
    automated_decisions="None are taken.",
    systems=(System("helpdesk", "Helpdesk", "help@shop.example", "your letters"),),
    origins={"orders": "from your orders"},
)


@pytest.fixture
def look(
    desk: Desk, anna: Any, staff: Any, client: Any, order_for: Callable[..., Any]
) -> Callable[[], tuple[dict[str, Any], zipfile.ZipFile]]:
    """Build Anna's archive, and look into it as staff does; also the answer of the desk."""
    order_for(anna)

    def build() -> tuple[dict[str, Any], zipfile.ZipFile]:
        request = desk.submit(user=anna)["request"]
        desk.decide("Approve", request["id"], user=staff)
        answer = desk.run("ExportPreview", user=staff, id=request["id"])
        response = client.get("/plugins/" + answer["url"].split("/plugins/")[1])
        return answer, zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content)))

    return build


def test_information__stands_in_data_json_and_on_the_page(
    look: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def information(used: object, language: str) -> Information:
        asked.append(language)
        return KNOWN

    monkeypatch.setattr("saleor_gdpr_plugin.export.information.information", information)
    answer, archive = look()
    assert asked == ["en"]
    assert answer["problems"] == []
    found = json.loads(archive.read("data.json"))
    CHECK.validate(found)
    told = found["information"]
    assert told["purposes"]["orders"] == ["to deliver parcels"]
    assert (told["retention"]["addresses"], told["retention"]["orders"]) == ("three years", "ten years")
    assert told["recipients"] == [
        {
            "name": "Parcel Service Ltd", "what_for": "parcels", "role": "decides itself", "place": "Ireland",
            "safeguard": "",
        }
    ]  # fmt: skip
    assert told["systems"] == [{"name": "Helpdesk", "contact": "help@shop.example", "holds": "your letters"}]
    assert told["authorities"] == ["Example Authority, Exampletown"]
    assert [right["article"] for right in told["rights"]] == [f"Art. {n}" for n in (16, 17, 18, 20, 21, 7)]
    page = archive.read("report.html").decode()
    for owed in ("to deliver parcels", "ten years", "Parcel Service Ltd", "Helpdesk", "from your orders"):
        assert owed in page
    assert "does not cover yet" not in page


def test_information__a_register_that_fails_is_named_and_stops_release(
    look: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_args: object) -> None:
        raise ValueError("broken")

    monkeypatch.setattr("saleor_gdpr_plugin.export.information.used_by", fails)
    answer, archive = look()
    assert answer["problems"] == ["register"]
    assert Archive.objects.get().problems == [{"source": "register", "reason": "ValueError"}]
    found = json.loads(archive.read("data.json"))
    CHECK.validate(found)
    assert found["information"]["recipients"] == []
    assert len(found["sources"]["orders"]["records"]) == 1
    assert "does not cover yet" in archive.read("report.html").decode()


def test_legal_hold__is_left_out_and_why_is_said(look: Callable[..., Any], anna: Any, eve: Any) -> None:
    claims = "giving them out would harm the claims (Art. 15(4) GDPR)"
    LegalHold.objects.create(account_id=eve.pk, reason="Another lawsuit.", since=timezone.now())
    hold = LegalHold.objects.create(address=anna.email, reason="Lawsuit 4711-X.", since=timezone.now())

    answer, archive = look()

    data = json.loads(archive.read("data.json"))
    assert [(each["source"], claims in each["reason"]) for each in data["left_out"]] == [
        ("orders", False), ("legal_hold", True),
    ]  # fmt: skip
    assert answer["leftOut"] == [{"reason": "legal_hold", "count": 1}]
    texts = "".join(archive.read(name).decode(errors="replace") for name in archive.namelist())
    assert claims in texts
    assert [each for each in ("4711-X", "Another lawsuit", str(hold.pk)) if each in texts] == []
