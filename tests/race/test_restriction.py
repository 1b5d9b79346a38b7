"""Many at once on the restrictions of one person: one row, one notice, one end, and a marker that says the truth."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from saleor_gdpr_plugin.audit.models import Entry
from saleor_gdpr_plugin.contracts import Actor, Role
from saleor_gdpr_plugin.host import auth
from saleor_gdpr_plugin.mail.models import OutboxMail
from saleor_gdpr_plugin.requests import ending, restricting, restricting_by_hand
from saleor_gdpr_plugin.requests.models import Event, Request
from saleor_gdpr_plugin.restriction import changing
from saleor_gdpr_plugin.restriction.models import Ground, Restriction
from saleor_gdpr_plugin.restriction.telling import Recipient
from tests.cast import model
from tests.desk import Desk
from tests.race.test_requests import settings
from tests.race.together import codes, together

MANY = 20
SAM = Actor(Role.STAFF, 7)
TO = Recipient(email="anna@example.com", language="en")
pytestmark = pytest.mark.usefixtures("roomy")


def restrict(anna: Any, ground: Ground = Ground.CLAIMS) -> Restriction:
    return changing.restrict(
        account_id=anna.pk, address="anna@example.com", ground=ground, by=SAM, now=timezone.now()
    )


def notice(row: Restriction) -> None:
    now = timezone.now()
    changing.notice(row.pk, by=SAM, now=now, lift_at=now + timedelta(days=3), reason="Over.", to=TO)


def late() -> Any:
    return timezone.now() + timedelta(days=4)


def marked(anna: Any) -> bool:
    rows = model("account.User").objects.filter(pk=anna.pk)
    return "gdpr.restricted" in rows.values_list("private_metadata", flat=True).get()


def count(kind: str) -> int:
    return Entry.objects.filter(kind=kind).count()


def test_set__many_at_once_set_one(desk: Desk, anna: Any) -> None:
    calls: list[Callable[[], Any]] = [lambda: restrict(anna)] * MANY

    found = together(*calls)

    assert len({row.pk for row in found}) == 1
    assert (Restriction.objects.count(), count("restriction.set")) == (1, 1)
    assert marked(anna) is True


def test_lift__two_of_staff_at_once_tell_once(desk: Desk, anna: Any, staff: Any) -> None:
    row = restrict(anna)
    requestor = auth.Requestor(user=staff, app=None)

    def by(reason: str) -> Callable[[], Any]:
        return lambda: restricting_by_hand.lift(
            row.pk, requestor, reason=reason, lift_at=None, told="", now=timezone.now()
        )

    found = together(*[by(f"Reason {number}.") for number in range(MANY)])

    assert codes(found) == {"": MANY}
    assert len({each.lift_reason for each in found}) == 1
    assert OutboxMail.objects.filter(name="restriction_ending").count() == 1
    assert count("restriction.notice") == 1


def test_sweeps__at_once_lift_once(desk: Desk, anna: Any) -> None:
    notice(restrict(anna))
    calls: list[Callable[[], Any]] = [lambda: restricting.lift_due(late())] * 8

    found = together(*calls)

    assert sum(found) == 1
    assert count("restriction.lifted") == 1
    assert marked(anna) is False


@pytest.mark.parametrize("_round", range(5))
def test_lift__while_the_same_restriction_comes_anew(desk: Desk, anna: Any, _round: int) -> None:
    row = restrict(anna)
    notice(row)

    together(*[lambda: restrict(anna), lambda: restricting.lift_due(late())] * 4)

    # Lifted before or called off: either way what came last stands.
    assert Restriction.objects.filter(lifted_at=None).count() == 1
    assert marked(anna) is True
    assert Restriction.objects.count() == 1 + count("restriction.lifted")


@pytest.mark.parametrize("_round", range(5))
def test_lift__while_another_restriction_comes__the_marker_stays(desk: Desk, anna: Any, _round: int) -> None:
    notice(restrict(anna))

    together(lambda: restrict(anna, Ground.ACCURACY), lambda: restricting.lift_due(late()))

    assert list(Restriction.objects.filter(lifted_at=None).values_list("ground", flat=True)) == ["accuracy"]
    assert marked(anna) is True


def test_objection__cancelled_many_times_at_once_ends_once(desk: Desk, anna: Any) -> None:
    desk.submit(user=anna, right="OBJECTION", text="I know somebody there.")
    request = Request.objects.get()
    calls: list[Callable[[], Any]] = [
        lambda: ending.cancel(request, settings=settings(), now=timezone.now())
    ] * MANY

    found = together(*calls)

    assert codes(found) == {"": MANY}
    assert OutboxMail.objects.filter(name="restriction_ending").count() == 1
    assert Event.objects.filter(kind="restriction_ending").count() == 1
    assert Restriction.objects.get().lifted_at is None
