"""An export while orders are being written shows one consistent moment."""

from __future__ import annotations

import json
import threading
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connections

from saleor_gdpr_plugin.contracts import Record
from saleor_gdpr_plugin.datamap.sources.account import AccountData
from saleor_gdpr_plugin.host import database
from tests.cast import model


def test_export__shows_the_moment_at_which_it_began(
    anna: Any,
    order_for: Callable[..., Any],
    archive_of: Callable[..., zipfile.ZipFile],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # given: while the account is read, somebody else orders, pays, and renames the order that was there
    before = order_for(anna, customer_note="BEFORE")
    export, done = AccountData.export, []

    def meanwhile() -> None:
        with database.primary():
            late = order_for(anna, customer_note="MEANWHILE")
            model("order.OrderEvent").objects.create(
                order=late, type="note_added", parameters={"message": "LATE"}
            )
            model("order.Order").objects.filter(pk=before.pk).update(customer_note="RENAMED")
            done.append(late.number)
        connections.close_all()

    def slow(self: AccountData, subject: Any, **how: Any) -> Iterator[Record]:
        if not done:
            other = threading.Thread(target=meanwhile)
            other.start()
            other.join()
        yield from export(self, subject, **how)

    monkeypatch.setattr(AccountData, "export", slow)

    # when
    package = archive_of(anna)

    # then: every file tells of the same moment
    assert len(done) == 1
    data = json.loads(package.read("data.json"))
    orders = data["sources"]["orders"]["records"]
    assert [(order["number"], order["customer_note"]) for order in orders] == [(before.number, "BEFORE")]
    assert data["sources"]["order_events"]["records"] == []
    page = package.read("report.html").decode()
    assert "BEFORE" in page
    assert not any(text in page for text in ("MEANWHILE", "RENAMED", "LATE"))
