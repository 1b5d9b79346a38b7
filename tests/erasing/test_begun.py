"""After the beginning and after failed work: what still stops an erasure, what is no part of it, who may look later."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from saleor_gdpr_plugin.erasure import carrying_out
from saleor_gdpr_plugin.erasure.models import LegalHold, Plan
from saleor_gdpr_plugin.requests.models import Request
from saleor_gdpr_plugin.requests.states import State
from saleor_gdpr_plugin.work import jobs
from tests.cast import model, permit
from tests.erasing.conftest import Eraser
from tests.work.sweeping import sweep_all, the_job

from . import toys
from .test_resuming import approved, kill

__all__ = ["approved"]


@pytest.fixture
def stopped(
    approved: dict[str, Any], annas: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> dict[str, Any]:
    """Cards and orders are erased; then somebody changed a note, and the work failed."""
    with monkeypatch.context() as patch:
        kill(patch, carrying_out, "_checkpoint", nth=3, after=False)
        jobs.run(the_job("request.fulfil"))
    annas["note"].content = "Changed meanwhile."
    annas["note"].save()
    sweep_all()
    assert Request.objects.get(right="erasure").state == "failed"
    toys.Toy.erased.clear()
    return approved


def test_legal_hold__stops_the_rest(
    eraser: Eraser, stopped: dict[str, Any], annas: dict[str, Any], anna: Any
) -> None:
    hold = LegalHold.objects.create(address="anna@example.com", reason="A claim.", since=timezone.now(), by=1)
    eraser.desk.run("ErasurePlan", user=eraser.staff, id=stopped["id"], version=eraser.version())

    eraser.desk.decide("Retry", stopped["id"], user=eraser.staff)
    sweep_all()

    row = Request.objects.get(right="erasure")
    assert (row.state, row.problem) == ("failed", "A legal hold stands over this person. Lift it first.")
    assert toys.Toy.erased == []
    assert model("account.CustomerNote").objects.filter(pk=annas["note"].pk).exists()

    hold.lifted_at = timezone.now()
    hold.save()
    eraser.desk.decide("Retry", stopped["id"], user=eraser.staff)
    sweep_all()
    assert Request.objects.get(right="erasure").state == "partly_fulfilled"
    assert not model("account.User").objects.filter(pk=anna.pk).exists()


def test_what_came_since__is_no_part_of_it(
    eraser: Eraser, stopped: dict[str, Any], order_for: Callable[..., Any]
) -> None:
    later = order_for(email="anna@example.com", status="fulfilled", customer_note="I am back.")
    eraser.desk.run("ErasurePlan", user=eraser.staff, id=stopped["id"], version=eraser.version())
    keys = set(Plan.objects.get().items.filter(source="orders").values_list("key", flat=True))
    assert str(later.pk) not in keys

    eraser.desk.decide("Retry", stopped["id"], user=eraser.staff)
    sweep_all()

    later.refresh_from_db()
    assert (later.user_email, later.customer_note) == ("anna@example.com", "I am back.")


def test_begun__more_may_be_kept_and_nothing_more_let_go(eraser: Eraser, stopped: dict[str, Any]) -> None:
    let_go = {"source": "notes", "keep": False, "reason": "No need.", "override": "Checked by counsel."}
    assert eraser.change_refused(stopped["id"], **let_go) == ("STATE", "keep")


def test_failed_before_the_beginning__the_approval_is_taken_back_before_the_plan_changes(
    eraser: Eraser, approved: dict[str, Any], annas: dict[str, Any]
) -> None:
    Request.objects.filter(pk=approved["pk"]).update(state=State.FAILED)
    assert Plan.objects.get().begun_at is None
    let_go = {"source": "orders", "keep": False, "reason": "No need.", "override": "Checked by counsel."}

    assert eraser.change_refused(approved["id"], **let_go) == ("STATE", "id")
    error = eraser.desk.refused("ErasurePlan", user=eraser.staff, id=approved["id"], version=eraser.version())

    assert (error["code"], error["field"]) == ("STATE", "id")
    assert set(Plan.objects.get().items.filter(source="orders").values_list("disposition", flat=True)) == {
        "keep", "anonymise",
    }  # fmt: skip


def test_let_go__is_not_kept_again_for_a_shorter_time(eraser: Eraser, annas: dict[str, Any]) -> None:
    request = eraser.asks()
    item = next(
        each for each in eraser.plan(request["id"], source="orders")["items"] if each["disposition"] == "KEEP"
    )
    over = {"items": [item["id"]], "reason": "No need.", "override": "Checked by counsel."}
    eraser.change(request["id"], keep=False, **over)
    short = {"items": [item["id"]], "reason": "A while.", "ground": "LEGAL_CLAIMS"}
    until = timezone.localdate().isoformat()

    assert eraser.change_refused(request["id"], keep=True, until=until, **short) == ("KEPT", "items")


def test_record_and_certificate__are_not_for_whom_they_are_about(
    eraser: Eraser, annas: dict[str, Any], anna: Any
) -> None:
    request = eraser.asks()
    eraser.desk.decide("Approve", request["id"], user=eraser.staff)
    sweep_all()
    back = model("account.User").objects.create(email="Anna@example.com", is_staff=True, is_active=True)
    permit(back, "manage_users")

    opened = eraser.desk.ask("ErasureRecordOpen", user=back, email="anna@example.com", reason="Mine.")
    certified = eraser.desk.ask("ErasureCertificate", user=back, id=request["id"])

    assert [each["message"] for each in opened.errors] == ["Nobody decides about their own request."]
    assert [each["message"] for each in certified.errors] == ["Nobody decides about their own request."]
