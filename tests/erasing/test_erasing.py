"""From the plan to the sealed record: what goes, what stays, and what is told."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from saleor_gdpr_plugin.mail.models import OutboxMail
from saleor_gdpr_plugin.requests.models import Request
from tests.cast import model
from tests.erasing.conftest import Eraser

from . import toys


def test_plan__is_made_when_the_request_opens(eraser: Eraser, annas: dict[str, Any]) -> None:
    request = eraser.asks()

    plan = eraser.plan(request["id"], language="en")
    year = date.today().year + 6

    assert plan["obstacles"] == []
    assert plan["goes"] == [
        "Account: 1 deleted", "Notes: 1 deleted", "Stored cards: 2 deleted", "Orders: 1 made anonymous",
    ]  # fmt: skip
    (kept,) = plan["kept"]
    assert kept.startswith(
        f"Orders (#{annas['new'].number}): kept until 31 December {year}. Duty to keep records: § 147"
    )
    found = [
        (each["source"], each["disposition"], each["otherwise"], each["until"]) for each in plan["items"]
    ]
    assert found == [
        ("account", "DELETE", "DELETE", None),
        ("notes", "DELETE", "DELETE", None),
        ("payment_methods", "DELETE", "DELETE", None),
        ("payment_methods", "DELETE", "DELETE", None),
        ("orders", "KEEP", "ANONYMISE", f"{year}-12-31"),
        ("orders", "ANONYMISE", "ANONYMISE", None),
    ]
    assert toys.Toy.erased == []


def test_approved__is_carried_out_source_by_source(eraser: Eraser, annas: dict[str, Any], anna: Any) -> None:
    request = eraser.asks()

    done = eraser.desk.decide("Approve", request["id"], user=eraser.staff)

    assert done["state"] == "PARTLY_FULFILLED"
    new, old = str(annas["new"].pk), str(annas["old"].pk)
    assert toys.Toy.erased == [
        ("payment_methods", "visa", "delete"),
        ("payment_methods", "amex", "delete"),
        ("orders", new, "keep"),
        ("orders", old, "anonymise"),
        ("notes", str(annas["note"].pk), "delete"),
        ("account", str(anna.pk), "delete"),
    ]
    assert not model("account.User").objects.filter(pk=anna.pk).exists()
    assert model("order.Order").objects.get(pk=old).user_email == ""
    mail = eraser.desk.mails("anna@example.com")[-1]
    assert mail.subject == "Your data was erased"
    assert "- Orders: 1 made anonymous" in mail.body
    assert f"- Orders (#{annas['new'].number}): kept until 31 December" in mail.body
    assert "Example Authority, Exampletown" in mail.body
    assert OutboxMail.objects.filter(name="erased", state="sent").count() == 1


@pytest.mark.usefixtures("annas")
def test_nothing_kept__is_fulfilled_without_a_complaint(eraser: Eraser) -> None:
    model("order.Order").objects.update(created_at="2015-03-05T00:00:00Z")
    request = eraser.asks()

    assert eraser.desk.decide("Approve", request["id"], user=eraser.staff)["state"] == "FULFILLED"
    mail = eraser.desk.mails("anna@example.com")[-1]
    assert "Example Authority" not in mail.body
    assert "We have to keep" not in mail.body
    assert Request.objects.get(right="erasure").state == "fulfilled"
