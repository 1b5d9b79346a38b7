"""Our own retention: after its months a request says what the shop did, not for whom."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from dateutil.relativedelta import relativedelta
from django.apps import apps
from django.utils import timezone

from saleor_gdpr_plugin import housekeeping
from saleor_gdpr_plugin.audit import sealing
from saleor_gdpr_plugin.audit.models import Entry
from saleor_gdpr_plugin.audit.verify import verify
from saleor_gdpr_plugin.mail.models import OutboxMail
from saleor_gdpr_plugin.proof.models import Token
from saleor_gdpr_plugin.requests import retention
from saleor_gdpr_plugin.requests.models import Request, ThreadEntry
from tests.desk import Desk

MARKS = (
    "Marker-Name",
    "Marker-Street",
    "Marker-Question",
    "Marker-Ground",
    "marker@example.com",
    "Marker-Note",
)


@pytest.fixture
def refused(desk: Desk, staff: Any) -> Request:
    """A letter, asked about and refused; every text carries a mark."""
    request = desk.register(
        user=staff, name="Marker-Name", postalAddress="Marker-Street 1", email="marker@example.com",
        representative="Marker-Name", representativeProof="Marker-Note", externalReference="Marker-Note",
        identityMethod="KNOWLEDGE", identityNote="Marker-Note", text="Marker-Question",
    )  # fmt: skip
    desk.decide("Ask", request["id"], user=staff, about="OTHER", text="Marker-Question")
    desk.run("RequestNote", user=staff, id=request["id"], text="Marker-Note")
    desk.decide("Refuse", request["id"], user=staff, ground="EXCESSIVE", explanation="Marker-Ground")
    return Request.objects.get()


def everything() -> str:
    """All our rows as text."""
    tables = apps.get_app_config("saleor_gdpr_plugin").get_models()
    return "\n".join(repr(list(model.objects.values())) for model in tables)


def closed(request: Request, **ago: int) -> None:
    Request.objects.filter(pk=request.pk).update(closed_at=timezone.now() - relativedelta(**ago))


def test_empty__nothing_about_the_person_is_left_and_the_chain_is_whole(refused: Request) -> None:
    sealing.seal(timezone.now())
    before = everything()
    assert all(mark in before for mark in MARKS)
    closed(refused, months=36, minutes=1)

    housekeeping.sweep()

    after = everything()
    assert [mark for mark in MARKS if mark in after] == []
    assert list(verify()) == []
    kept = Request.objects.get()
    assert (kept.reference, kept.state, kept.ground) == (refused.reference, "refused", "excessive")
    assert (kept.received_on, kept.due_on) == (refused.received_on, refused.due_on)
    assert kept.emptied_at is not None
    assert not ThreadEntry.objects.exists()
    assert not Token.objects.filter(object_id=kept.pk).exists()
    assert not OutboxMail.objects.filter(object_id=kept.pk).exists()
    assert Entry.objects.filter(kind="request.emptied", object_id=str(kept.pk)).count() == 1


def test_empty__not_a_day_too_early_and_only_once(refused: Request) -> None:
    closed(refused, months=36, days=-1)
    assert retention.empty(timezone.now()) == 0
    assert Request.objects.get().name == "Marker-Name"
    assert retention.empty(timezone.now() + timedelta(days=2)) == 1
    assert retention.empty(timezone.now() + timedelta(days=2)) == 0


def test_empty__goes_by_the_shops_own_months(refused: Request, plugin: Callable[..., Any]) -> None:
    from tests.desk import FORM

    plugin(**FORM, retention_months="6")
    closed(refused, months=6, minutes=1)
    assert retention.empty(timezone.now()) == 1


def test_empty__an_open_request_stays(desk: Desk, anna: Any) -> None:
    desk.submit(user=anna, text="please")
    Request.objects.update(submitted_at=timezone.now() - relativedelta(years=9))
    assert retention.empty(timezone.now()) == 0
    assert Request.objects.get().details == {"text": "please"}
