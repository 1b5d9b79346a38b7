"""What a law kept goes on its day, by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from saleor_gdpr_plugin.audit.models import Entry
from saleor_gdpr_plugin.contracts import SYSTEM, Disposition, Outcome
from saleor_gdpr_plugin.datamap import order_plan, registry
from saleor_gdpr_plugin.erasure import ending, kept
from saleor_gdpr_plugin.erasure.models import ErasureRecord, LegalHold, PlanItem
from saleor_gdpr_plugin.restriction.changing import restrict
from saleor_gdpr_plugin.restriction.models import Ground, Restriction
from saleor_gdpr_plugin.work import jobs
from saleor_gdpr_plugin.work.models import Job
from tests.cast import model
from tests.erasing.conftest import Eraser
from tests.work.sweeping import the_job

from . import toys


@pytest.fixture
def erased(eraser: Eraser, annas: dict[str, Any]) -> dict[str, Any]:
    """Anna is erased but for one order."""
    request = eraser.asks()
    eraser.desk.decide("Approve", request["id"], user=eraser.staff)
    toys.Toy.erased.clear()
    return annas


def on_the_day(monkeypatch: pytest.MonkeyPatch, day: datetime) -> int:
    """Let the chore and its jobs run on a day."""
    monkeypatch.setattr("saleor_gdpr_plugin.host.tasks._send", lambda task, ids: None)
    found = kept.due(day)
    with monkeypatch.context() as patch:
        patch.setattr(kept.timezone, "now", lambda: day)
        if found:
            Job.objects.filter(kind=kept.KEPT).update(run_at=timezone.now())
            jobs.run(the_job(kept.KEPT))
    return found


def test_kept__goes_on_the_day_after_its_last(
    erased: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    year = timezone.now().year + 6
    assert on_the_day(monkeypatch, datetime(year, 12, 31, 12, tzinfo=UTC)) == 0
    assert PlanItem.objects.count() == 1

    assert on_the_day(monkeypatch, datetime(year + 1, 1, 1, 12, tzinfo=UTC)) == 1

    assert toys.Toy.erased == [("orders", str(erased["new"].pk), "anonymise")]
    assert model("order.Order").objects.get(pk=erased["new"].pk).user_email == ""
    assert not PlanItem.objects.exists()
    assert bytes(ErasureRecord.objects.get().identifiers) == b""
    assert Entry.objects.get(kind="erasure.kept_erased").content == {"source": "orders", "count": 1}
    # The same day once more, and the next: nothing is left to do.
    assert on_the_day(monkeypatch, datetime(year + 1, 1, 1, 13, tzinfo=UTC)) == 0
    assert on_the_day(monkeypatch, datetime(year + 1, 1, 2, 12, tzinfo=UTC)) == 0


def test_kept__waits_while_a_legal_hold_stands(
    erased: dict[str, Any], anna: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    year = timezone.now().year + 7
    hold = LegalHold.objects.create(address="anna@example.com", reason="A lawsuit.", since=timezone.now())

    assert on_the_day(monkeypatch, datetime(year, 1, 1, 12, tzinfo=UTC)) == 1
    assert toys.Toy.erased == []

    LegalHold.objects.filter(pk=hold.pk).update(lifted_at=timezone.now())
    assert on_the_day(monkeypatch, datetime(year, 1, 2, 12, tzinfo=UTC)) == 1
    assert len(toys.Toy.erased) == 1


@pytest.mark.parametrize(("address", "waits"), [("anna@example.com", True), ("eve@example.com", False)])
def test_kept__waits_while_a_restriction_stands(
    erased: dict[str, Any], monkeypatch: pytest.MonkeyPatch, address: str, waits: bool
) -> None:
    year, now = timezone.now().year + 7, timezone.now()
    restrict(account_id=None, address=address, ground=Ground.CLAIMS, by=SYSTEM, now=now)

    assert on_the_day(monkeypatch, datetime(year, 1, 1, 12, tzinfo=UTC)) == 1
    assert len(toys.Toy.erased) == (0 if waits else 1)

    Restriction.objects.update(lifted_at=timezone.now())
    assert on_the_day(monkeypatch, datetime(year, 1, 2, 12, tzinfo=UTC)) == (1 if waits else 0)
    assert len(toys.Toy.erased) == 1


KEEP = {"keep": True, "reason": "A lawsuit is pending.", "ground": "LEGAL_CLAIMS"}


def test_open_order__is_reduced_as_soon_as_it_is_settled(
    eraser: Eraser, annas: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    order = model("order.Order").objects.filter(pk=annas["old"].pk)
    order.update(status="unfulfilled")
    request = eraser.asks()
    (open_order,) = [each for each in eraser.plan(request["id"])["items"] if each["blocked"]]
    eraser.change(request["id"], items=[open_order["id"]], until="2100-12-31", **KEEP)
    eraser.desk.decide("Approve", request["id"], user=eraser.staff)
    toys.Toy.erased.clear()
    now = timezone.now()
    assert on_the_day(monkeypatch, now + timedelta(days=1)) == 1
    assert toys.Toy.erased == []

    # when
    order.update(status="fulfilled")

    # then
    assert on_the_day(monkeypatch, now + timedelta(days=2)) == 1
    assert toys.Toy.erased == [("orders", str(annas["old"].pk), "keep")]
    assert on_the_day(monkeypatch, now + timedelta(days=3)) == 0
    kinds = Entry.objects.filter(kind__startswith="erasure.kept").values_list("kind", "content")
    assert list(kinds) == [("erasure.kept_settled", {"source": "orders", "count": 1})]
    assert set(PlanItem.objects.values_list("blocked", flat=True)) == {""}


def test_kept_note__goes_before_the_account_that_takes_it_along(
    eraser: Eraser, annas: dict[str, Any], anna: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = eraser.asks()
    eraser.change(request["id"], source="notes", until="2090-12-31", **KEEP)
    eraser.change(request["id"], source="account", until="2089-12-31", **KEEP)
    eraser.desk.decide("Approve", request["id"], user=eraser.staff)
    toys.Toy.erased.clear()

    on_the_day(monkeypatch, datetime(2090, 6, 1, 12, tzinfo=UTC))

    assert "account" not in {source for source, _key, _what in toys.Toy.erased}
    assert model("account.User").objects.filter(pk=anna.pk).exists()

    on_the_day(monkeypatch, datetime(2091, 1, 1, 12, tzinfo=UTC))

    assert [each[:2] for each in toys.Toy.erased][-2:] == [
        ("notes", str(annas["note"].pk)),
        ("account", str(anna.pk)),
    ]
    assert not model("account.User").objects.filter(pk=anna.pk).exists()


def test_recipients__are_told_of_what_went_and_not_of_what_is_kept(
    eraser: Eraser, annas: dict[str, Any], anna: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Any] = []
    monkeypatch.setattr(ending.telling, "tell", lambda *_, records, **__: told.extend(records))
    request = eraser.asks()

    eraser.desk.decide("Approve", request["id"], user=eraser.staff)

    assert told == [("User", str(anna.pk)), ("Order", str(annas["old"].pk))]


def test_open_order__invoiced_since_is_kept_as_long_as_the_invoice(
    eraser: Eraser, annas: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    # given
    order = model("order.Order").objects.filter(pk=annas["old"].pk)
    order.update(status="unfulfilled")
    request = eraser.asks()
    (open_order,) = [each for each in eraser.plan(request["id"])["items"] if each["blocked"]]
    eraser.change(request["id"], items=[open_order["id"]], until="2030-12-31", **KEEP)
    eraser.desk.decide("Approve", request["id"], user=eraser.staff)
    order.update(status="fulfilled")
    orders, fresh = registry.named("orders"), []
    planned = type(orders).plan

    def invoiced(self: Any, *given: Any, **how: Any) -> Any:
        for item in planned(self, *given, **how):
            fresh.append(item.key)
            yield replace(item, disposition=Disposition.KEEP, rule="invoices", until=date(2034, 12, 31))

    monkeypatch.setattr(type(orders), "plan", invoiced)

    # when
    assert on_the_day(monkeypatch, timezone.now() + timedelta(days=2)) == 1

    # then
    row = PlanItem.objects.get(key=str(annas["old"].pk))
    assert (row.key in fresh, row.rule, row.until) == (True, "invoices", date(2034, 12, 31))


def test_kept__that_is_no_longer_found_stays_in_the_plan_and_the_log_says_so(
    erased: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(toys.Orders, "erase", lambda *_, **__: Outcome(kept=1))
    year = timezone.now().year + 7

    assert on_the_day(monkeypatch, datetime(year, 1, 1, 12, tzinfo=UTC)) == 1

    assert PlanItem.objects.get().key == str(erased["new"].pk)
    (entry,) = Entry.objects.filter(kind__startswith="erasure.kept")
    problem = {"source": "orders", "problem": "not found as this person's any more"}
    assert (entry.kind, entry.content) == ("erasure.kept_failed", problem)


def test_order__invoiced_once_more_since_the_plan_no_longer_fits_it(annas: dict[str, Any]) -> None:
    order, made = annas["old"], timezone.now()
    model("invoice.Invoice").objects.create(order=order, status="success", created_at=made)
    (before,) = order_plan.standing([order.pk])

    later = model("invoice.Invoice").objects.create(order=order, status="success")
    model("invoice.Invoice").objects.filter(pk=later.pk).update(created_at=made + timedelta(days=400))

    (after,) = order_plan.standing([order.pk])
    assert after.stamp != before.stamp
