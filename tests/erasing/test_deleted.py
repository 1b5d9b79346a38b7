"""Accounts that Saleor deletes: a legal hold stops it, else the rest of the person comes before the desk."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from saleor_gdpr_plugin.contracts import SYSTEM
from saleor_gdpr_plugin.erasure import deleted
from saleor_gdpr_plugin.erasure.models import DeletedAccount, LegalHold, PlanItem
from saleor_gdpr_plugin.host import database
from saleor_gdpr_plugin.mail.models import OutboxMail
from saleor_gdpr_plugin.requests.models import Request
from saleor_gdpr_plugin.restriction.changing import restrict
from saleor_gdpr_plugin.restriction.models import Ground, Restriction
from tests.cast import model
from tests.consent.shop import manager
from tests.desk import FORM
from tests.erasing.conftest import Eraser
from tests.work.sweeping import sweep_all

from . import toys


def delete(user: Any, hook: str | None = "customer_deleted") -> None:
    """Delete as Saleor does: the row, and afterwards the hook with the id given back."""
    with database.primary():
        model("account.User").objects.get(pk=user.pk).delete()
        if hook:
            getattr(manager(None), hook)(user)


def test_deleted_by_staff__waits_without_clock_or_mail(
    eraser: Eraser, annas: dict[str, Any], anna: Any
) -> None:
    delete(anna)
    sweep_all()

    row = Request.objects.get()
    assert (row.right, row.state, row.origin, row.account_id) == ("erasure", "open", "saleor", anna.pk)
    assert (row.received_on, row.due_on, row.mailbox_proven) == (None, None, False)
    assert eraser.desk.mails("anna@example.com") == []
    assert not DeletedAccount.objects.exists()
    # Saleor left the orders: they are found by what was written down before.
    wanted = {str(annas["new"].pk), str(annas["old"].pk)}
    assert set(PlanItem.objects.values_list("key", flat=True)) == wanted

    (request,) = eraser.desk.queue(eraser.staff)
    assert eraser.desk.decide("Approve", request, user=eraser.staff)["state"] == "PARTLY_FULFILLED"
    assert {key for source, key, _what in toys.Toy.erased if source == "orders"} == wanted
    assert model("order.Order").objects.get(pk=annas["old"].pk).user_email == ""


def test_deleted_by_the_customer__is_proven_and_its_clock_runs(
    eraser: Eraser, annas: dict[str, Any], anna: Any
) -> None:
    delete(anna, "account_deleted")
    sweep_all()

    row = Request.objects.get()
    assert (row.state, row.origin, row.mailbox_proven, row.identity) == ("open", "saleor", True, "mailbox")
    assert row.due_on is not None
    assert len(eraser.desk.mails("anna@example.com")) == 1
    assert OutboxMail.objects.filter(name="received", object_id=row.pk, state="sent").count() == 1


@pytest.mark.parametrize("own", [False, True])
def test_restriction__staff_erases_nothing_by_itself_and_the_person_may(
    eraser: Eraser, annas: dict[str, Any], anna: Any, own: bool
) -> None:
    restrict(
        account_id=anna.pk, address="anna@example.com", ground=Ground.CLAIMS, by=SYSTEM, now=timezone.now()
    )
    delete(anna, "account_deleted" if own else "customer_deleted")
    sweep_all()
    (request,) = eraser.desk.queue(eraser.staff)

    if not own:
        ((code, message),) = eraser.approve_refused(request)
        assert code == "RESTRICTED"
        assert message.startswith("This person's data is under restriction")
        assert [each["code"] for each in eraser.plan(request)["obstacles"]] == ["restricted"]
        assert toys.Toy.erased == []
        Restriction.objects.update(lifted_at=timezone.now())
    assert eraser.desk.decide("Approve", request, user=eraser.staff)["state"] == "PARTLY_FULFILLED"
    assert len(toys.Toy.erased) == 2


def test_legal_hold__the_account_stays(eraser: Eraser, annas: dict[str, Any], anna: Any) -> None:
    hold = LegalHold.objects.create(account_id=anna.pk, reason="A lawsuit.", since=timezone.now())

    with pytest.raises(ValidationError, match="legal hold"):
        delete(anna)

    assert model("account.User").objects.filter(pk=anna.pk).exists()
    assert not DeletedAccount.objects.exists()
    LegalHold.objects.filter(pk=hold.pk).update(lifted_at=timezone.now())
    delete(anna)
    assert not model("account.User").objects.filter(pk=anna.pk).exists()


def test_rolled_back__nothing_is_remembered(eraser: Eraser, annas: dict[str, Any], anna: Any) -> None:
    with database.primary(), transaction.atomic():
        model("account.User").objects.get(pk=anna.pk).delete()
        assert DeletedAccount.objects.count() == 1
        transaction.set_rollback(True)

    sweep_all()
    assert not DeletedAccount.objects.exists()
    assert not Request.objects.exists()


def test_our_own_erasure__opens_no_request(eraser: Eraser, annas: dict[str, Any], anna: Any) -> None:
    request = eraser.asks()
    eraser.desk.decide("Approve", request["id"], user=eraser.staff)
    sweep_all()

    assert not DeletedAccount.objects.exists()
    assert Request.objects.count() == 1


def test_inactive__is_silent(eraser: Eraser, plugin: Any, annas: dict[str, Any], anna: Any) -> None:
    LegalHold.objects.create(account_id=anna.pk, reason="A lawsuit.", since=timezone.now())
    plugin(**FORM, active=False)

    delete(anna)

    assert not model("account.User").objects.filter(pk=anna.pk).exists()
    assert not DeletedAccount.objects.exists()


def test_no_hook__the_sweep_finds_it(eraser: Eraser, annas: dict[str, Any], anna: Any) -> None:
    delete(anna, None)
    sweep_all()
    assert not Request.objects.exists()

    assert deleted.unheard(timezone.now() + timedelta(minutes=11)) == 1
    sweep_all()

    assert Request.objects.get().origin == "saleor"


def test_a_failure_of_ours__never_stops_the_shop(
    eraser: Eraser, annas: dict[str, Any], anna: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deleted, "orders_of", lambda person: 1 / 0)

    delete(anna)

    assert not model("account.User").objects.filter(pk=anna.pk).exists()
