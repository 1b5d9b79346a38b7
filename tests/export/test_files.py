"""Files of the shop: what cannot be read is named, staff decides, and nothing hangs."""

from __future__ import annotations

import json
import threading
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from saleor_gdpr_plugin.host import storage
from tests.cast import model
from tests.desk import Desk


@pytest.fixture
def invoices(own_media: Any, anna: Any, order_for: Callable[..., Any]) -> list[Any]:
    """Two invoices of Anna's; the file of the second is gone."""
    order = order_for(anna)
    here = default_storage.save("invoices/here.pdf", ContentFile(b"%PDF here"))
    invoice = model("invoice.Invoice").objects.create
    return [
        invoice(order=order, number="INV-1", status="success", invoice_file=here),
        invoice(order=order, number="INV-2", status="success", invoice_file="invoices/gone.pdf"),
    ]


def test_missing_file__is_named_and_staff_decides(
    desk: Desk, invoices: list[Any], anna: Any, staff: Any, archive_of: Callable[..., zipfile.ZipFile]
) -> None:
    here, gone = invoices
    problem = {"source": "files", "reason": f"invoices/{gone.pk}-gone.pdf: FileNotFoundError"}

    # given: staff sees it and cannot release without a decision
    request = desk.submit(user=anna)["request"]
    built = desk.decide("Approve", request["id"], user=staff)
    assert built["state"] == "READY"
    assert desk.run("ExportPreview", user=staff, id=request["id"])["problems"] == ["files"]
    version = desk.queue(staff)[request["id"]]["version"]
    error = desk.refused("RequestRelease", user=staff, id=request["id"], version=version)
    assert error["code"] == "PROBLEMS"
    desk.run("RequestCancel", user=anna, id=request["id"])

    # when
    package = archive_of(anna, despiteProblems=True)

    # then: the one that is there, a problem for the other, and a sentence on the page
    assert package.read(f"files/invoices/{here.pk}-here.pdf") == b"%PDF here"
    assert f"files/invoices/{gone.pk}-gone.pdf" not in package.namelist()
    data = json.loads(package.read("data.json"))
    assert data["problems"] == [problem]
    assert data["files"] == [{"source": "invoices", "path": f"files/invoices/{here.pk}-here.pdf"}]
    assert "gone.pdf" in package.read("report.html").decode()


def test_storage_that_hangs__stops_nothing(
    desk: Desk, invoices: list[Any], anna: Any, staff: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    forever = threading.Event()
    monkeypatch.setattr(storage, "SILENCE", 0.2)
    monkeypatch.setattr(type(default_storage), "open", lambda *_args: forever.wait(), raising=False)

    request = desk.submit(user=anna)["request"]
    built = desk.decide("Approve", request["id"], user=staff)

    assert built["state"] == "READY"
    preview = desk.run("ExportPreview", user=staff, id=request["id"])
    assert preview["problems"] == ["files", "files"]
    forever.set()
