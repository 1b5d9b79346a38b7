"""gdprRestrictionSet, gdprRestrictionLift and gdprRestriction: staff restricts, the sweep lifts, others ask."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import graphene
import pytest
from dateutil.relativedelta import relativedelta
from django.apps import apps
from django.utils import timezone

from saleor_gdpr_plugin import conf, housekeeping
from saleor_gdpr_plugin.audit.verify import verify
from saleor_gdpr_plugin.contracts import SYSTEM
from saleor_gdpr_plugin.datamap.registry import sources
from saleor_gdpr_plugin.mail.models import MailState, OutboxMail
from saleor_gdpr_plugin.requests import restricting, retention
from saleor_gdpr_plugin.requests.models import Request
from saleor_gdpr_plugin.requests.subjects import subject_of
from saleor_gdpr_plugin.restriction import retention as restrictions
from saleor_gdpr_plugin.restriction.changing import restrict
from saleor_gdpr_plugin.restriction.models import Ground, Restriction
from tests.cast import APP_TOKEN, Guest, model
from tests.desk import FORM, Desk


def id_of(user: Any) -> str:
    return str(graphene.Node.to_global_id("User", user.pk))


def set_for(desk: Desk, staff: Any, **who: Any) -> dict[str, Any]:
    given = {"ground": "CLAIMS", "note": "Her lawyer wrote."} | who
    return dict(desk.run("RestrictionSet", user=staff, **given)["restriction"])


def lift(desk: Desk, staff: Any, restriction: dict[str, Any], **values: Any) -> dict[str, Any]:
    given = {"id": restriction["id"], "reason": "The claim is settled."} | values
    return dict(desk.run("RestrictionLift", user=staff, **given)["restriction"])


def in_days(days: int) -> Any:
    return timezone.now() + timedelta(days=days)


def names() -> list[str]:
    """Mails by name, oldest first; those to staff are not asked for here."""
    return list(OutboxMail.objects.order_by("created_at").values_list("name", flat=True))


def test_set_and_lift__the_whole_life(desk: Desk, anna: Any, staff: Any, app: Any) -> None:
    # given
    mine = set_for(desk, staff, customer=id_of(anna))
    assert names() == ["restriction_set"]

    # when an app asks
    asked = desk.run("Restriction", app=APP_TOKEN, customer=id_of(anna))
    by_mail = desk.run("Restriction", app=APP_TOKEN, email="ANNA@example.com")

    # then
    assert asked == by_mail
    assert asked["restricted"] is True
    (shown,) = asked["restrictions"]
    assert (shown["id"], shown["ground"], shown["customer"]) == (mine["id"], "CLAIMS", id_of(anna))
    assert (shown["note"], shown["noticeAt"], shown["liftedAt"]) == ("Her lawyer wrote.", None, None)

    # when it is to be lifted
    announced = lift(desk, staff, mine)
    assert announced["liftedAt"] is None
    assert names() == ["restriction_set", "restriction_ending"]
    assert restricting.lift_due(in_days(2)) == 0
    assert desk.run("Restriction", app=APP_TOKEN, customer=id_of(anna))["restricted"] is True

    # then only the sweep lifts it
    assert restricting.lift_due(in_days(4)) == 1
    assert restricting.lift_due(in_days(4)) == 0
    after = desk.run("Restriction", app=APP_TOKEN, customer=id_of(anna))
    assert after["restricted"] is False
    assert after["restrictions"][0]["liftedAt"] is not None
    rows = model("account.User").objects.filter(pk=anna.pk)
    assert rows.values_list("private_metadata", flat=True).get() == {}


def test_set__twice_sets_one_and_writes_once(desk: Desk, anna: Any, staff: Any) -> None:
    first = set_for(desk, staff, customer=id_of(anna))
    assert set_for(desk, staff, email="Anna@example.com")["id"] == first["id"]
    assert len(desk.mails("anna@example.com")) == 1


def test_set__for_an_address_without_an_account(desk: Desk, guest: Guest, staff: Any) -> None:
    mine = set_for(desk, staff, email=guest.email, language="en", channel="main")

    lift(desk, staff, mine)

    assert [mail.subject for mail in desk.mails("Guest@Example.com")] == [
        "Your data is restricted",
        "The restriction of your data will end",
    ]
    assert Restriction.objects.get().address == "guest@example.com"


def test_set__the_courtesy_mail_can_be_switched_off_and_the_notice_cannot(
    desk: Desk, plugin: Any, guest: Guest, staff: Any
) -> None:
    plugin(**FORM, shopper_mails=False)

    lift(desk, staff, set_for(desk, staff, email=guest.email))

    assert [mail.subject for mail in desk.mails("Guest@Example.com")] == [
        "The restriction of your data will end"
    ]


@pytest.mark.parametrize(
    ("given", "code", "field"),
    [
        ({}, "REQUIRED", "customer"),
        ({"customer": "VXNlcjox", "email": "a@example.com"}, "REQUIRED", "customer"),
        ({"customer": "rubbish"}, "NOT_FOUND", "customer"),
        ({"customer": "VXNlcjo5OTk5OTk="}, "NOT_FOUND", "customer"),
        ({"email": "no address"}, "INVALID", "email"),
        ({"email": "a@example.com", "channel": "none"}, "NOT_FOUND", "channel"),
        ({"request": "rubbish"}, "NOT_FOUND", "id"),
    ],
)
def test_set__wrong_input_names_its_field(
    desk: Desk, staff: Any, given: dict[str, Any], code: str, field: str
) -> None:
    error = desk.refused("RestrictionSet", user=staff, ground="CLAIMS", **given)
    assert (error["code"], error["field"]) == (code, field)
    assert not Restriction.objects.exists()


def test_lift__wrong_input_names_its_field(desk: Desk, anna: Any, staff: Any) -> None:
    mine = set_for(desk, staff, customer=id_of(anna))
    for given, code, field in (
        ({"reason": " "}, "REQUIRED", "reason"),
        ({"liftAt": (timezone.now() - timedelta(hours=1)).isoformat()}, "INVALID", "liftAt"),
        ({"liftAt": in_days(366).isoformat()}, "INVALID", "liftAt"),
        ({"id": "rubbish"}, "NOT_FOUND", "id"),
    ):
        error = desk.refused("RestrictionLift", user=staff, **{"id": mine["id"], "reason": "Over."} | given)
        assert (error["code"], error["field"]) == (code, field)
    assert Restriction.objects.get().notice_at is None


def test_lift__waits_for_a_notice_that_failed_until_staff_told_in_another_way(
    desk: Desk, anna: Any, staff: Any
) -> None:
    mine = set_for(desk, staff, customer=id_of(anna))
    lift(desk, staff, mine)
    OutboxMail.objects.filter(name="restriction_ending").update(state=MailState.FAILED)
    assert restricting.lift_due(in_days(9)) == 0
    (failed,) = desk.run("Health", user=staff)["failedMails"]
    assert (failed["name"], failed["request"]) == ("restriction_ending", None)

    told = lift(desk, staff, mine, told="By letter of 25 November.")

    assert told["told"] == "By letter of 25 November."
    assert restricting.lift_due(in_days(9)) == 1


def test_nobody__restricts_or_frees_themselves(desk: Desk, staff: Any) -> None:
    denied = desk.ask("RestrictionSet", user=staff, ground="CLAIMS", customer=id_of(staff))
    assert denied.codes == ["PermissionDenied"]
    assert not Restriction.objects.exists()


def test_inactive__the_fields_are_silent_and_the_lifting_goes_on(
    desk: Desk, plugin: Any, anna: Any, staff: Any
) -> None:
    mine = set_for(desk, staff, customer=id_of(anna))
    lift(desk, staff, mine)
    plugin(**FORM, active=False)
    assert conf.load() is None

    answer = desk.ask("Restriction", user=staff, customer=id_of(anna))
    error = desk.refused("RestrictionLift", user=staff, id=mine["id"], reason="Over.")

    assert (answer.data, error["code"]) == ({"gdprRestriction": None}, "INACTIVE")
    assert restricting.lift_due(in_days(4)) == 1


def test_export__holds_the_persons_restrictions_and_nobody_elses(
    desk: Desk, anna: Any, eve: Any, staff: Any
) -> None:
    set_for(desk, staff, customer=id_of(anna))
    set_for(desk, staff, customer=id_of(eve))
    desk.submit(user=anna)
    (source,) = [each for each in sources() if each.slug == "restrictions"]

    (record,) = [record.data() for record in source.export(subject_of(Request.objects.get()))]

    assert (record["ground"], record["address"]) == ("claims", "anna@example.com")
    assert "by_id" not in record


def test_retention__a_lifted_one_is_emptied_and_one_that_stands_keeps_the_persons_requests(
    desk: Desk, anna: Any, eve: Any, staff: Any
) -> None:
    # given two closed requests, one of a person under restriction
    for user in (anna, eve):
        request = desk.submit(user=user)["request"]
        desk.run("RequestCancel", user=user, id=request["id"])
    mine = set_for(desk, staff, customer=id_of(anna))
    late = timezone.now() + relativedelta(years=4)

    # when, then
    assert retention.empty(late) == 1
    assert sorted(Request.objects.values_list("address", flat=True)) == ["", "anna@example.com"]
    assert restrictions.empty(late) == 0

    # when it is lifted
    lift(desk, staff, mine)
    restricting.lift_due(in_days(4))
    assert restrictions.empty(in_days(40)) == 0
    assert restrictions.empty(late) == 1

    # then nothing says who it was
    assert retention.empty(late) == 1
    tables = list(apps.get_app_config("saleor_gdpr_plugin").get_models())
    text = "\n".join(repr(list(each.objects.values())) for each in tables if each.__name__ != "OutboxMail")
    assert "anna@example.com" not in text
    assert "Her lawyer wrote." not in text
    assert list(verify()) == []


def test_sweep__lifts_by_itself(desk: Desk, anna: Any, staff: Any) -> None:
    lift(desk, staff, set_for(desk, staff, customer=id_of(anna)))
    Restriction.objects.update(lift_at=timezone.now())

    housekeeping.sweep()

    assert Restriction.objects.get().lifted_at is not None


def test_retention__a_lifted_one_is_not_emptied_while_another_stands(desk: Desk, anna: Any, eve: Any) -> None:
    now = timezone.now()
    for user, ground in ((anna, Ground.UNLAWFUL), (anna, Ground.CLAIMS), (eve, Ground.UNLAWFUL)):
        restrict(account_id=user.pk, address=user.email.lower(), ground=ground, by=SYSTEM, now=now)
    Restriction.objects.filter(ground=Ground.UNLAWFUL).update(lifted_at=now)
    late = now + relativedelta(years=4)

    assert restrictions.empty(late) == 1
    assert set(Restriction.objects.values_list("account_id", flat=True)) == {anna.pk, None}

    Restriction.objects.filter(account_id=anna.pk).update(lifted_at=now)
    assert restrictions.empty(late) == 2
