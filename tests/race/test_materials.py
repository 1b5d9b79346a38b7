"""Many of the staff at once on one answer: one of them decides, and everybody else is told to look again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from saleor_gdpr_plugin import conf
from saleor_gdpr_plugin.contracts import Actor, Role
from saleor_gdpr_plugin.datamap import private_keys
from saleor_gdpr_plugin.datamap.models import KeyKind, MetadataKey
from saleor_gdpr_plugin.export import answering, hiding
from saleor_gdpr_plugin.export.models import Archive, Mask, OtherAnswer
from saleor_gdpr_plugin.host import auth
from saleor_gdpr_plugin.register import answer
from saleor_gdpr_plugin.requests import decisions
from saleor_gdpr_plugin.requests.models import Request
from tests.crash.invariants import assert_whole
from tests.desk import Desk
from tests.race.together import codes, together
from tests.work.sweeping import sweep_all

MANY = 20
pytestmark = pytest.mark.usefixtures("roomy")


@pytest.fixture
def ready(
    desk: Desk, anna: Any, staff: Any, order_for: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> Request:
    """Anna's request, built and waiting for its release."""
    order_for(anna)
    crm = answer.System("crm", "Customer desk", "crm@shop.example", "tickets")
    asked = desk.submit(user=anna)["request"]["id"]
    desk.decide("Approve", asked, user=staff)
    monkeypatch.setattr(answer, "systems", lambda: (crm,))
    return Request.objects.get()


def common(request: Request, staff: Any) -> dict[str, Any]:
    settings = conf.load()
    assert settings is not None
    return {
        "request_id": request.pk, "version": request.version,
        "requestor": auth.Requestor(user=staff, app=None), "settings": settings, "now": timezone.now(),
    }  # fmt: skip


def attach(request: Request, staff: Any) -> Callable[[], Any]:
    what: dict[str, Any] = {"nothing": False, "text": "Two calls.", "file": None, "remove": None}
    return lambda: answering.attach(**common(request, staff), system="crm", **what)


def mask(request: Request, staff: Any) -> Callable[[], Any]:
    place = {"source": "orders", "record": "1", "path": "customer_note", "reason": "A friend's."}
    return lambda: hiding.decide(**common(request, staff), **place, unmask=False)


def release(request: Request, staff: Any) -> Callable[[], Any]:
    return lambda: decisions.release(**common(request, staff), despite_problems=True)


@pytest.mark.parametrize("deed", [attach, mask])
def test_same_deed_at_once__happens_once(ready: Request, staff: Any, deed: Any) -> None:
    results = together(*[deed(ready, staff)] * MANY)
    assert codes(results) == {"": 1, "changed": MANY - 1}
    assert OtherAnswer.objects.count() + Mask.objects.count() == 1
    sweep_all()
    ready.refresh_from_db()
    assert ready.state == "ready"
    assert_whole()


def test_mask_and_release_at_once__what_is_masked_never_goes_out_unmasked(ready: Request, staff: Any) -> None:
    results = together(mask(ready, staff), attach(ready, staff), release(ready, staff))
    assert codes(results) == {"": 1, "changed": 2}
    sweep_all()
    ready.refresh_from_db()
    added = OtherAnswer.objects.count() + Mask.objects.count()
    assert (ready.state, added) in {("partly_fulfilled", 0), ("ready", 1)}
    assert Archive.objects.filter(state="available").exists() is (added == 0)


def test_same_key_at_once__ends_with_one_decision(desk: Desk) -> None:
    def classify(kind: KeyKind) -> Callable[[], Any]:
        by = Actor(Role.STAFF, 7)
        return lambda: private_keys.classify("erp.loyalty", kind, by=by, now=timezone.now())

    results = together(*[classify(kind) for kind in KeyKind] * 10)
    assert codes(results) == {"": 20}
    assert MetadataKey.objects.count() == 1
