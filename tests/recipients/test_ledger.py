"""Every recipient of a person's data is told of a correction: by an event, or by staff, who says what came of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import graphene
import pytest

from saleor_gdpr_plugin.contracts import Refused
from saleor_gdpr_plugin.host import database, events
from saleor_gdpr_plugin.recipients import telling
from saleor_gdpr_plugin.recipients.models import RecipientTold
from saleor_gdpr_plugin.work import jobs
from tests.cast import model
from tests.desk import Desk

Told = list[tuple[str, dict[str, Any], str]]


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Told:
    """The notification events that went out."""
    found: Told = []

    def notify(event: str, payload: dict[str, Any], *, channel: str) -> None:
        found.append((event, payload, channel))

    monkeypatch.setattr(events, "notify", notify)
    return found


def hook(name: str, *kinds: str) -> Any:
    """An active app with a webhook for these events."""
    app = model("app.App").objects.create(name=name, identifier=name.lower(), is_active=True)
    found = model("webhook.Webhook").objects.create(
        app=app, target_url=f"https://{name.lower()}.example/", is_active=True
    )
    for kind in kinds:
        model("webhook.WebhookEvent").objects.create(webhook=found, event_type=kind)
    return app


@pytest.fixture
def shop(anna: Any, eve: Any, order_for: Callable[..., Any]) -> Any:
    """Anna's order went by DHL; one app listens to notifications, another to customers only."""
    hook("Mailer", "notify_user", "customer_updated")
    hook("Ledger", "customer_updated")
    order_for(eve, shipping_method_name="Pigeon")
    return order_for(anna, shipping_method_name="DHL")


def corrects(desk: Desk, user: Any, name: str = "Anne") -> str:
    """Change the first name at once; returns the id of the request."""
    changes = [{"field": "first_name", "value": name}]
    return str(desk.submit(right="RECTIFICATION", changes=changes, user=user)["request"]["id"])


def ledger(desk: Desk, request_id: str, user: Any) -> dict[str, dict[str, Any]]:
    """The recipients of a request as this user sees them, by name."""
    found = desk.run("Recipients", user=user, id=request_id)["recipients"]
    return {row["name"]: row for row in found}


def update(desk: Desk, request_id: str, row: dict[str, Any], how: str, note: str, user: Any) -> Any:
    """Update a row with the current version; returns the errors."""
    version = desk.run("Recipients", user=user, id=request_id)["version"]
    answer = desk.ask(
        "RecipientUpdate",
        user=user,
        id=request_id,
        version=version,
        recipient=row["id"],
        update=how,
        note=note,
    )
    assert answer.errors == []
    return answer.data["gdprRecipientUpdate"]["errors"]


def test_each_recipient__by_event_or_by_hand(
    desk: Desk, anna: Any, staff: Any, shop: Any, told: Told
) -> None:
    request_id = corrects(desk, anna)

    rows = ledger(desk, request_id, staff)
    used = {name: (rows[name]["way"], rows[name]["state"]) for name in ("Mailer", "Ledger", "DHL")}
    assert used == {
        "Mailer": ("EVENT", "TOLD"), "Ledger": ("BY_HAND", "TO_DO"), "DHL": ("BY_HAND", "TO_DO"),
    }  # fmt: skip
    assert "Pigeon" not in rows
    assert {row["what"] for row in rows.values()} == {"CORRECTED"}
    # Ids only.
    assert told == [
        (
            "gdpr_data_corrected",
            {
                "request": request_id,
                "records": [graphene.Node.to_global_id("User", anna.pk)],
                "channel_slug": "main",
            },
            "main",
        )
    ]


def test_the_person__sees_who_was_told_and_no_notes(
    desk: Desk, anna: Any, eve: Any, staff: Any, shop: Any, told: Told
) -> None:
    request_id = corrects(desk, anna)
    row = ledger(desk, request_id, staff)["DHL"]
    assert update(desk, request_id, row, "DONE", "Called them.", staff) == []

    seen = ledger(desk, request_id, anna)["DHL"]
    assert (seen["state"], seen["way"], seen["note"], seen["by"]) == ("DONE", None, None, None)
    answer = desk.ask("Recipients", user=eve, id=request_id)
    assert answer.data == {"gdprRequest": None}


def test_nothing_changed__nobody_is_told(desk: Desk, anna: Any, shop: Any, told: Told) -> None:
    corrects(desk, anna, "Anna")

    assert told == []
    assert RecipientTold.objects.count() == 0


def test_by_hand__impossible_needs_a_reason(desk: Desk, anna: Any, staff: Any, shop: Any, told: Told) -> None:
    request_id = corrects(desk, anna)
    row = ledger(desk, request_id, staff)["DHL"]

    (error,) = update(desk, request_id, row, "IMPOSSIBLE", " ", staff)
    assert (error["field"], error["code"]) == ("note", "REQUIRED")
    (error,) = update(desk, request_id, row, "RETRY", "", staff)
    assert (error["field"], error["code"]) == ("update", "STATE")
    assert ledger(desk, request_id, staff)["DHL"] == row

    assert update(desk, request_id, row, "IMPOSSIBLE", "They went out of business.", staff) == []
    now = ledger(desk, request_id, staff)["DHL"]
    assert (now["state"], now["note"]) == ("IMPOSSIBLE", "They went out of business.")
    assert now["by"] == graphene.Node.to_global_id("User", staff.pk)


def test_two_of_staff_at_once__the_second_sees_the_first(
    desk: Desk, anna: Any, staff: Any, shop: Any, told: Told
) -> None:
    request_id = corrects(desk, anna)
    row = ledger(desk, request_id, staff)["DHL"]
    version = desk.run("Recipients", user=staff, id=request_id)["version"]
    given = {"id": request_id, "recipient": row["id"], "version": version, "update": "DONE", "note": "Done."}
    desk.run("RecipientUpdate", user=staff, **given)

    assert (
        desk.refused("RecipientUpdate", user=staff, **given | {"update": "IMPOSSIBLE"})["code"] == "CHANGED"
    )
    assert ledger(desk, request_id, staff)["DHL"]["state"] == "DONE"


def test_row_of_another_request__is_not_found(
    desk: Desk, anna: Any, eve: Any, staff: Any, shop: Any, told: Told
) -> None:
    other = ledger(desk, corrects(desk, eve), staff)["Mailer"]
    request_id = corrects(desk, anna)

    (error,) = update(desk, request_id, other, "DONE", "", staff)
    assert (error["field"], error["code"]) == ("recipient", "NOT_FOUND")


def test_delivery_fails__tried_again_then_for_staff(
    desk: Desk, anna: Any, staff: Any, shop: Any, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    works = events.notify

    def broken(event: str, payload: dict[str, Any], *, channel: str) -> None:
        raise Refused("unavailable", "No way today.")

    monkeypatch.setattr(events, "notify", broken)
    request_id = corrects(desk, anna)
    row = ledger(desk, request_id, staff)["Mailer"]
    assert row["state"] == "FAILED"

    monkeypatch.setattr(events, "notify", works)
    assert update(desk, request_id, row, "RETRY", "", staff) == []
    assert ledger(desk, request_id, staff)["Mailer"]["state"] == "TOLD"
    assert len(told) == 1


def test_once_more__a_later_correction_of_the_request_starts_the_row_anew(
    desk: Desk, anna: Any, staff: Any, shop: Any, told: Told, channel: Any
) -> None:
    from django.db import transaction
    from django.utils import timezone

    from saleor_gdpr_plugin.requests.models import Request

    request_id = corrects(desk, anna)
    row = ledger(desk, request_id, staff)["DHL"]
    assert update(desk, request_id, row, "DONE", "Called them.", staff) == []

    with database.primary(), transaction.atomic():
        records = [("Order", str(shop.pk))]
        telling.tell(Request.objects.get(), "corrected", records=records, now=timezone.now())

    assert ledger(desk, request_id, staff)["DHL"]["state"] == "TO_DO"
    assert len(told) == 2
    assert told[1][1]["records"] == [
        graphene.Node.to_global_id("Order", shop.pk),
        graphene.Node.to_global_id("User", anna.pk),
    ]
    with database.primary():
        jobs.sweep()
    assert len(told) == 2
